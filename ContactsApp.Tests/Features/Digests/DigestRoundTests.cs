using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using SmtpServer.Protocol;

namespace ContactsApp.Features.Digests;

public sealed class DigestRoundOnSqlite(FeatureSqlite database) : DigestRoundContract(database), IClassFixture<FeatureSqlite>;

public sealed class DigestRoundOnPostgres(FeaturePostgres database) : DigestRoundContract(database), IClassFixture<FeaturePostgres>;

/// <summary>Who is sent a digest and when, by a real mail server, and that nobody is sent one twice.</summary>
public abstract class DigestRoundContract(TestDatabase database) : IAsyncLifetime
{
    private MailServer server = null!;

    private DigestKit Kit => new(database, server.Settings());

    private string[] Subjects => [.. server.Got.Select(m => m.Subject!)];

    public async Task InitializeAsync()
    {
        await database.EmptyAsync();
        // The other tests have moved the clock: on to a Monday at nine.
        var day = database.Time.GetUtcNow().UtcDateTime.Date.AddDays(1);
        day = day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);
        database.Time.SetUtcNow(new DateTimeOffset(day.AddHours(9), TimeSpan.Zero));
        server = await MailServer.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [DatabaseFact]
    public async Task Round_WhenItIsDue_SendsWhatHappened_Once()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        await Kit.RoundAsync();
        server.Got.Should().BeEmpty("seven in Berlin was before she wanted one");

        database.Time.Advance(TimeSpan.FromHours(21));   // six in UTC, seven in Berlin
        await Kit.RoundAsync();
        await Kit.RoundAsync();
        database.Time.Advance(TimeSpan.FromHours(5));
        await Kit.RoundAsync();

