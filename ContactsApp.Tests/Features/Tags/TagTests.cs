using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;

namespace ContactsApp.Features.Tags;

public abstract class TagContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task LeadTag_AddedTwice_IsOnce_FiltersTheList_AndUndoTakesItBack()
    {
        var (nordics, other) = (await LeadAsync(), await LeadAsync());
        var tag = $"Nordics {Guid.NewGuid():n}"[..20];

        var done = await Commands.AddTagAsync(nordics.Lead.PublicId, $"  {tag.ToUpperInvariant()} ", CancellationToken.None);

        (await Commands.AddTagAsync(nordics.Lead.PublicId, tag, CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        var filter = LeadFilter.From(new Dictionary<string, string?> { ["tag"] = tag });
        (await LeadsAsync(filter)).Should().Equal(nordics.Lead.PublicId);
        (await LeadsAsync(filter with { Sort = LeadSort.Company, Ascending = true, MatchAny = true })).Should().Equal(nordics.Lead.PublicId);
        (await Database.KnownAsync(tag[..10], 10, CancellationToken.None)).Should().Contain(tag.ToUpperInvariant());
        (await database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        (await LeadsAsync(filter)).Should().BeEmpty();
        other.Lead.Tags.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task LeadTag_RemovedAndUndone_IsThereAgain_AndABadOneIsRefused()
    {
        var lead = await LeadAsync();
        await Commands.AddTagAsync(lead.Lead.PublicId, "Key account", CancellationToken.None);

        var removed = await Commands.RemoveTagAsync(lead.Lead.PublicId, "key ACCOUNT", CancellationToken.None);

        (await HeaderAsync(lead)).Tags.Should().BeEmpty();
        (await database.UndoAsync(removed.UndoId)).Ok.Should().BeTrue();
        (await HeaderAsync(lead)).Tags.Should().Equal("Key account");
        (await Commands.AddTagAsync(lead.Lead.PublicId, "a, b", CancellationToken.None)).Kind.Should().Be(OutcomeKind.Invalid);
    }

    [DatabaseFact]
    public async Task ContactTag_FiltersTheListOfContacts_ByAnyOfTheTags()
    {
        var lead = await LeadAsync();
        var (one, two) = (Tag(), Tag());
        await TagAsync(lead, "Ingrid Solheim", one);
        await TagAsync(lead, "Jonas Weber", two);
        await TagAsync(lead, "Jonas Weber", one);

        (await PeopleAsync(one)).Should().BeEquivalentTo("Ingrid Solheim", "Jonas Weber");
        (await PeopleAsync(two)).Should().BeEquivalentTo("Jonas Weber");
        (await PeopleAsync($"{one},{two}")).Should().BeEquivalentTo("Ingrid Solheim", "Jonas Weber");
        (await PeopleAsync(Tag())).Should().BeEmpty();
        var row = (await RowsAsync(new ContactFilter { Tags = [TagText.Key(two)] })).Rows.Single();
        row.Tags.Should().BeEquivalentTo(one, two);
    }

    private LeadCommands Commands => database.Get<LeadCommands>();

    private TagQueries Database => database.Get<TagQueries>();

    private static string Tag() => $"t {Guid.NewGuid():n}"[..20];

    private Task<LeadBuilder> LeadAsync() => new LeadBuilder(database, $"Tagged {Guid.NewGuid():n}").Person("Ingrid Solheim", "CEO").Person("Jonas Weber", "CTO").SaveAsync();

    private async Task TagAsync(LeadBuilder lead, string name, string tag) =>
        (await database.Get<ContactEdits>().AddTagAsync(lead[name].PublicId, tag, CancellationToken.None)).Ok.Should().BeTrue();

    private async Task<IEnumerable<Guid>> LeadsAsync(LeadFilter filter) =>
        (await database.Get<LeadQueries>().RowsAsync(filter, 0, 50, new LeadAnchors(), "nobody", CancellationToken.None)).Rows.Select(r => r.PublicId);

    private async Task<LeadHeader> HeaderAsync(LeadBuilder lead) => (await database.Get<LeadQueries>().HeaderAsync(lead.Lead.PublicId, CancellationToken.None))!;

    private async Task<IEnumerable<string>> PeopleAsync(string tags) =>
        (await RowsAsync(ContactFilter.From(new Dictionary<string, string?> { ["tag"] = tags }))).Rows.Select(r => r.Name);

    private Task<ContactRows> RowsAsync(ContactFilter filter) => database.Get<ContactListQueries>().RowsAsync(filter, 0, 50, new ContactAnchors(), CancellationToken.None);
}

public sealed class TagsOnSqliteTests(FeatureSqlite database) : TagContract(database), IClassFixture<FeatureSqlite>;

public sealed class TagsOnPostgresTests(FeaturePostgres database) : TagContract(database), IClassFixture<FeaturePostgres>;

public sealed class TagTextTests
{
    [Theory]
    [InlineData("  Key   account ", "Key account")]
    [InlineData("", null)]
    [InlineData("a,b", null)]
    [InlineData("12345678901234567890123456789012345678901", null)]
    public void Clean_TidiesOrRefuses(string typed, string? kept) => TagText.Clean(typed).Should().Be(kept);

    [Fact]
    public void All_KeepsEachOnceInItsFirstSpelling() => TagText.All(["VIP", "vip ", "Nordics", ""]).Should().Equal("VIP", "Nordics");
}
