using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using FluentAssertions;

namespace ContactsApp.Features.Contacts;

public sealed class ContactsTableRowTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Row_ChangedByAnybody_TintsOnceForEachChange()
    {
        var card = await CardAsync();
        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, Guid.CreateVersion7()));
        cut.Find("tr").ClassList.Should().NotContain("flash");

        cut.Render(p => p.Add(r => r.Row, card with { Version = card.Version + 1 }));
        cut.Find("tr").ClassName.Should().Be("flash again");

        cut.Render(p => p.Add(r => r.Row, card with { Version = card.Version + 2 }));
        cut.Find("tr").ClassName.Should().Be("flash", "another name starts the animation anew");
    }

    [Fact]
    public async Task Row_OpenedFromAList_LinksWithTheList()
    {
        var card = await CardAsync();
        var lead = Guid.CreateVersion7();

        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, lead).AddCascadingValue("List", "sort=Fit"));

        cut.Find("a.name").GetAttribute("href").Should().Be($"leads/{lead}?contact={card.PublicId}&list=sort%3DFit");
    }

    [Fact]
    public async Task Row_AtRest_HoldsNoFieldOfItsOwn()
    {
        var card = await CardAsync();
        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, Guid.CreateVersion7()));

        cut.FindAll("button[data-act]").Should().NotBeEmpty();
        cut.FindComponents<ContactCell>().Should().BeEmpty("a value that nobody edits is text");
    }

    [Theory]
    [InlineData("Seniority", "select[aria-label='Seniority of Mei Tanaka']")]
    [InlineData("Department", "select[aria-label='Department of Mei Tanaka']")]
    [InlineData("Title", "input[aria-label='Title of Mei Tanaka']")]
    [InlineData("Role", "select[aria-label='Role of Mei Tanaka']")]
    [InlineData("FullName", "input[aria-label='Name of Mei Tanaka']")]
    [InlineData("Menu", "button[title='More for Mei Tanaka'][aria-expanded=true]")]
    public async Task Value_Pressed_BecomesItsField(string act, string opened)
    {
        var card = await CardAsync();
        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, Guid.CreateVersion7()));
        cut.FindAll(opened).Should().BeEmpty();
        cut.Find($"[data-act={act}]").Should().NotBeNull();

        await cut.Find("tr").TriggerEventAsync("onact", new ActEventArgs { Name = act });

        cut.FindAll(opened).Should().ContainSingle();
    }

    [Fact]
    public async Task Press_OfSomethingUnknown_ChangesNothing()
    {
        var card = await CardAsync();
        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, Guid.CreateVersion7()));
        var before = cut.Markup;

        await cut.Find("tr").TriggerEventAsync("onact", new ActEventArgs { Name = "<script>" });

        cut.Markup.Should().Be(before);
    }

    [Fact]
    public async Task Row_OfATableThatIsDrawnAgain_IsLeftAsItIsUntilItsPersonChanges()
    {
        var card = await CardAsync();
        var lead = Guid.CreateVersion7();
        var cut = Render<ContactsTableRow>(p => p.Add(r => r.Row, card).Add(r => r.LeadId, lead));

        cut.Render(p => p.Add(r => r.Row, card).Add(r => r.LeadId, lead));
        cut.RenderCount.Should().Be(1);

        cut.Render(p => p.Add(r => r.Row, card with { Title = "Director" }).Add(r => r.LeadId, lead));
        cut.Find(".title").TextContent.Should().Contain("Director");
    }

    private async Task<ContactCard> CardAsync()
    {
        var lead = await new LeadBuilder(Database, $"Row {Guid.NewGuid():n}").Person("Mei Tanaka", "Engineering Manager", Seniority.Manager).SaveAsync();
        var committee = await Database.Get<CommitteeQueries>().CommitteeAsync(lead.Lead.PublicId, CancellationToken.None);
        return committee!.People.Values.Single();
    }
}
