using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Trash;

public sealed class TrashPageTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Filter_ByTheChoicesOfThePanel_IsAnAddressAndAChip()
    {
        await RemoveSomebodyAsync();
        Navigation.NavigateTo("trash");
        var page = Render<TrashPage>();
        page.WaitForElement("button[aria-controls='trash-filters']").Click();

        page.WaitForElement("#trash-filters input[type=checkbox]").Change(true);

        page.WaitForAssertion(() => Navigation.Uri.Should().EndWith("/trash?why=WrongPerson"));
        page.WaitForAssertion(() => page.Find(".filter-chip").TextContent.Should().Contain("Why").And.Contain("Wrong person"));
        page.Find("button[aria-label='Remove filter Why']").Click();
        page.WaitForAssertion(() => Navigation.Uri.Should().EndWith("/trash"));
    }

    [Fact]
    public async Task Search_Typed_IsInTheFieldAndInNoAddress()
    {
        await RemoveSomebodyAsync();
        Navigation.NavigateTo("trash");
        var page = Render<TrashPage>();
        page.WaitForElement("input[type=search]").Input("Mei Tanaka");
        Database.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Navigation.Uri.Should().EndWith("/trash?text=kept"));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("Mei Tanaka");
        page.FindAll("button").Should().Contain(b => b.TextContent == "Save view", "a view keeps the text");
    }

    [Fact]
    public async Task Columns_OfTheAddress_AreHiddenInTheTable()
    {
        await RemoveSomebodyAsync();
        Navigation.NavigateTo("trash?hide=Why,By");

        var page = Render<TrashPage>();

        page.WaitForElement("table.trash").ClassList.Should().Contain(["hide-4", "hide-6", "hide-8"]).And.NotContain("hide-3");
    }

    private async Task RemoveSomebodyAsync()
    {
        await Database.EmptyAsync();
        var lead = await new LeadBuilder(Database, "Halden Robotics").Person("Mei Tanaka", "CTO").SaveAsync();
        await Database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["Mei Tanaka"].Id)).Remove(RemovalReason.WrongPerson, Database.Now, null));
    }
}