        var mail = server.Got.Should().ContainSingle().Which;
        mail.Subject.Should().Be("Your leads: 1 new person");
        mail.To.Mailboxes.Should().ContainSingle().Which.Address.Should().Be(ann.Email);
        mail.From.Mailboxes.Should().ContainSingle().Which.Address.Should().Be("contacts@seller.example");
        mail.TextBody.Should().Contain("Mia Lund (Head of IT)");
        (await Kit.PlanAsync(ann)).Should().Match<DigestPlan>(p => p.State == DigestState.Idle && p.Trouble == null && p.Tries == 0);
    }

    [DatabaseFact]
    public async Task Round_NothingHappenedSince_SendsNothing()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();

        for (var day = 0; day < 3; day++)
        {
            database.Time.Advance(TimeSpan.FromDays(1));
            await Kit.RoundAsync();
        }

        server.Got.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Round_Weekly_ComesOnItsDay()
    {
        var ann = await Kit.ReaderAsync(DigestRhythm.Weekly);   // Wednesdays, and it is Monday
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();
        server.Got.Should().BeEmpty();

        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();

        server.Got.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Round_LockedInvitedOrWithoutARole_GetNone_APauseDoes()
    {
        var all = new[]
        {
            await Kit.ReaderAsync(allLeads: true, change: u => u.LockoutEnd = AccountLock.Never),
            await Kit.ReaderAsync(allLeads: true, change: u => u.PasswordHash = null),
            await Kit.ReaderAsync(allLeads: true),
            await Kit.ReaderAsync(allLeads: true, change: u => u.LockoutEnd = database.Time.GetUtcNow().AddDays(2)),
        };
        await database.GiveRoleAsync(new Actor(all[2].Id, ""), null);
        await Kit.NewPersonAsync(all[0]);

        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();

        server.Got.Select(m => m.To.Mailboxes.Single().Address).Should().Equal(all[3].Email);
    }

    [DatabaseFact]
    public async Task Round_OfTwoServersAtOnce_SendsOne()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Kit.RoundAsync()));

        server.Got.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Round_MailServerDown_TriesAgainAndThenGivesUp_AndTheNextTellsIt()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        var down = new DigestKit(database, MailServer.Settings(port: 1));
        database.Time.Advance(TimeSpan.FromHours(21));

        await down.RoundAsync();
        var waiting = await Kit.PlanAsync(ann);
        waiting.Should().Match<DigestPlan>(p => p.State == DigestState.Waiting && p.Tries == 1 && p.TryAgainAt == database.Now.AddMinutes(1));
        waiting.Trouble.Should().Be("The mail server 127.0.0.1:1 does not answer.");
        await Kit.RoundAsync();
        server.Got.Should().BeEmpty("it is not time yet");

        for (var minute = 0; minute < 700; minute++)
        {
            database.Time.Advance(TimeSpan.FromMinutes(1));
            await down.RoundAsync();
        }

        var after = await Kit.PlanAsync(ann);
        after.Should().Match<DigestPlan>(p => p.State == DigestState.Idle && p.Tries == 0);
        after.Trouble.Should().Be("The mail server 127.0.0.1:1 does not answer. It was given up; what it would have told comes with the next one.");

        database.Time.Advance(TimeSpan.FromHours(13));
        await Kit.RoundAsync();
        Subjects.Should().Equal("Your leads: 1 new person");
        (await Kit.PlanAsync(ann)).Trouble.Should().BeNull();
    }

    [DatabaseFact]
    public async Task Round_MailServerBackSoon_SendsTheOneThatWaited()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        await new DigestKit(database, MailServer.Settings(port: 1)).RoundAsync();

        database.Time.Advance(TimeSpan.FromMinutes(2));
        await Kit.RoundAsync();
        await Kit.RoundAsync();

        server.Got.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Round_MailServerSaysLater_TriesAgain_SaysNo_GivesUp()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        server.Answer = () => new SmtpResponse(SmtpReplyCode.InsufficientStorage, $"no room for {ann.Email}");
        await Kit.RoundAsync();
        (await Kit.PlanAsync(ann)).Should().Match<DigestPlan>(p => p.State == DigestState.Waiting && p.Trouble!.Contains("(its answer was 452)") && !p.Trouble.Contains('@'));

        server.Answer = () => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, $"{ann.Email} is unknown");
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await Kit.RoundAsync();
        (await Kit.PlanAsync(ann)).Should().Match<DigestPlan>(p => p.State == DigestState.Idle && p.Trouble!.Contains("(its answer was 550). It was given up") && !p.Trouble.Contains('@'));
        database.Time.Advance(TimeSpan.FromHours(3));
        await Kit.RoundAsync();

        server.Got.Should().HaveCount(2, "it was handed over twice and taken never");
    }

    [DatabaseFact]
    public async Task Round_ConnectionBreaksWhileTheServerHasIt_IsNotSentAgain()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        server.Answer = () => new SmtpResponse((SmtpReplyCode)1);   // no answer that a mail program could read
        await Kit.RoundAsync();
        server.Answer = () => SmtpResponse.Ok;

        (await Kit.PlanAsync(ann)).Should().Match<DigestPlan>(p => p.State == DigestState.Idle && p.Trouble!.Contains("It may have arrived"));
        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();

        server.Got.Should().ContainSingle("and the next one does not tell the same again");
    }

    [DatabaseFact]
    public async Task Round_AfterAServerThatDiedWhileSending_IsNotSentAgain()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        var plan = (await Kit.Ledger.PlansAsync(default)).Single();
        (await Kit.Ledger.ClaimAsync(plan, database.Now.AddHours(-3), database.Now, default)).Should().BeTrue();

        for (var minute = 0; minute < 30; minute++)
        {
            await Kit.RoundAsync();
            database.Time.Advance(TimeSpan.FromMinutes(1));
        }

        server.Got.Should().BeEmpty();
        (await Kit.PlanAsync(ann)).Should().Match<DigestPlan>(p => p.State == DigestState.Idle && p.Trouble!.StartsWith("The server stopped while"));
        await Kit.NewPersonAsync(ann, "Solheim", "Kai Berg");
        database.Time.Advance(TimeSpan.FromDays(1));
        await Kit.RoundAsync();
        server.Got.Should().ContainSingle().Which.TextBody.Should().Contain("Kai Berg").And.NotContain("Mia Lund");
    }

    [DatabaseFact]
    public async Task Choose_WhileOneIsTried_DropsItAndKeepsWhatItWouldTell()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));
        await new DigestKit(database, MailServer.Settings(port: 1)).RoundAsync();
        var stale = (await Kit.Ledger.PlansAsync(default)).Single();
        await database.WriteAsync(db => db.DigestPlans.Single().Choose(new(DigestRhythm.Daily, DayOfWeek.Monday, 20), false, database.Now));

        (await Kit.Ledger.ClaimAsync(stale, database.Now, database.Now, default)).Should().BeFalse("it was read before the choice");
        database.Time.Advance(TimeSpan.FromHours(2));
        await Kit.RoundAsync();
        server.Got.Should().BeEmpty();

        database.Time.Advance(TimeSpan.FromHours(9));
        await Kit.RoundAsync();
        Subjects.Should().Equal("Your leads: 1 new person");
    }

    [DatabaseFact]
    public async Task Round_WithoutAMailServer_DoesNothing()
    {
        var ann = await Kit.ReaderAsync();
        await Kit.NewPersonAsync(ann);
        var before = await Kit.PlanAsync(ann);
        database.Time.Advance(TimeSpan.FromDays(1));

        await new DigestKit(database, null).RoundAsync();

        (await Kit.PlanAsync(ann)).Should().BeEquivalentTo(before);
    }
}
