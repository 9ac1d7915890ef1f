using ContactsApp.Domain;

namespace ContactsApp.Features.Contacts.Across;

public sealed class ContactFilterTests
{
    [Fact]
    public void Query_OfAFilter_GivesTheFilterBackWithoutItsText()
    {
        var filter = new ContactFilter
        {
            Text = "Mei Tanaka",
            Seniorities = [Seniority.Manager, Seniority.Executive],
            Departments = [Department.Finance],
            Roles = [BuyingRole.Champion],
            States = [SalesState.MeetingBooked],
            Owner = "someone",
            RelevanceAtLeast = ScoreBand.Moderate,
            Engaged = false,
            HasEmail = true,
            Source = SourceKind.Import,
            Status = ContactStatus.Stale,
            Sort = ContactSort.Name,
            Ascending = true,
        };

        var query = filter.ToQuery();

        query.Should().NotContain(q => q.Value.Contains("Tanaka"), "no person stands in an address");
        var back = ContactFilter.From(query.ToDictionary(q => q.Key, q => (string?)q.Value), "Mei Tanaka");
        back.ToQuery().Should().Equal(query);
        back.Text.Should().Be("Mei Tanaka");
    }

    [Theory]
    [InlineData("seniority=Boss&role=99&engaged=maybe&sort=Height&dir=up&relevance=NotAFit&status=")]
    [InlineData("q=Mei Tanaka")]
    public void From_Junk_IsEverybody(string query) =>
        ContactFilter.From(query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1])).IsEmpty.Should().BeTrue();
}
