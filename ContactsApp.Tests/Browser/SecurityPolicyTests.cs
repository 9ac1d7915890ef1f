using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;

namespace ContactsApp.Browser;

/// <summary>The content security policy in a real browser: it forbids what it should, and no page of ours needs what it forbids.</summary>
[Collection(BrowserTests.Name)]
public sealed class SecurityPolicyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    private const string Listen = "window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));";

    [Fact]
    public async Task Pages_AllOfThem_BreakNoneOfThePolicy()
    {
        await LoadDemoAsync();
        var admin = await App.CreateUserAsync(UserRole.Admin);
        var page = await OpenBlankAsync(admin);
        await page.Page.AddInitScriptAsync(Listen);
        var lead = Urls.Lead(await DemoLeadAsync("Halden Robotics"));
        foreach (var url in new[] { Urls.Leads(), lead, lead + "?tab=history", Urls.ProposalsPage, Urls.DuplicatesPage, Urls.Trash, Urls.Icp, Urls.Imports, Urls.NewImport, Urls.Users, Urls.AuditPage })
        {
            await page.GoAsync(url);
            await page.SettledAsync();
            (await ViolationsAsync(page)).Should().BeEmpty(url);
        }

        foreach (var url in new[] { Urls.Account, Urls.ChangePassword, Urls.TwoStep, Urls.Passkeys, Urls.LoginPage, Urls.Join("x"), Urls.NewPassword("x") })
        {
            await page.GoStaticAsync(url);
            (await ViolationsAsync(page)).Should().BeEmpty(url);
        }
    }

    [Fact]
    public async Task Page_WithAScriptThatSomebodyPutIn_DoesNotRunIt()
    {
        var page = await OpenBlankAsync();
        page.Expected = "Content Security Policy";
        await page.Page.AddInitScriptAsync(Listen);
        await page.GoAsync(Urls.Trash);

        await page.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.hacked = true';
              document.body.append(script);
              document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.hacked = true">');
            }
            """);

        await page.Page.WaitForFunctionAsync("() => violations.length >= 2");
        (await page.Page.EvaluateAsync<bool>("() => window.hacked === true")).Should().BeFalse();
    }

    private static Task<string[]> ViolationsAsync(AppPage page) => page.Page.EvaluateAsync<string[]>("() => violations");
}
