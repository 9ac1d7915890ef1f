using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Support;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>However many contacts there are: each order is read off its index, and few are found by the filter.</summary>
public sealed class ContactListPlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    public static TheoryData<string> Filters =>
        ["", "seniority=Executive", "department=Finance", "role=Champion", "state=Customer", "owner=someone", "owner=none", "relevance=Moderate", "engaged=yes", "email=no", "source=Manual", "status=Left", "tag=vip", "seniority=Executive&owner=someone&role=Champion&match=any"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_ManyMatch_AreReadOffTheIndexOfTheOrder(string query)
    {
        foreach (var (sort, up) in from s in Enum.GetValues<ContactSort>() from u in new[] { true, false } select (s, u))
        {
            var plans = await PlansAsync(FilterOf(query) with { Sort = sort, Ascending = up }, ContactListQueries.MaxRows);

            plans.Should().NotBeEmpty();
            plans.Should().OnlyContain(p => !p.Sorts, $"{query} by {sort}");
        }
    }

    [Theory]
    [InlineData("role=Champion")]
    [InlineData("owner=someone")]
    [InlineData("engaged=yes")]
    [InlineData("tag=vip,nordics")]
    [InlineData("seniority=Executive")]
    public async Task Rows_FewMatch_AreFoundByTheFilter(string query)
    {
        var plans = await PlansAsync(FilterOf(query) with { Sort = ContactSort.Name, Ascending = true }, 20);

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Except(new[] { "IcpProfiles" }).Any() && !p.FullReads.Contains("Contacts"), query);
    }

    private Task<IReadOnlyList<QueryPlan>> PlansAsync(ContactFilter filter, int filled)
    {
        var anchors = new ContactAnchors();
        Prepare(anchors.Filled, filter, filled, KeyOf(filter.Sort));
        Prepare(anchors.Blank, filter, filled / 10, 1_000L);
        return QueryPlans.OfAsync(database, async () =>
        {
            var queries = database.Get<ContactListQueries>();
            await queries.RowsAsync(filter, 0, 50, anchors, CancellationToken.None);
            await queries.RowsAsync(filter, 600, 50, anchors, CancellationToken.None);
            await queries.RowsAsync(filter, 1_100, 50, anchors, CancellationToken.None);
        });
    }

    private static void Prepare(ListAnchors<ContactFilter> anchors, ContactFilter filter, int total, object key)
    {
        anchors.Total(filter);
        anchors.Count(filter, total);
        anchors.Learn(filter, 1, new ListAnchor(key, 1));
    }

    private static ContactFilter FilterOf(string query) =>
        ContactFilter.From(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));

    private static object KeyOf(ContactSort sort) => sort switch
    {
        ContactSort.Added => 1_000L,
        ContactSort.Name => "m",
        ContactSort.Relevance => 50,
        ContactSort.Engagement => 160.0,
        ContactSort.LastTouch => DateTime.UnixEpoch,
    };
}
