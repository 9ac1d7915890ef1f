using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

public sealed class CommitteeBuilderTests
{
    [Fact]
    public void Build_NobodyKnown_IsFourEmptySlots()
    {
        var committee = Build();

        committee.Slots.Should().HaveCount(4).And.OnlyContain(s => s.State == SlotState.Empty);
        committee.Should().BeEquivalentTo(new
        {
            Completeness = 0.0,
            CompletenessWithSuggestions = 0.0,
            RolesFilled = 0,
            RolesRequired = 4,
            EngagedIn30Days = 0,
            Threading = Threading.None,
        });
        committee.Slots[0].Words.Should().StartWith("No decision maker yet, and nobody here matches. Look for: Engineering executive");
    }

    [Fact]
    public void Build_FourTypicalTitles_SuggestsThreeAndACandidateChampion()
    {
        var committee = Build(Ingrid(), Rafael(), Claire(), Mei());

        committee.Suggestions.Select(s => (s.ContactId, s.Role, s.Percent)).Should().BeEquivalentTo(new[]
        {
            (1L, BuyingRole.DecisionMaker, 75), (2L, BuyingRole.TechnicalEvaluator, 75), (3L, BuyingRole.BudgetInfluencer, 75),
        });
        committee.Slot(BuyingRole.Champion).Candidates.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ContactId = 4L, Confidence = 0.60 });
        committee.Should().BeEquivalentTo(new { Completeness = 0.0, CompletenessWithSuggestions = 0.75, RolesFilled = 0 });
        committee.Slots.Select(s => s.State).Should().Equal(SlotState.Suggested, SlotState.Suggested, SlotState.Suggested, SlotState.Empty);
    }

    [Fact]
    public void Build_ConfirmedPeople_FillTheirSlots()
    {
        var committee = Build(Ingrid(Confirmed(BuyingRole.DecisionMaker)), Rafael(), Mei(Confirmed(BuyingRole.Champion)));

        // 2 of 4 filled; the suggested technical evaluator makes 3 of 4.
        committee.Should().BeEquivalentTo(new { Completeness = 0.5, CompletenessWithSuggestions = 0.75, RolesFilled = 2, RolesRequired = 4 });
        committee.Slot(BuyingRole.DecisionMaker).Should().BeEquivalentTo(new { State = SlotState.Filled, Words = (string?)null });
        committee.Slot(BuyingRole.Champion).Confirmed.Should().ContainSingle().Which.ConfirmedBy.Should().Be("Ann");
    }

    [Fact]
    public void Build_SlotForTwo_CountsTheHalf()
    {
        var icp = Default with { Template = [new("c", BuyingRole.Champion, ["engineering-lead"], 2, true), new("b", BuyingRole.Blocker, [], 1, false)] };

        var committee = CommitteeBuilder.Build(new CommitteeFacts(icp, [Mei(Confirmed(BuyingRole.Champion))], Now));

        committee.Should().BeEquivalentTo(new { Completeness = 0.5, RolesFilled = 0, RolesRequired = 1 });
        committee.Slots[0].Should().BeEquivalentTo(new { State = SlotState.Partly, Words = "1 of 2 confirmed." });
    }

    [Fact]
    public void Build_SuggestionInAFullSlot_IsStillListedButNoCandidates()
    {
        var committee = Build(
            Claire(Confirmed(BuyingRole.BudgetInfluencer)), Henrik(),
            Person(9, "Ola Berg", "CFO", Seniority.Executive, Department.Finance));

        committee.Slot(BuyingRole.BudgetInfluencer).Suggestions.Select(s => s.ContactId).Should().Equal(9);
        committee.Slot(BuyingRole.BudgetInfluencer).Candidates.Should().BeEmpty();
        committee.Completeness.Should().Be(0.25);
        committee.CompletenessWithSuggestions.Should().Be(0.25);
    }

    [Fact]
    public void Build_Declined_IsOnlyListedAsDismissed()
    {
        var slot = Build(Claire(Declined(BuyingRole.BudgetInfluencer))).Slot(BuyingRole.BudgetInfluencer);

        slot.Should().BeEquivalentTo(new { State = SlotState.Empty, Suggestions = Array.Empty<RoleSuggestion>(), Candidates = Array.Empty<RoleSuggestion>() });
        slot.Dismissed.Should().ContainSingle().Which.ContactId.Should().Be(3);
    }

    [Fact]
    public void Build_EndedButStillHere_IsNotSuggestedAnew()
    {
        var slot = Build(Claire(Ended(BuyingRole.BudgetInfluencer, "was replaced by Ola Berg", 3))).Slot(BuyingRole.BudgetInfluencer);

        slot.Suggestions.Should().BeEmpty();
        slot.Dismissed.Should().ContainSingle();
    }

    [Fact]
    public void Build_PersonLeft_ReopensTheSlotAndNamesTheNextBest()
    {
        var anders = Person(7, "Anders Berg", "CFO", Seniority.Executive, Department.Finance, Ended(BuyingRole.BudgetInfluencer, "left the company", 14)) with
        {
            HasLeft = true,
            LeftAt = Now.AddDays(-14),
        };

        var slot = Build(anders, Henrik(), Claire()).Slot(BuyingRole.BudgetInfluencer);

        slot.Reopened.Should().BeEquivalentTo(new { ContactId = 7L, Name = "Anders Berg", At = Now.AddDays(-14), Reason = "left the company" });
        slot.Reopened!.NextBest!.ContactId.Should().Be(3);
        slot.Reopened.Words.Should().Be(
            "Reopened 9 Nov. Anders Berg, CFO, left the company. Claire Dubois could take the seat: title matches persona Finance lead.");
        slot.Candidates.Select(c => c.ContactId).Should().Equal(5);
    }

    [Theory]
    [InlineData("left", "left the company")]
    [InlineData("removed", "was removed")]
    [InlineData("bounced", "cannot be reached: mail bounces")]
    public void Build_ConfirmedButGone_DoesNotFillTheSlot(string how, string reason)
    {
        var ingrid = Ingrid(Confirmed(BuyingRole.DecisionMaker, primary: true));
        ingrid = how switch
        {
            "left" => ingrid with { HasLeft = true, LeftAt = Now.AddDays(-400) },
            "removed" => ingrid with { RemovedAt = Now.AddDays(-400) },
            _ => ingrid with { BouncedAt = Now.AddDays(-400) },
        };

        var committee = Build(ingrid);

        committee.RolesFilled.Should().Be(0);
        committee.PrimaryDecisionMaker.Should().BeNull();
        committee.Slot(BuyingRole.DecisionMaker).Reopened!.Words.Should().Be(
            $"Reopened 19 Oct 2025. Ingrid Solheim, VP of Engineering, {reason}. Nobody here matches yet.");
    }

    [Fact]
    public void Build_SlotRefilled_IsNotReopened() =>
        Build(Claire(Confirmed(BuyingRole.BudgetInfluencer)), Henrik(Ended(BuyingRole.BudgetInfluencer, "was replaced", 3)))
            .Slot(BuyingRole.BudgetInfluencer).Reopened.Should().BeNull();

    [Fact]
    public void Build_MayHaveLeft_KeepsTheSeatAtRisk()
    {
        var committee = Build(Ingrid(Confirmed(BuyingRole.DecisionMaker)) with { MayHaveLeft = "not on the team page since 9 Nov" });

        committee.RolesFilled.Should().Be(1);
        committee.Slot(BuyingRole.DecisionMaker).Should().BeEquivalentTo(new
        {
            State = SlotState.AtRisk,
            Words = "Ingrid Solheim may have left: not on the team page since 9 Nov.",
        });
    }

    [Fact]
    public void Build_TwoDecisionMakers_HaveOnePrimary()
    {
        var committee = Build(
            Ingrid(Confirmed(BuyingRole.DecisionMaker, daysAgo: 9, primary: true)),
            Rafael(Confirmed(BuyingRole.DecisionMaker, daysAgo: 3, primary: true)),
            Claire(Confirmed(BuyingRole.DecisionMaker, daysAgo: 1)));

        committee.PrimaryDecisionMaker.Should().Be(2, "the latest word counts");
        committee.Slot(BuyingRole.DecisionMaker).Confirmed.Select(s => (s.ContactId, s.IsPrimary)).Should().Equal((2, true), (1, false), (3, false));
    }

    [Fact]
    public void Build_NobodyMarkedPrimary_TakesTheMostSenior() =>
        Build(Rafael(Confirmed(BuyingRole.DecisionMaker, 9)), Ingrid(Confirmed(BuyingRole.DecisionMaker, 1))).PrimaryDecisionMaker.Should().Be(1);

    [Fact]
    public void Build_RoleOutsideTheTemplate_IsKeptAside() =>
        Build(Henrik(Confirmed(BuyingRole.Blocker))).OtherRoles.Should().ContainSingle().Which.Role.Should().Be(BuyingRole.Blocker);

    [Theory]
    [InlineData(0, Threading.None)]
    [InlineData(1, Threading.Single)]
    [InlineData(2, Threading.Multi)]
    public void Build_EngagedPeople_GiveTheThreading(int engaged, Threading threading)
    {
        CommitteePerson[] people = [Ingrid(), Rafael(), Claire() with { Engagement = Engaged(), HasLeft = true }];

        var committee = Build([.. people.Select((p, i) => i < engaged ? p with { Engagement = Engaged() } : p)]);

        committee.Should().BeEquivalentTo(new { EngagedIn30Days = engaged, Threading = threading });
    }

    [Fact]
    public void Chips_EncodeAndDecode_AgreeWithTheSlots()
    {
        var committee = Build(
            Ingrid(Confirmed(BuyingRole.DecisionMaker)) with { MayHaveLeft = "bounced" }, Rafael(), Claire(Confirmed(BuyingRole.BudgetInfluencer)));

        CommitteeChips.Encode(committee).Should().Be("RSFE");
        CommitteeChips.Decode("RSFEP?").Should().Equal(
            SlotState.AtRisk, SlotState.Suggested, SlotState.Filled, SlotState.Empty, SlotState.Partly, SlotState.Empty);
    }
}
