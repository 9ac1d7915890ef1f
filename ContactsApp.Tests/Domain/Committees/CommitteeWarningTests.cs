using ContactsApp.Domain.Icp;
using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

public sealed class CommitteeWarningTests
{
    private static string? Warning(CommitteeWarningKind kind, int threshold, DateTime? waitingSince, params CommitteePerson[] people)
    {
        var icp = Default with { Warnings = [new WarningRule(kind, true, threshold)] };
        return CommitteeBuilder.Build(new CommitteeFacts(icp, people, Now, waitingSince)).Warnings.SingleOrDefault()?.Words;
    }

    private static CommitteePerson Cooling(CommitteePerson person) => person with { Engagement = Engaged(EngagementTrend.Cooling) };

    private static CommitteePerson LeaningIn(CommitteePerson person) => person with { Engagement = Engaged() };

    [Fact]
    public void NoDecisionMaker_NobodyConfirmed_NamesTheLikelyOne()
    {
        Warning(CommitteeWarningKind.NoDecisionMaker, 1, null, Ingrid()).Should().Be("No decision maker confirmed; Ingrid Solheim is likely");
        Warning(CommitteeWarningKind.NoDecisionMaker, 1, null, Claire()).Should().Be("No decision maker");
        Warning(CommitteeWarningKind.NoDecisionMaker, 1, null, Ingrid(Confirmed(BuyingRole.DecisionMaker))).Should().BeNull();
        Warning(CommitteeWarningKind.NoDecisionMaker, 2, null, Ingrid(Confirmed(BuyingRole.DecisionMaker))).Should().Be("Only 1 of 2 decision makers confirmed");
    }

    [Fact]
    public void NoPower_OnlyManagers_Warns()
    {
        Warning(CommitteeWarningKind.NoPower, 1, null, Claire(), Rafael()).Should().Be("No power: nobody on the committee is above Manager");
        Warning(CommitteeWarningKind.NoPower, 1, null, Claire(), Ingrid()).Should().BeNull();
        Warning(CommitteeWarningKind.NoPower, 2, null, Claire(), Ingrid()).Should().Be("Too little power: 1 of 2 executives on the committee");
        Warning(CommitteeWarningKind.NoPower, 1, null, Ingrid(Confirmed(BuyingRole.Blocker), Declined(BuyingRole.DecisionMaker)), Claire()).Should().NotBeNull("a blocker is no power for us");
        Warning(CommitteeWarningKind.NoPower, 1, null).Should().BeNull("nobody at all is another warning");
    }

    [Fact]
    public void SingleThreaded_OneEngaged_NamesThem()
    {
        Warning(CommitteeWarningKind.SingleThreaded, 2, null, LeaningIn(Mei()), Claire()).Should().Be("Single-threaded: only Mei Tanaka engaged in 30 days");
        Warning(CommitteeWarningKind.SingleThreaded, 2, null, LeaningIn(Mei()), LeaningIn(Claire())).Should().BeNull();
        Warning(CommitteeWarningKind.SingleThreaded, 3, null, LeaningIn(Mei()), LeaningIn(Claire())).Should().Be("Thinly threaded: only 2 people engaged in 30 days");
        Warning(CommitteeWarningKind.SingleThreaded, 2, null, Claire()).Should().BeNull("nobody engaged is no thread");
    }

    [Theory]
    [InlineData(0, "No contacts yet")]
    [InlineData(2, "Not enough contacts: 2 of 3")]
    [InlineData(3, null)]
    public void NotEnoughContacts_Fewer_CountsThem(int people, string? words) =>
        Warning(CommitteeWarningKind.NotEnoughContacts, 3, null, [.. new[] { Ingrid(), Rafael(), Claire() }.Take(people), Mei() with { HasLeft = true }]).Should().Be(words);

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "Ghosted for 10 days: we wrote on 13 Nov and nobody answered")]
    [InlineData(12, "Ghosted for 12 days: we wrote on 11 Nov and nobody answered")]
    public void Ghosted_NoAnswer_CountsTheDays(int days, string? words) =>
        Warning(CommitteeWarningKind.Ghosted, 10, Now.AddDays(-days), Ingrid()).Should().Be(words);

    [Fact]
    public void Ghosted_NothingOpen_IsQuiet() => Warning(CommitteeWarningKind.Ghosted, 1, null, Ingrid()).Should().BeNull();

    [Fact]
    public void Cooling_HalfOfTheActive_Warns()
    {
        Warning(CommitteeWarningKind.Cooling, 50, null, Cooling(Ingrid()), LeaningIn(Rafael()), Claire()).Should().Be("Cooling: Ingrid Solheim");
        Warning(CommitteeWarningKind.Cooling, 51, null, Cooling(Ingrid()), LeaningIn(Rafael()), Claire()).Should().BeNull();
        Warning(CommitteeWarningKind.Cooling, 50, null, LeaningIn(Ingrid())).Should().BeNull();
    }

    [Fact]
    public void StaleData_SeatNotConfirmedForNinetyDays_Warns()
    {
        var stale = Ingrid(Confirmed(BuyingRole.DecisionMaker)) with { LastConfirmedAt = Now.AddDays(-90) };

        Warning(CommitteeWarningKind.StaleData, 1, null, stale).Should().Be("Stale data: Ingrid Solheim not confirmed for 90 days");
        Warning(CommitteeWarningKind.StaleData, 2, null, stale).Should().BeNull();
        Warning(CommitteeWarningKind.StaleData, 1, null, stale with { LastConfirmedAt = Now.AddDays(-89) }).Should().BeNull();
        Warning(CommitteeWarningKind.StaleData, 1, null, stale with { LastConfirmedAt = null }).Should().BeNull();
        Warning(CommitteeWarningKind.StaleData, 1, null, stale with { Roles = [] }).Should().BeNull("only the committee matters");
    }

    [Fact]
    public void BlockerPresent_Confirmed_NamesThem()
    {
        Warning(CommitteeWarningKind.BlockerPresent, 1, null, Henrik(Confirmed(BuyingRole.Blocker))).Should().Be("Blocker: Henrik Aas");
        Warning(CommitteeWarningKind.BlockerPresent, 1, null, Henrik()).Should().BeNull();
    }

    [Fact]
    public void Warnings_SwitchedOff_AreSilent()
    {
        var icp = Default with { Warnings = [.. WarningRule.Defaults.Select(w => w with { On = false })] };

        CommitteeBuilder.Build(new CommitteeFacts(icp, [], Now)).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Warnings_Several_ComeGravestFirst() =>
        Build(LeaningIn(Claire())).Warnings.Select(w => w.Kind).Should().Equal(
            CommitteeWarningKind.NoDecisionMaker, CommitteeWarningKind.NoPower, CommitteeWarningKind.SingleThreaded, CommitteeWarningKind.NotEnoughContacts);
}
