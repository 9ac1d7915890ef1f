using Bunit;
using Bunit.TestDoubles;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Layout;

public sealed class LayoutTests : UiTest
{
    private static readonly ShellInfo Ann = new("Northlight", "Ann Keller", "Rep", "AK");

    [Fact]
    public void Sidebar_SignedIn_ShowsWorkspacePersonAndRole()
    {
        var cut = Render<Sidebar>(p => p.Add(s => s.Info, Ann));
        cut.Markup.Should().Contain("Northlight").And.Contain("Ann Keller").And.Contain("Rep");
        cut.FindAll("nav a").Select(a => a.TextContent.Trim()).Should().Equal(NavEntry.All.Select(e => e.Label));
    }

    [Fact]
    public void Sidebar_SignedOut_OffersNoSignOut() => Render<Sidebar>().FindAll("form").Should().BeEmpty();

    [Fact]
    public void Sidebar_OnALead_LightsUpLeads()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("leads/0190-abc");
        Render<Sidebar>().Find("nav a.active").TextContent.Should().Contain("Leads");
    }

    [Fact]
    public void SignOut_Form_IsAPlainPostOutsideTheCircuit()
    {
        var form = Render<UserFoot>(p => p.Add(f => f.Info, Ann)).Find("form");
        form.GetAttribute("method").Should().Be("post");
        form.GetAttribute("action").Should().Be("Account/Logout");
        form.QuerySelector("button")!.GetAttribute("aria-label").Should().Be("Sign out");
    }

    [Fact]
    public void BottomNav_SignedIn_OpensTheAccountSheetWithoutACircuit()
    {
        var cut = Render<BottomNav>(p => p.Add(b => b.Info, Ann));
        cut.Find("[popover]").Id.Should().Be(cut.Find("button[popovertarget]").GetAttribute("popovertarget"));
    }

    [Fact]
    public void AccountSheet_OnAPhone_HoldsThemeAccountAndSignOut()
    {
        var cut = Render<AccountSheet>(p => p.Add(s => s.Info, Ann));

        cut.FindAll("button[data-theme-toggle]").Should().ContainSingle();
        cut.FindAll("a.row").Select(a => a.GetAttribute("href")).Should().Equal([.. NavEntry.All.Where(e => e.Group is not null).Select(e => e.Href), "Account"]);
        cut.Find("form[action='Account/Logout'][method=post] button").TextContent.Should().Contain("Sign out");
    }

    [Fact]
    public void Navigation_OfAnAdministrator_HoldsUsersAndAuditOnADeskAndOnAPhone()
    {
        var admin = Ann with { RoleName = nameof(UserRole.Admin) };

        Render<Sidebar>(p => p.Add(s => s.Info, admin)).FindAll("nav a").Select(a => a.GetAttribute("href")).Should().EndWith(["users", "audit"]);
        Render<AccountSheet>(p => p.Add(s => s.Info, admin)).FindAll("a.row").Select(a => a.GetAttribute("href")).Should().Equal("icp", "imports", "users", "audit", "Account");
    }

    [Fact]
    public void MainLayout_OfAUserWithATimeZone_ShowsTimesOnThatClock()
    {
        this.AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        Render(b =>
        {
            b.OpenComponent<CascadingValue<ShellInfo>>(0);
            b.AddAttribute(1, "Value", Ann with { TimeZone = "Pacific/Auckland" });
            b.AddAttribute(2, "ChildContent", (RenderFragment)(c =>
            {
                c.OpenComponent<MainLayout>(0);
                c.CloseComponent();
            }));
            b.CloseComponent();
        });

        Services.GetRequiredService<ViewerTime>().Zone.Id.Should().Be("Pacific/Auckland");
    }

    [Fact]
    public async Task UserFoot_QuestionMark_OpensTheSheetOfShortcuts()
    {
        var host = Render<KeyboardHost>();

        await Render<UserFoot>(p => p.Add(f => f.Info, Ann)).Find("button[aria-label='Keyboard shortcuts']").ClickAsync(new());

        host.Find("[role=dialog]").GetAttribute("aria-label").Should().Be("Keyboard shortcuts");
    }

    [Fact]
    public void ThemeToggle_Shown_NamesBothWays()
    {
        var toggle = Render<ThemeToggle>().Find("button[data-theme-toggle]");
        toggle.TextContent.Should().Contain("Use the dark theme").And.Contain("Use the light theme");
    }

    [Fact]
    public void TopBar_OfAPage_AppearsInTheFrame()
    {
        var cut = Render(b =>
        {
            b.OpenComponent<SectionOutlet>(0);
            b.AddAttribute(1, "SectionName", "topbar");
            b.CloseComponent();
            b.OpenComponent<TopBar>(2);
            b.AddAttribute(3, "Title", "Halden Robotics");
            b.AddAttribute(4, "Parent", "Leads");
            b.AddAttribute(5, "ParentHref", "leads");
            b.CloseComponent();
        });
        cut.Find("h1").TextContent.Should().Be("Halden Robotics");
        cut.Find("[aria-label=Breadcrumb] a").GetAttribute("href").Should().Be("leads");
    }

    [Fact]
    public void MainLayout_WithClaimsOnly_ShowsTheNameFromThem()
    {
        var auth = this.AddAuthorization();
        auth.SetAuthorized("ann.keller@northlight.example").SetRoles(nameof(UserRole.Manager));
        var cut = Layout(b => b.AddMarkupContent(0, "<h1>Leads</h1>"));
        cut.Markup.Should().Contain("ann.keller@northlight.example").And.Contain("Manager");
        cut.Find("main#main").TextContent.Should().Contain("Leads");
        cut.FindAll("a.skip").Should().HaveCount(1);
    }

    [Fact]
    public void MainLayout_ThrowingPage_SaysSoAndRecoversOnNavigation()
    {
        this.AddAuthorization();
        var broken = true;
        var cut = Layout(b =>
        {
            if (broken)
            {
                throw new InvalidOperationException("the secret inner message");
            }
            b.AddMarkupContent(0, "<p>Fine again</p>");
        });
        cut.Find("main [role=alert]").TextContent.Should().Contain("This page stopped working").And.Contain("Error number").And.NotContain("secret");
        broken = false;
        cut.Render(p => p.Add(l => l.Body, b => b.AddMarkupContent(0, "<p>Another page</p>")));
        cut.Find("main").TextContent.Should().Contain("Another page");
    }

    [Fact]
    public void ShellInfo_FromNobody_IsNothing() => ShellInfo.From(new()).Should().BeNull();

    private IRenderedComponent<MainLayout> Layout(RenderFragment body)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<MainLayout>(p => p.Add(l => l.Body, body));
    }
}
