using Bunit;
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

    private async Task<ContactCard> CardAsync()
    {
        var lead = await new LeadBuilder(Database, $"Row {Guid.NewGuid():n}").Person("Mei Tanaka", "Engineering Manager", Seniority.Manager).SaveAsync();
        var committee = await Database.Get<CommitteeQueries>().CommitteeAsync(lead.Lead.PublicId, CancellationToken.None);
        return committee!.People.Values.Single();
    }
}
