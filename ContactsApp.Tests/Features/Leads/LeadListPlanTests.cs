using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;

namespace ContactsApp.Features.Leads;

/// <summary>No list of leads reads a big table, and no order is sorted by hand: each is read off its index, from either end.</summary>
public sealed class LeadListPlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    private static readonly string[] BigTables = ["Contacts", "Touchpoints", "Observations"];

    public static IEnumerable<object[]> Sorts =>
        from sort in Enum.GetValues<LeadSort>()
        from up in new[] { true, false }
        select new object[] { sort, up };

    public static TheoryData<string> Filters =>
    [
        "stage=Evaluation", "stage=Solution,Evaluation", "state=Customer", "fit=Moderate", "owner=someone", "owner=none",
        "missing=DecisionMaker", "signal=Surge", "country=SE", "industry=Software", "stage=Evaluation&fit=Strong&owner=someone&missing=Champion",
    ];

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Rows_EachSort_IsReadOffItsIndex(LeadSort sort, bool ascending)
    {
        var plans = await PlansAsync(new LeadFilter { Sort = sort, Ascending = ascending });

        plans.Should().NotBeEmpty();
        plans.SelectMany(p => p.Steps).Should().NotContain(s => s.Contains("TEMP B-TREE"), string.Join("\n", plans))
            .And.NotContain(s => IsBareScan(s), string.Join("\n", plans));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_EachFilterWithEachSort_ReadsNoBigTableAndSortsNothing(string query)
    {
        foreach (var (sort, up) in from s in Enum.GetValues<LeadSort>() from u in new[] { true, false } select (s, u))
        {
            var plans = await PlansAsync(FilterOf(query) with { Sort = sort, Ascending = up });

            plans.SelectMany(p => p.Steps).Should().NotContain(s => s.Contains("TEMP B-TREE"), string.Join("\n", plans))
                .And.NotContain(s => IsBareScan(s), string.Join("\n", plans));
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_FewMatch_AreFoundByTheFilter(string query)
    {
        var plans = await PlansAsync(FilterOf(query), total: 20);

        plans.SelectMany(p => p.Steps).Should().NotContain(s => IsBareScan(s), string.Join("\n", plans));
    }

    [Fact]
    public async Task Funnel_IsCountedFromAnIndexAlone()
    {
        var plans = await QueryPlans.OfAsync(database, () => database.Get<LeadQueries>().FunnelAsync(CancellationToken.None));

        plans[0].Steps.Should().ContainSingle().Which.Should().Contain("COVERING INDEX");
        plans.SelectMany(p => p.Steps).Should().NotContain(s => IsBareScan(s), string.Join("\n", plans));
    }

    /// <summary>The first page, and one that is far down: it reads on from an anchor.</summary>
    private async Task<IReadOnlyList<QueryPlan>> PlansAsync(LeadFilter filter, int total = LeadQueries.MaxRows)
    {
        var anchors = new LeadAnchors();
        anchors.Total(filter);
        anchors.Count(filter, total);
        anchors.Learn(filter, 1, new LeadAnchor(KeyOf(filter.Sort), 1));
        return await QueryPlans.OfAsync(database, async () =>
        {
            var queries = database.Get<LeadQueries>();
            await queries.RowsAsync(filter, 0, 50, anchors, "user", CancellationToken.None);
            await queries.RowsAsync(filter, 600, 50, anchors, "user", CancellationToken.None);
            await queries.RowsAsync(filter, 1_100, 50, anchors, "user", CancellationToken.None);
        });
    }

    private static LeadFilter FilterOf(string query) =>
        LeadFilter.From(query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));

    private static object KeyOf(LeadSort sort) => sort switch
    {
        LeadSort.Company or LeadSort.Owner => "m",
        LeadSort.Stage => JourneyStage.Solution,
        LeadSort.Trend => 1.0,
        LeadSort.LastTouch => DateTime.UnixEpoch,
        LeadSort.Fit or LeadSort.Committee or LeadSort.Engaged or LeadSort.Signals => 1,
    };

    /// <summary>A scan without an index, or any scan of a table that grows with the number of people.</summary>
    private static bool IsBareScan(string step) => step.StartsWith("SCAN", StringComparison.Ordinal)
        && (!step.Contains("USING", StringComparison.Ordinal) || BigTables.Any(t => step.Contains(t, StringComparison.Ordinal)));
}
