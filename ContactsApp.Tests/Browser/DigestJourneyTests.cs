using AngleSharp.Html.Parser;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>From the profile to a digest that is wanted, one to look at, and by its own link to none.</summary>
[Collection(BrowserTests.Name)]
public sealed class DigestJourneyTests(BrowserFixture browser, DigestJourneyTests.MailingApp app) : Journey(browser, app), IClassFixture<DigestJourneyTests.MailingApp>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Digest_Chosen_LookedAt_AndStoppedByItsLink(bool phone)
    {
        var user = await App.CreateUserAsync(UserRole.Manager);
        var page = await OpenBlankAsync(user, phone);
        await page.GoStaticAsync(Urls.Account);
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Digest e-mail") }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Digest e-mail");
        await Expect(page.Field("Hour")).ToBeHiddenAsync();
        await page.ShouldBeCleanAsync();
        await page.Field("How often").SelectOptionAsync("Daily");
        await Expect(page.Field("Hour")).ToBeVisibleAsync();
        await Expect(page.Field("Day")).ToBeHiddenAsync();
        await page.Field("How often").SelectOptionAsync("Weekly");
        await page.Field("Day").SelectOptionAsync("Thursday");
        await Expect(page.Field("Leads")).ToHaveValueAsync("true");
        await page.ShouldBeCleanAsync();
        await page.Button("Save").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved. The next one is due on");
        await Expect(page.Field("Day")).ToHaveValueAsync("Thursday");

        await page.Button("Send me one now").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Sent to {user.Email}.");
        await page.ShouldBeCleanAsync();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(phone ? 390 : 1440);

        var mail = app.Mail.Got.Single(m => m.To.Mailboxes.Single().Address == user.Email);
        var link = new HtmlParser().ParseDocument(mail.HtmlBody!).QuerySelectorAll("a").Single(a => a.TextContent == "Stop it").GetAttribute("href")!;
        await page.GoStaticAsync(new Uri(link).PathAndQuery[1..]);
        await Expect(page.Heading).ToHaveTextAsync("Stop the digest?");
        await page.ShouldBeCleanAsync();
        await page.Button("Stop it").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("No more digests");
        await page.ShouldBeCleanAsync();
        await page.GoStaticAsync(Urls.Account);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Digest e-mail") })).ToContainTextAsync("Off");
    }

    /// <summary>The app on a port, with a mail server.</summary>
    public sealed class MailingApp : KestrelAppFactory
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
