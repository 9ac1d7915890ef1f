using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Previous, next and place of a lead are those of the list it was opened from, whatever the order and the filter.</summary>
public abstract class LeadPlaceContract(TestDatabase database, ManyLeads many) : IAsyncLifetime
{
    public Task InitializeAsync() => many.FillAsync(database);

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Place_EverySortEitherWay_IsThatOfTheList()
    {
        foreach (var (sort, up) in from s in Enum.GetValues<LeadSort>() from u in new[] { true, false } select (s, u))
        {
            var filter = new LeadFilter { Sort = sort, Ascending = up, Stages = [JourneyStage.Solution] };
            var rows = (await Queries.RowsAsync(filter, 0, 1_000, new LeadAnchors(), "nobody", CancellationToken.None)).Rows;
            foreach (var at in new[] { 0, 1, rows.Count / 2, rows.Count - 1 })
            {
                var place = await Queries.PlaceAsync(rows[at].PublicId, filter, CancellationToken.None);

                place.Should().Be(
                    new LeadPlace(at == 0 ? null : rows[at - 1].PublicId, at == rows.Count - 1 ? null : rows[at + 1].PublicId, at + 1, rows.Count, TotalIsCapped: false),
                    $"of row {at + 1} sorted by {sort}, {(up ? "ascending" : "descending")}");
                place!.Words.Should().Be($"{at + 1} of {rows.Count}");
            }
        }
    }

    [DatabaseFact]
    public async Task Place_LeadTheFilterLeavesOut_HasNeighboursAndNoNumber()
    {
        var other = (await Queries.RowsAsync(new LeadFilter { Stages = [JourneyStage.Target] }, 40, 1, new LeadAnchors(), "nobody", CancellationToken.None)).Rows.Single();

        var place = await Queries.PlaceAsync(other.PublicId, new LeadFilter { Stages = [JourneyStage.Solution] }, CancellationToken.None);

        place!.Number.Should().BeNull();
        place.Next.Should().NotBeNull();
        place.Words.Should().Be($"{place.Total} in the list");
    }

    [DatabaseFact]
    public async Task Place_LeadThatIsNotThere_IsNothing() =>
        (await Queries.PlaceAsync(Guid.CreateVersion7(), new LeadFilter(), CancellationToken.None)).Should().BeNull();

    private LeadQueries Queries => database.Get<LeadQueries>();
}

public sealed class LeadPlaceOnSqliteTests(FeatureSqlite database, ManyLeads many) : LeadPlaceContract(database, many), IClassFixture<FeatureSqlite>, IClassFixture<ManyLeads>
{
    [Theory]
    [InlineData("")]
    [InlineData("stage=Evaluation")]
    [InlineData("owner=owner-1&fit=Moderate&sort=Fit")]
    [InlineData("missing=Champion&sort=Company")]
    public async Task Place_IsReadOffIndexes(string query)
    {
        var filter = LeadFilter.From(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));
        await using var db = database.NewContext();
        var lead = await db.Leads.OrderBy(l => l.Id).Skip(700).Select(l => l.PublicId).FirstAsync();

        var plans = await QueryPlans.OfAsync(database, () => database.Get<LeadQueries>().PlaceAsync(lead, filter, CancellationToken.None));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any());
    }
}

public sealed class LeadPlaceOnPostgresTests(FeaturePostgres database, ManyLeads many) : LeadPlaceContract(database, many), IClassFixture<FeaturePostgres>, IClassFixture<ManyLeads>;
