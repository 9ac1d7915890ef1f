using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Support;

namespace ContactsApp.Features.Trash;

/// <summary>However much lies in trash, and however much was merged away: it is read along its own index, in order, with whatever the filter asks.</summary>
public sealed class TrashPlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    private static readonly string[] SmallTables = ["AspNetUsers"];

    public static TheoryData<string> Filters =>
        ["", "kind=Contacts", "why=Duplicate,WrongPerson", "by=machine", "by=someone", "within=7", "due=3", "owner=none", "owner=someone", "why=Duplicate&owner=someone&due=3&match=any"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_EitherWay_AreReadOffTheIndexOfTheTrashInItsOrder(string query)
    {
        foreach (var (direction, text) in from d in new[] { "", "asc" } from t in new[] { null, "mei tanaka" } select (d, t))
        {
            var filter = TrashFilter.From(FilterWords.Parsed($"{query}&dir={direction}"), text);
            var anchors = new TrashAnchors();
            anchors.Total(filter);
            anchors.Count(filter, TrashQueries.MaxRows);
            var plans = await QueryPlans.OfAsync(database, async () =>
            {
                await database.Get<TrashQueries>().RowsAsync(filter, 0, 50, anchors, CancellationToken.None);
                await database.Get<TrashQueries>().CountAsync(filter, CancellationToken.None);
            });
            // And from a place on, as after a jump.
            anchors.Learn(filter, 1, new ListAnchor(new TrashKey(database.Now, false, 1), 1));
            plans = [.. plans, .. await QueryPlans.OfAsync(database, () => database.Get<TrashQueries>().RowsAsync(filter, 600, 50, anchors, CancellationToken.None))];

            // Leads have no reason to be found by: nothing is read of them then.
            plans = [.. plans.Where(p => !p.Sql.Contains("WHERE 0", StringComparison.Ordinal))];
            plans.Should().NotBeEmpty().And.OnlyContain(p => !p.Sorts && !p.BareScans.Except(SmallTables).Any() && !p.FullReads.Except(SmallTables).Any(), $"{query} {direction} {text}");
            plans.Where(p => p.Sql.Contains("FROM \"Contacts\" AS \"c\"", StringComparison.Ordinal) && p.Sql.Contains("\"MergedIntoId\" IS NULL", StringComparison.Ordinal))
                .Should().NotBeEmpty().And.OnlyContain(p => p.Steps.Any(s => s.Contains("COVERING INDEX IX_Contacts_Trash", StringComparison.Ordinal)), $"{query} {direction} {text}");
        }
    }

    [Fact]
    public async Task Rows_OfOneLead_AreFoundByItsCompany()
    {
        var filter = new TrashFilter { Lead = Guid.NewGuid() };

        var plans = await QueryPlans.OfAsync(database, () => database.Get<TrashQueries>().CountAsync(filter, CancellationToken.None));

        plans.Should().NotBeEmpty().And.OnlyContain(p => !p.BareScans.Any());
    }

    [Fact]
    public async Task Purge_DueContacts_AreReadOffTheIndexOfTheTrash()
    {
        var plans = await QueryPlans.OfAsync(database, () => database.Get<IEnumerable<Jobs.IRecurringTask>>().Single(t => t.Name == "Purge of the trash").RunAsync(CancellationToken.None));

        plans.Should().Contain(p => p.Steps.Any(s => s.Contains("IX_Contacts_Trash", StringComparison.Ordinal)))
            .And.Contain(p => p.Steps.Any(s => s.Contains("IX_Leads_Trash", StringComparison.Ordinal)))
            .And.NotContain(p => p.BareScans.Any(t => t == "Contacts" || t == "Leads"));
    }
}
