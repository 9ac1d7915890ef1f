using FluentAssertions;
using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

public sealed class CommitteeHistoryTests
{
    [Fact]
    public void Spans_ConfirmedEndedConfirmedAgain_AreTwoTimes()
    {
        RoleChanged[] changes = [Change(30, RoleState.Confirmed), Change(10, RoleState.Confirmed), Change(20, RoleState.Ended, "left the company"), Change(25, RoleState.Confirmed)];

        CommitteeHistory.Spans(changes, []).Should().Equal(
            new RoleSpan(BuyingRole.Champion, Now.AddDays(-30), Now.AddDays(-20), "Ann", "left the company"),
            new RoleSpan(BuyingRole.Champion, Now.AddDays(-10), null, "Ann", null));
    }

    [Fact]
    public void Spans_WithoutAudit_FollowFromTheRoleAsStored() =>
        CommitteeHistory.Spans([], [Confirmed(BuyingRole.DecisionMaker, 5), Ended(BuyingRole.Champion, "moved", 3), Declined(BuyingRole.EndUser)]).Select(s => (s.Role, s.To))
            .Should().Equal((BuyingRole.DecisionMaker, null), (BuyingRole.Champion, Now.AddDays(-3)));

    [Fact]
    public void AsOf_BeforeSomebodyLeft_SeatsThemAndNotWhoCameLater()
    {
        var anders = Person(7, "Anders Berg", "CFO", Seniority.Executive, Department.Finance) with { HasLeft = true, LeftAt = Now.AddDays(-14) };
        CommitteeStay[] stays =
        [
            Stay(7, 100, left: 14, new RoleSpan(BuyingRole.BudgetInfluencer, Now.AddDays(-90), Now.AddDays(-14), "Ann", "left the company")),
            Stay(3, 10, left: null, new RoleSpan(BuyingRole.BudgetInfluencer, Now.AddDays(-5), null, "Ann", null)),
        ];

        var before = Seat(Now.AddDays(-20));
        before.Confirmed.Should().ContainSingle(s => s.ContactId == 7);
        before.Suggestions.Should().BeEmpty("Claire was not known yet");
        Seat(Now.AddDays(-7)).Reopened!.Words.Should().StartWith("Reopened 9 Nov. Anders Berg, CFO, left the company. Claire Dubois could take the seat");
        Seat(Now).Confirmed.Should().ContainSingle(s => s.ContactId == 3);

        SlotView Seat(DateTime at) => CommitteeBuilder.Build(new(Default, CommitteeHistory.AsOf([anders, Claire()], stays, at), at)).Slot(BuyingRole.BudgetInfluencer);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public void AsOf_SomebodyDismissed_IsSuggestedOnlyBeforeThat(int daysAgo, bool isDismissed)
    {
        var claire = Claire(Declined(BuyingRole.BudgetInfluencer));

        var people = CommitteeHistory.AsOf([claire], [Stay(3, 10, left: null)], Now.AddDays(-daysAgo));

        people[0].Roles.Any(r => r.State == RoleState.Declined).Should().Be(isDismissed);
    }

    [Fact]
    public void Events_AreTheNewestFirst_AndSayWhoReplacedWhom()
    {
        var stay = Stay(7, 100, left: 14, new RoleSpan(BuyingRole.Champion, Now.AddDays(-90), Now.AddDays(-14), "Ann", "was replaced by Claire Dubois")) with
        {
            ReplacedBy = "Claire Dubois",
            EngagedFrom = Now.AddDays(-50),
        };

        CommitteeHistory.Events([stay], Now).Select(e => $"{e.Name} {e.Words}").Should().Equal(
            "Person 7 left and is replaced by Claire Dubois", "Person 7 is no longer champion: was replaced by Claire Dubois",
            "Person 7 engaged for the first time", "Person 7 was confirmed as champion", "Person 7 joined");
    }

    [Fact]
    public void KnownFrom_ARoleBeforeTheyWereAdded_IsTheRole() =>
        Stay(7, 1, left: null, new RoleSpan(BuyingRole.Champion, Now.AddDays(-90), null, "Ann", null)).KnownFrom.Should().Be(Now.AddDays(-90));

    private static CommitteeStay Stay(long id, int known, int? left, params RoleSpan[] roles) =>
        new(id, $"Person {id}", Now.AddDays(-known), "Ann", null, left is { } days ? Now.AddDays(-days) : null, null, null, roles);

    private static RoleChanged Change(int daysAgo, RoleState? state, string? reason = null) => new(Now.AddDays(-daysAgo), BuyingRole.Champion, state, "Ann", reason);
}
