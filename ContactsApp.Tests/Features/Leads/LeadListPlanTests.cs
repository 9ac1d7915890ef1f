using ContactsApp.Domain;
using ContactsApp.Features.Lists;
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
        "missing=DecisionMaker", "signal=Surge", "country=SE", "industry=Software", "tag=vip,nordics", "stage=Evaluation&fit=Strong&owner=someone&missing=Champion",
        "stage=Evaluation&owner=someone&missing=Champion&match=any",
    ];

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Rows_EachSort_IsReadOffItsIndex(LeadSort sort, bool ascending)
    {
        var plans = await PlansAsync(new LeadFilter { Sort = sort, Ascending = ascending });

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.Sorts && ReadsWell(p));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_EachFilterWithEachSort_ReadsNoBigTableAndSortsNothing(string query)
    {
        foreach (var (sort, up) in from s in Enum.GetValues<LeadSort>() from u in new[] { true, false } select (s, u))
        {
            var plans = await PlansAsync(FilterOf(query) with { Sort = sort, Ascending = up });

            plans.Should().OnlyContain(p => !p.Sorts && ReadsWell(p));
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_FewMatch_AreFoundByTheFilter(string query)
    {
        var plans = await PlansAsync(FilterOf(query), total: 20);

        plans.Should().OnlyContain(p => ReadsWell(p));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    [InlineData("")]
    [InlineData("", "so")]
    [InlineData("", "solheim")]
    public async Task Rows_Counted_ByAnIndex(string query, string? text = null)
    {
        var plans = await QueryPlans.OfAsync(database, () =>
            database.Get<LeadQueries>().RowsAsync(FilterOf(query) with { Text = text }, 0, 50, new LeadAnchors(), "user", CancellationToken.None));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => ReadsWell(p));
    }

    [Fact]
    public async Task Funnel_IsCountedFromAnIndexAlone()
    {
        var plans = await QueryPlans.OfAsync(database, () => database.Get<LeadQueries>().FunnelAsync(CancellationToken.None));

        plans.Should().OnlyContain(p => !p.Sorts && ReadsWell(p));
    }

    /// <summary>The first page, and one that is far down: it reads on from an anchor.</summary>
    private async Task<IReadOnlyList<QueryPlan>> PlansAsync(LeadFilter filter, int total = LeadQueries.MaxRows)
    {
        var anchors = new LeadAnchors();
        anchors.Total(filter);
        anchors.Count(filter, total);
        anchors.Learn(filter, 1, new ListAnchor(KeyOf(filter.Sort), 1));
        return await QueryPlans.OfAsync(database, async () =>
        {
            var queries = database.Get<LeadQueries>();
            await queries.RowsAsync(filter, 0, 50, anchors, "user", CancellationToken.None);
            await queries.RowsAsync(filter, 600, 50, anchors, "user", CancellationToken.None);
            await queries.RowsAsync(filter, 1_100, 50, anchors, "user", CancellationToken.None);
        });
    }

    private static LeadFilter FilterOf(string query) =>
        LeadFilter.From(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));

    private static object KeyOf(LeadSort sort) => sort switch
    {
        LeadSort.Company or LeadSort.Owner => "m",
        LeadSort.Stage => JourneyStage.Solution,
        LeadSort.Trend => 1.0,
        LeadSort.LastTouch => DateTime.UnixEpoch,
        LeadSort.Fit or LeadSort.Committee or LeadSort.Engaged or LeadSort.Signals => 1,
    };

    /// <summary>
    /// No table without its index, and nothing that grows with the number of people from one end to the other. The profiles are a few
    /// rows, read until there is one to keep.
    /// </summary>
    private static bool ReadsWell(QueryPlan plan) => !plan.BareScans.Except(["IcpProfiles"]).Any() && !plan.FullReads.Intersect(BigTables).Any();
}
