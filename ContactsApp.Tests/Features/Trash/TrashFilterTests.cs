using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Web;

namespace ContactsApp.Features.Trash;

public sealed class TrashFilterTests
{
    [Fact]
    public void Filter_ToTheAddressAndBack_IsTheSameAndNamesNobody()
    {
        var filter = new TrashFilter
        {
            Text = "Mei Tanaka",
            Kind = TrashKind.Contacts,
            Reasons = [RemovalReason.WrongPerson, RemovalReason.Duplicate],
            By = TrashFilter.Machine,
            Within = 7,
            DueWithin = 3,
            Lead = Guid.NewGuid(),
            Owner = "ann",
            OldestFirst = true,
            MatchAny = true,
            View = Guid.NewGuid(),
            Hidden = ["Why"],
        };

        var address = Urls.TrashList(filter.ToQuery());
        address.Should().Contain("text=kept").And.NotContain("Tanaka");
        TrashFilter.From(FilterWords.QueryOf("https://host/" + address), filter.Text).Should().BeEquivalentTo(filter);
    }

    [Theory]
    [InlineData("kind=People&why=Nothing,7&within=0&due=31&lead=x&text=Mei")]
    [InlineData("within=-1&due=abc&kind=1")]
    public void From_Junk_IsTheWholeTrash(string query) => TrashFilter.From(FilterWords.Parsed(query)).IsEmpty.Should().BeTrue();

    [Fact]
    public void Chips_OfAllFilters_SayEachAndLetGoOfItAlone()
    {
        var filter = new TrashFilter { Kind = TrashKind.Leads, Reasons = [RemovalReason.Duplicate], By = "ann", Within = 1, DueWithin = 7, Lead = Guid.NewGuid(), Owner = TrashFilter.NoOwner };

        var chips = TrashFilterChip.Of(filter, new([new("ann", "Ann Keller")]), "Halden Robotics");

        chips.Select(c => $"{c.Key} {c.Op} {c.Value}").Should().Equal(
            "Kind is leads", "Why any of Duplicate", "Removed by is Ann Keller", "Removed in the last 24 hours", "Deleted for good within 7 days", "Lead is Halden Robotics", "Owner is nobody");
        chips.Select(c => TrashFilterChip.Of(c.Without, null, null).Count).Should().OnlyContain(n => n == 6);
    }
}
