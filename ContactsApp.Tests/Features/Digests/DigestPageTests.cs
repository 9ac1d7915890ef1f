using System.Net;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Digests;

/// <summary>The choice of a digest in the profile, one to look at, and the ways to stop it.</summary>
public sealed class DigestPageTests(DigestPageTests.MailingApp app) : IClassFixture<DigestPageTests.MailingApp>
{
    private const string Page = "/" + Urls.DigestPage;

    [Fact]
    public async Task Choose_ADay_IsKept_Audited_AndSaidInTheProfile()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);
        (await client.GetStringAsync("/Account")).Should().MatchRegex("Digest e-mail</span><span class=\"text-3\"[^>]*>Off<");

        (await ChooseAsync(client, "Weekly", "Thursday", 6)).RedirectsTo().Should().Be("/" + Urls.DigestSaved);

        (await client.GetStringAsync("/" + Urls.DigestSaved)).Should().Contain("Saved. The next one is due on ").And.Contain("06:00");
        (await client.GetStringAsync("/Account")).Should().MatchRegex("Digest e-mail</span><span class=\"text-3\"[^>]*>Weekly<");
        (await PlanAsync(user)).Should().Match<DigestPlan>(p => p.Rhythm == DigestRhythm.Weekly && p.Day == DayOfWeek.Thursday && p.Hour == 6 && !p.AllLeads);
        await ChooseAsync(client, "Daily", "Thursday", 6);
        await ChooseAsync(client, "", "Monday", 7);
        (await PlanAsync(user)).Should().BeNull();
        (await app.WithServicesAsync(async s =>
        {
            await using var db = await s.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            return await db.AuditEntries.Where(a => a.EntityPublicId == Guid.Parse(user.Id) && a.Verb.StartsWith("digest")).OrderBy(a => a.Id).Select(a => a.Verb + " " + a.ActorName + " " + a.ChangesJson).ToListAsync();
        })).Should().SatisfyRespectively(
            a => a.Should().StartWith($"digest.added {user.Name}").And.Contain("Thursday").And.NotContain("ToldUntil"),
            a => a.Should().StartWith($"digest.changed {user.Name}").And.Contain("Daily"),
            a => a.Should().StartWith($"digest.removed {user.Name}"));
    }

    [Theory]
    [InlineData("Weekly", "Monday", 24)]
    [InlineData("Weekly", "9", 7)]
    public async Task Choose_WhatIsNotOffered_SavesNothing(string rhythm, string day, int hour)
    {
        var user = await app.CreateUserAsync(UserRole.Rep);

        var answer = await ChooseAsync(await app.CreateBrowserlikeClientAsync(user), rhythm, day, hour);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await PlanAsync(user)).Should().BeNull();
    }

    [Theory]
    [InlineData(UserRole.Rep, false)]
    [InlineData(UserRole.Manager, true)]
    public async Task Choice_BeforeItIsMade_ProposesTheLeadsOfAllToWhoManages(UserRole role, bool all)
    {
        var proposed = await app.AsAsync(await app.CreateUserAsync(role), s => s.GetRequiredService<DigestCommands>().FindAsync(default));

        proposed!.Choice.Should().Be(new DigestChoice(null, DayOfWeek.Monday, 7, all));
    }

    [Fact]
    public async Task SendNow_SendsOneAtOnce_ThreeTimesAndNoMore()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);

        for (var i = 0; i < DigestTrialLimit.Most; i++)
        {
            (await SendNowAsync(client)).Should().Contain($"Sent to {user.Email}.");
        }

        (await SendNowAsync(client)).Should().Contain("Nothing was sent; try again later.");
        var mails = app.Mail.Got.Where(m => m.To.Mailboxes.Single().Address == user.Email).ToList();
        mails.Should().HaveCount(DigestTrialLimit.Most);
        mails[0].Subject.Should().Be("Test: Your leads: nothing happened");
        mails.Select(m => m.MessageId).Should().OnlyHaveUniqueItems();
        (await PlanAsync(user)).Should().BeNull("asking for one chooses none");
    }

    [Fact]
    public async Task SendNow_MailServerRefuses_SaysWhatHappened()
    {
        var client = await app.CreateBrowserlikeClientAsync(await app.CreateUserAsync(UserRole.Rep));
        app.Mail.Answer = () => new SmtpServer.Protocol.SmtpResponse(SmtpServer.Protocol.SmtpReplyCode.TransactionFailed);
        try
        {
            (await SendNowAsync(client)).Should().Contain("did not take the mail (its answer was 554). Nothing was sent");
        }
        finally
        {
            app.Mail.Answer = () => SmtpServer.Protocol.SmtpResponse.Ok;
        }
    }

    [Fact]
    public async Task Stop_ByTheLinkInAMail_AsksFirst_AndNeedsNoSignIn()
    {
        var (user, key) = await ReaderAsync();
        var stranger = app.CreateBrowserlikeClient();
        var link = "/" + Urls.StopDigest(key);

        (await stranger.GetStringAsync(link)).Should().Contain("Stop the digest?").And.Contain(user.Email);
        (await PlanAsync(user)).Should().NotBeNull("programs look at links ahead");
        var answer = await stranger.SubmitFormAsync(link, "stop-digest", new Dictionary<string, string>());

        (await answer.Content.ReadAsStringAsync()).Should().Contain("No more digests");
        (await PlanAsync(user)).Should().BeNull();
    }

    [Fact]
    public async Task Stop_ByTheMailProgram_IsOnePost_AndTwiceIsOnce()
    {
        var (user, key) = await ReaderAsync();
        var program = app.CreateDefaultClient();
        var address = new Uri("/" + Urls.StopDigestNow(key), UriKind.Relative);

        (await program.GetAsync(address)).RedirectsTo().Should().Be("/" + Urls.StopDigest(key), "a person is asked");
        (await PlanAsync(user)).Should().NotBeNull();
        for (var i = 0; i < 2; i++)
        {
            var answer = await program.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" }));
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await PlanAsync(user)).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Stop_WithAKeyOfNobody_IsRefusedAndTellsNothing(string key)
    {
        await app.CreateUserAsync(UserRole.Admin);
        var program = app.CreateDefaultClient();

        (await program.PostAsync(new Uri("/" + Urls.StopDigestNow(key), UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await app.CreateBrowserlikeClient().GetStringAsync("/" + Urls.StopDigest(key))).Should().Contain("This link is not valid here");
    }

    [Fact]
    public async Task Users_WhoseDigestWasNotSent_AreNamedToAdministrators()
    {
        var (user, _) = await ReaderAsync();
        await app.WithServicesAsync(async s =>
        {
            await using var db = await s.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            return await db.DigestPlans.Where(p => p.UserId == user.Id).ExecuteUpdateAsync(p => p.SetProperty(d => d.Trouble, "The mail server mail.example:587 does not answer."));
        });

        var rows = await app.AsAsync(await app.CreateUserAsync(UserRole.Admin), s => s.GetRequiredService<UserQueries>().ListAsync(default));

        rows.Where(r => r.Digest is not null).Select(r => UserWords.Of(r.Name, r.Digest!)).Should().Equal($"The latest digest of {user.Name}: The mail server mail.example:587 does not answer.");
    }

    [Fact]
    public async Task WithoutAMailServer_TheProfileSaysSo_AndOffersNothing()
    {
        await using var silent = new AppFactory();
        await silent.InitializeAsync();
        var client = await silent.CreateBrowserlikeClientAsync(UserRole.Rep);

        (await client.GetStringAsync("/Account")).Should().Contain("This server sends no mail yet").And.NotContain(Urls.DigestPage);
        (await client.GetStringAsync(Page)).Should().Contain("This server sends no mail yet").And.NotContain("<form");
    }

    private async Task<(TestUser User, string Key)> ReaderAsync()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await app.AsAsync(user, s => s.GetRequiredService<DigestCommands>().ChooseAsync(new(DigestRhythm.Daily, DayOfWeek.Monday, 7, false), default));
        return (user, app.Services.GetRequiredService<StopKeys>().For(user.Id));
    }

    private Task<DigestPlan?> PlanAsync(TestUser user) => app.WithServicesAsync(async s =>
    {
        await using var db = await s.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await db.DigestPlans.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == user.Id);
    });

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string rhythm, string day, int hour) => client.SubmitFormAsync(Page, "digest", new Dictionary<string, string>
    {
        ["Input.Rhythm"] = rhythm,
        ["Input.Day"] = day,
        ["Input.Hour"] = hour.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Input.AllLeads"] = "false",
    });

    private static async Task<string> SendNowAsync(HttpClient client)
    {
        var answer = await client.SubmitFormAsync(Page, "digest", new Dictionary<string, string>
        {
            ["Input.Rhythm"] = "",
            ["Input.Day"] = "Monday",
            ["Input.Hour"] = "7",
            ["Input.AllLeads"] = "false",
            ["Input.SendNow"] = "true",
        });
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The app with a mail server.</summary>
    public sealed class MailingApp : AppFactory
    {
        internal MailServer Mail { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            Mail = await MailServer.StartAsync();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Mail.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton(new Mailer(Mail.Settings())));
        }
    }
}
