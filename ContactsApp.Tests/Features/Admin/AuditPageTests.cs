using Bunit;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Admin;

public sealed class AuditPageTests : FeatureUiTest, IClassFixture<FeatureSqlite>
{
    public AuditPageTests(FeatureSqlite database)
        : base(database) => Services.AddScoped<AuditQueries>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Table_WithOtherColumns_HidesThemAndNeverWhatHappened()
    {
        await AddEntryAsync();
        Navigation.NavigateTo("audit?hide=Who,What&show=Action");

        var page = Render<AuditPage>();

        page.WaitForElement("table.audit").ClassList.Should().Contain(["hide-2", "hide-6"]).And.NotContain("hide-3").And.NotContain("hide-7");
        page.Find("td code").TextContent.Should().Be("contact.changed");
    }

    [Fact]
    public async Task Chips_OfAFilter_SayItAndLetGo()
    {
        await AddEntryAsync();
        Navigation.NavigateTo("audit?what=contact&from=2026-01-01&to=2026-12-31&match=any");
        var page = Render<AuditPage>();
        page.WaitForAssertion(() => page.FindAll(".filter-chip").Should().HaveCount(2));
        page.Find(".tools").TextContent.Should().Contain("any of").And.Contain("1 Jan 2026 to 31 Dec 2026");

        page.Find("button[aria-label='Remove filter Day']").Click();

        page.WaitForAssertion(() => Navigation.Uri.Should().EndWith("/audit?what=contact&match=any"));
    }

    [Fact]
    public async Task Entry_OfTheAddress_IsShownWhole()
    {
        var id = await AddEntryAsync();
        Navigation.NavigateTo($"audit?entry={id}");

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => page.Find(".drawer").TextContent.Should().Contain("UTC").And.Contain("contact.changed").And.Contain("CTO").And.Contain("CEO"));
    }

    [Fact]
    public async Task Entry_ThatIsNone_SaysSo()
    {
        await AddEntryAsync();
        Navigation.NavigateTo("audit?entry=999999");

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => page.Find(".drawer").TextContent.Should().Contain("There is no such entry"));
    }

    private async Task<long> AddEntryAsync()
    {
        await Database.EmptyAsync();
        Acts(UserRole.Admin);
        await Database.WriteAsync(db => db.AuditEntries.Add(new AuditEntry
        {
            At = Database.Now,
            ActorId = TestDatabase.Ann.UserId,
            ActorName = TestDatabase.Ann.Name,
            Verb = "contact.changed",
            EntityKind = nameof(Contact),
            EntityId = 7,
            ChangesJson = AuditChange.Write([new("Title", "CTO", "CEO")]),
        }));
        await using var db = Database.NewContext();
        return await db.AuditEntries.MaxAsync(a => a.Id);
    }
}
