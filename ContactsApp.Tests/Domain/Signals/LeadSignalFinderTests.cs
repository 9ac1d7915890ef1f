using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using FluentAssertions;

namespace ContactsApp.Domain.Signals;

public sealed class LeadSignalFinderTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(JourneyStage.Evaluation, 2, false, true)]
    [InlineData(JourneyStage.Evaluation, 1, false, false)]
    [InlineData(JourneyStage.Evaluation, 0, true, true)]
    [InlineData(JourneyStage.Solution, 3, true, false)]
    public void Of_EvaluationWithTwoEngagedOrADemoRequest_NeedsAttention(JourneyStage stage, int engaged, bool demo, bool expected)
    {
        var people = Enumerable.Range(1, engaged).Select(i => Person(i, $"Person {i}", touches: 1)).ToArray();

        Kinds(Facts(people) with { Stage = stage, DemoRequested = demo }).Contains(SignalKinds.NeedsAttention).Should().Be(expected);
    }

    [Fact]
    public void Of_ManagerWhoLeftLately_IsADepartureByTitle()
    {
        var facts = Facts(Person(1, "Anders Berg", "CFO", Seniority.Executive, leftAt: Now.AddDays(-5)), Person(2, "Ivy Engineer", "Engineer", Seniority.IC, leftAt: Now.AddDays(-5)));

        LeadSignalFinder.Of(facts).Where(s => s.Kind == SignalKinds.Departure).Should().Equal(new DerivedSignal(SignalKinds.Departure, "CFO left on 25 Feb", "warn"));
        LeadSignalFinder.NextChange(facts).Should().Be(Now.AddDays(25));
        Kinds(facts with { Now = Now.AddDays(25) }).Should().NotContain(SignalKinds.Departure);
    }

    [Fact]
    public void Of_ExecutiveWhoStartedLately_IsNewUntilTheFirstWeeksAreOver()
    {
        var facts = Facts(Person(1, "Ada Novak", "VP of Engineering", Seniority.Executive)) with
        {
            StartedOn = new Dictionary<long, DateOnly> { [1] = DateOnly.FromDateTime(Now.AddDays(-30)) },
        };

        LeadSignalFinder.Of(facts).Should().Contain(new DerivedSignal(SignalKinds.NewExecutive, "New VP of Engineering", "accent"));
        var ends = LeadSignalFinder.NextChange(facts)!.Value;
        Kinds(facts with { Now = ends.AddSeconds(-1) }).Should().Contain(SignalKinds.NewExecutive);
        Kinds(facts with { Now = ends }).Should().NotContain(SignalKinds.NewExecutive);
    }

    [Fact]
    public void Of_EmptyCompany_SaysFirstThatThereIsNobody() =>
        LeadSignalFinder.Of(Facts())[0].Should().Be(new DerivedSignal("NotEnoughContacts", "No contacts yet", "warn"));

    [Fact]
    public void Of_DecisionMakerOnlyLikely_FitsTheChip()
    {
        var facts = Facts(Person(1, "Ingrid Solheim", "VP of Engineering", Seniority.Executive, department: Department.Engineering));

        facts.Committee.Warnings.Should().Contain(w => w.Words == "No decision maker confirmed; Ingrid Solheim is likely");
        LeadSignalFinder.Of(facts).Should().Contain(s => s.Kind == "NoDecisionMaker" && s.Words == "No decision maker");
    }

    [Fact]
    public void Of_Warning_IsShortenedForTheChip()
    {
        var facts = Facts(Person(1, "Mei Tanaka", "Engineering Manager", Seniority.Manager, touches: 1));

        LeadSignalFinder.Of(facts).Should().Contain(s => s.Kind == "SingleThreaded" && s.Words == "Single-threaded");
    }

    [Fact]
    public void Of_NobodyOwnsIt_SaysSoLast() => LeadSignalFinder.Of(Facts() with { HasOwner = false })[^1].Kind.Should().Be(SignalKinds.NoOwner);

    [Fact]
    public void Of_Disqualified_SaysNothing() => LeadSignalFinder.Of(Facts() with { State = SalesState.Disqualified, HasOwner = false }).Should().BeEmpty();

    [Fact]
    public void Of_Customer_SaysWhatPeopleDoAndNoWarnings()
    {
        var facts = Facts(Person(1, "Anders Berg", "CFO", Seniority.Executive, leftAt: Now.AddDays(-5))) with { State = SalesState.Customer, HasOwner = false };

        Kinds(facts).Should().Equal(SignalKinds.Departure);
    }

    [Fact]
    public void All_HasEveryKindThatCanBeOnWithWords()
    {
        SignalKinds.All.Select(s => s.Kind).Should().OnlyHaveUniqueItems().And.Contain(Enum.GetNames<CommitteeWarningKind>());
        SignalKinds.All.Should().OnlyContain(s => s.Words.Length > 0);
    }

    private static IEnumerable<string> Kinds(LeadSignalFacts facts) => LeadSignalFinder.Of(facts).Select(s => s.Kind);

    private static LeadSignalFacts Facts(params CommitteePerson[] people) => new(
        CommitteeBuilder.Build(new CommitteeFacts(DefaultIcp.Create(), people, Now)),
        people,
        new Dictionary<long, DateOnly>(),
        new EngagementSignals(false, 0, false, []),
        DemoRequested: false,
        JourneyStage.Target,
        SalesState.OutreachInProgress,
        HasOwner: true,
        Now);

    private static CommitteePerson Person(long id, string name, string? title = null, Seniority seniority = Seniority.Unknown, int touches = 0, DateTime? leftAt = null, Department? department = null) => new(
        id, Guid.NewGuid(), name, title, seniority, department, null,
        touches == 0 ? EngagementSummary.None : new EngagementSummary(EngagementTrend.LeaningIn, touches, touches, Now.AddDays(-1), 1, 0, 1, "Read Pricing"),
        [], [], leftAt is not null, leftAt, DoNotContact.None, null, HasEmail: true);
}
