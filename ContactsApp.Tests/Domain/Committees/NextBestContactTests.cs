using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

public sealed class NextBestContactTests
{
    private static CommitteePerson Seated(CommitteePerson person, BuyingRole role) => person with { Roles = [Confirmed(role)], Engagement = Engaged() };

    private static readonly CommitteePerson[] Full =
    [
        Seated(Ingrid(), BuyingRole.DecisionMaker), Seated(Rafael(), BuyingRole.TechnicalEvaluator),
        Seated(Claire(), BuyingRole.BudgetInfluencer), Seated(Mei(), BuyingRole.Champion),
    ];

    [Fact]
    public void NextBest_NobodyKnown_IsToFindADecisionMaker()
    {
        Build().NextBest.Should().BeEquivalentTo(new
        {
            Kind = NextBestKind.Find,
            ContactId = (long?)null,
            Name = "Engineering executive",
            Role = (BuyingRole?)BuyingRole.DecisionMaker,
            Words = "The decision maker seat is empty and nobody here matches.",
        });
    }

    [Fact]
    public void NextBest_OneSeatEmpty_IsThePersonWhoCouldFillIt()
    {
        var next = Build([.. Full.Where(p => p.ContactId != 3), Claire() with { Engagement = Engaged() }]).NextBest;

        next.Should().BeEquivalentTo(new
        {
            Kind = NextBestKind.Reach,
            ContactId = (long?)3,
            Name = "Claire Dubois",
            Role = (BuyingRole?)BuyingRole.BudgetInfluencer,
            Words = "Likely fills the empty budget influencer seat, 75 %; leaning in: Read Pricing.",
        });
    }

    [Fact]
    public void NextBest_SeatNobodyHereCanTake_IsToFindSomebody() =>
        Build([.. Full.Where(p => p.ContactId != 3)]).NextBest.Should().BeEquivalentTo(new { Kind = NextBestKind.Find, Name = "Finance lead" });

    [Fact]
    public void NextBest_DecisionMakerQuiet_ComesBeforeOthersLeaningIn()
    {
        var next = Build([Full[0] with { Engagement = Engagement.EngagementSummary.None }, .. Full.Skip(1)]).NextBest;

        next!.ContactId.Should().Be(1);
        next.Words.Should().Be("The decision maker is quiet, never touched.");
    }

    [Fact]
    public void NextBest_ChampionCooling_ComesBeforeOthersLeaningIn()
    {
        var next = Build([.. Full.Take(3), Full[3] with { Engagement = Engaged(EngagementTrend.Cooling) }]).NextBest;

        next!.Words.Should().Be("The champion is cooling, last touch 22 Nov.");
    }

    [Fact]
    public void NextBest_EmptySeatBeatsOnlySuggestedSeat()
    {
        // Rafael would fill a suggested seat, Henrik is a candidate for an empty one: 40 + 15 against 40 + 11.8 + 10.
        var next = Build(Full[0], Rafael(), Henrik(), Full[3]).NextBest;

        next!.ContactId.Should().Be(5);
    }

    [Theory]
    [InlineData(DoNotContact.All, 3, false)]
    [InlineData(DoNotContact.Email, 3, true)]
    public void NextBest_DoNotContact_IsNotReached(DoNotContact closed, long contactId, bool reached)
    {
        var next = Build([.. Full.Where(p => p.ContactId != 3), Claire() with { DoNotContact = closed }]).NextBest;

        (next!.ContactId == contactId).Should().Be(reached);
    }

    [Fact]
    public void NextBest_OnlyOneEngaged_OffersASecondThread()
    {
        var next = Build(Ingrid(Confirmed(BuyingRole.DecisionMaker)), Full[3]).NextBest;

        next!.Reasons.Should().Equal("the decision maker is quiet, never touched", "a second thread beside Mei Tanaka");
    }

    [Fact]
    public void NextBest_OnlyABlockerHere_IsToFindSomebody() =>
        Build(Henrik(Confirmed(BuyingRole.Blocker))).NextBest!.Kind.Should().Be(NextBestKind.Find);
}
