using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using FluentAssertions;

namespace ContactsApp.Features.Leads;

public sealed class HistoryWordsTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 14, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Role_Confirmed_IsSaidOnceAndNotAgainAsColumns()
    {
        var row = Of("role.confirmed", nameof(RoleAssignment), "Ingrid Solheim as decision maker", new("State", "Suggested", "Confirmed"), new("IsPrimary", null, "True"), new("LeadId", null, "7"));

        row.What.Should().Be("confirmed Ingrid Solheim as decision maker");
        row.Changes.Should().BeEmpty();
    }

    [Fact]
    public void Touchpoint_Logged_IsItsSummaryAlone() =>
        Of("touchpoint.logged", nameof(Touchpoint), "Mei Tanaka, Call about prices", new("Kind", null, "call-held"), new("Summary", null, "Call about prices")).Changes.Should().BeEmpty();

    [Fact]
    public void Departure_Noted_ReadsAsADay()
    {
        var row = Of("contact.left", nameof(Contact), "Anders Berg", new AuditChange("LeftAt", null, "2026-11-09T00:00:00Z"));

        row.What.Should().Be("noted the departure of Anders Berg");
        row.Changes.Should().Equal(new HistoryChange("Left at", null, "9 Nov 2026"));
    }

    [Fact]
    public void Employment_Ended_ReadsAsADay() =>
        Of("employment.changed", nameof(Employment), "Mei Tanaka", new AuditChange("EndedOn", null, "2023-02-01")).Changes.Should().Equal(new HistoryChange("Ended on", null, "1 Feb 2023"));

    [Fact]
    public void Contact_ValueChanged_ShowsFromAndTo() =>
        Of("contact.changed", nameof(Contact), "Mei Tanaka", new AuditChange("Title", "Engineering Manager", "Head of Platform")).Changes
            .Should().Equal(new HistoryChange("Title", "Engineering Manager", "Head of Platform"));

    private static HistoryRow Of(string verb, string kind, string subject, params AuditChange[] changes) =>
        HistoryWords.Of(new AuditEntry { At = Now, ActorName = "Ann", Verb = verb, EntityKind = kind, ChangesJson = AuditChange.Write(changes) }, subject);
}
