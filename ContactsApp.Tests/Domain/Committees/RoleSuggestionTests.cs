using ContactsApp.Domain.Engagement;
using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

public sealed class RoleSuggestionTests
{
    private static RoleEvidence Named(RoleEvidenceKind kind, double strength = 1, BuyingRole role = BuyingRole.Champion) =>
        new(kind, role, strength, $"named by {kind}");

    private static int? Percent(CommitteePerson person, BuyingRole role)
    {
        var committee = Build(person);
        return committee.Suggestions.Concat(committee.Candidates).SingleOrDefault(s => s.Role == role)?.Percent;
    }

    [Theory]
    [InlineData(1.0, null, null, null, 0.90)]
    [InlineData(null, 1.0, null, null, 0.75)]
    [InlineData(null, null, 1.0, null, 0.50)]
    [InlineData(null, null, null, 1.0, 0.30)]
    [InlineData(null, 0.8, null, 1.0, 0.72)] // 1 - 0.4 x 0.7
    [InlineData(null, 0.5, 0.5, null, 0.53)] // 1 - 0.625 x 0.75 = 0.53125
    [InlineData(1.0, 1.0, 1.0, 1.0, 0.99)] // 1 - 0.1 x 0.25 x 0.5 x 0.7 = 0.99125
    public void Confidence_Evidence_Multiplies(double? import, double? title, double? partner, double? behaviour, double confidence)
    {
        var evidence = new[] { import, title, partner, behaviour }
            .Zip(Enum.GetValues<RoleEvidenceKind>())
            .Where(x => x.First is not null)
            .Select(x => Named(x.Second, x.First!.Value));

        RoleSuggester.Confidence(evidence).Should().Be(confidence);
    }

    [Theory]
    [InlineData("CTO", Seniority.Executive, Department.Engineering, BuyingRole.DecisionMaker, 75)]
    [InlineData("Head of Engineering", Seniority.Manager, Department.Engineering, BuyingRole.DecisionMaker, 75)]
    [InlineData("Entwicklungsleiter", Seniority.Manager, Department.Engineering, BuyingRole.DecisionMaker, 75)]
    [InlineData("COO", Seniority.Executive, Department.Operations, BuyingRole.DecisionMaker, 53)] // 0.70 x 0.75 = 0.525
    [InlineData("CEO", Seniority.Executive, Department.GeneralManagement, BuyingRole.ExecutiveSponsor, 75)]
    [InlineData("CEO", Seniority.Executive, Department.GeneralManagement, BuyingRole.DecisionMaker, 53)]
    [InlineData("CIO", Seniority.Executive, Department.IT, BuyingRole.TechnicalEvaluator, 75)]
    [InlineData("Head of Security", Seniority.Manager, Department.Security, BuyingRole.TechnicalEvaluator, 75)]
    [InlineData("Solution Architect", Seniority.IC, Department.Engineering, BuyingRole.TechnicalEvaluator, 75)]
    [InlineData("IT Administrator", Seniority.IC, Department.IT, BuyingRole.TechnicalEvaluator, 59)] // 0.55 / 0.70 x 0.75
    [InlineData("Financial Controller", Seniority.Manager, Department.Finance, BuyingRole.BudgetInfluencer, 75)]
    [InlineData("CFO", Seniority.Executive, Department.Finance, BuyingRole.BudgetInfluencer, 75)]
    [InlineData("Accountant", Seniority.IC, Department.Finance, BuyingRole.BudgetInfluencer, 59)]
    [InlineData("Head of Internal Audit", Seniority.Manager, Department.Finance, BuyingRole.BudgetInfluencer, null)]
    [InlineData("Staff Software Engineer", Seniority.IC, Department.Engineering, BuyingRole.Champion, 51)] // 0.85 x 0.8 x 0.75
    [InlineData("Software Engineer", Seniority.IC, Department.Engineering, BuyingRole.Champion, null)]
    [InlineData("Software Engineer", Seniority.IC, Department.Engineering, BuyingRole.DecisionMaker, null)]
    [InlineData("VP of Engineering", Seniority.Executive, Department.Engineering, BuyingRole.Champion, null)]
    [InlineData("Head of Legal", Seniority.Manager, Department.Legal, BuyingRole.LegalAndProcurement, 75)]
    [InlineData("Head of Finance", Seniority.Manager, Department.Finance, BuyingRole.DecisionMaker, null)]
    [InlineData("Head of Marketing", Seniority.Manager, Department.Marketing, BuyingRole.DecisionMaker, null)]
    [InlineData(null, Seniority.Unknown, null, BuyingRole.DecisionMaker, null)]
    public void Suggest_DefaultIcp_KnowsTypicalTitles(string? title, Seniority seniority, Department? department, BuyingRole role, int? percent) =>
        Percent(Person(1, "A", title, seniority, department), role).Should().Be(percent);

    [Fact]
    public void Suggest_TitleAlone_SaysWhichPersona() =>
        Build(Rafael()).Suggestions.Single().Words.Should().Be("Likely technical evaluator, 75 %: title matches persona IT leader");

    [Fact]
    public void Suggest_PartOfAPersona_SaysWhichPart() =>
        Build(Henrik()).Candidates.Single().Words.Should().Be(
            "Possible budget influencer, 59 %: title partly matches persona Finance lead (department, seniority in part)");

    [Fact]
    public void Suggest_ChampionByTitleAndBehaviour_SaysBoth()
    {
        var champion = Build(Mei() with { Engagement = Engaged() }).Suggestions.Single();

        champion.Words.Should().Be(
            "Likely champion, 72 %: title matches persona Engineering or platform lead; 4 touchpoints in 9 days, came back 3 times");
    }

    [Theory]
    [InlineData(1, 0, 60)] // one day is not repeated
    [InlineData(2, 1, 65)] // 0.25 + 0.167: 1 - 0.4 x 0.875
    [InlineData(3, 2, 69)] // 0.375 + 0.333: 1 - 0.4 x 0.7875 = 0.685
    [InlineData(4, 2, 70)] // 0.5 + 0.333: 1 - 0.4 x 0.75
    [InlineData(9, 9, 72)]
    public void Suggest_ChampionBehaviour_GrowsWithDaysAndReturns(int days, int returns, int percent) =>
        Percent(Mei() with { Engagement = Engaged(days: days, returns: returns) }, BuyingRole.Champion).Should().Be(percent);

    [Fact]
    public void Suggest_EngagedExecutiveOrDecisionMaker_IsNoChampion()
    {
        Percent(Ingrid() with { Engagement = Engaged() }, BuyingRole.Champion).Should().BeNull();
        Percent(Mei(Confirmed(BuyingRole.DecisionMaker)) with { Engagement = Engaged() }, BuyingRole.Champion).Should().BeNull();
    }

    [Fact]
    public void Suggest_NamedInAnImport_IsBelievedWhateverTheTitle() =>
        Percent(Ingrid() with { Evidence = [Named(RoleEvidenceKind.Import)] }, BuyingRole.Champion).Should().Be(90);

    [Fact]
    public void Suggest_SameKindTwice_CountsTheStrongestOnce() =>
        Percent(Henrik() with { Evidence = [Named(RoleEvidenceKind.Partner, 0.8), Named(RoleEvidenceKind.Partner)] }, BuyingRole.Champion).Should().Be(50);

    [Theory]
    [InlineData(0.68, null)] // 0.34
    [InlineData(0.69, 35)] // 0.345 reads 35 %
    [InlineData(0.70, 35)]
    public void Suggest_BelowThirtyFive_IsNothing(double strength, int? percent) =>
        Percent(Henrik() with { Evidence = [Named(RoleEvidenceKind.Partner, strength, BuyingRole.EndUser)] }, BuyingRole.EndUser).Should().Be(percent);

    [Fact]
    public void Suggest_PlantManager_IsNoDecisionMaker() =>
        Percent(Person(1, "A", "Plant Manager", Seniority.Manager, Department.Operations), BuyingRole.DecisionMaker).Should().BeNull();

    [Theory]
    [InlineData(null, null)] // title alone, 75 %
    [InlineData(RoleEvidenceKind.Partner, 88)] // 1 - 0.25 x 0.5
    [InlineData(RoleEvidenceKind.Import, 98)] // 1 - 0.25 x 0.1 = 0.975
    public void Suggest_SecondRole_NeedsMoreThanATitle(RoleEvidenceKind? kind, int? percent)
    {
        var person = Claire(Confirmed(BuyingRole.Champion)) with
        {
            Evidence = kind is { } k ? [Named(k, 1, BuyingRole.BudgetInfluencer)] : [],
        };

        Percent(person, BuyingRole.BudgetInfluencer).Should().Be(percent);
    }

    [Fact]
    public void Suggest_ConfirmedBlocker_IsNeverAChampion() =>
        Percent(Mei(Confirmed(BuyingRole.Blocker)) with { Evidence = [Named(RoleEvidenceKind.Import)] }, BuyingRole.Champion).Should().BeNull();

    [Fact]
    public void Suggest_ManyPeople_OrdersByConfidenceThenRelevance()
    {
        var committee = Build(
            Claire() with { Relevance = 70 },
            Person(8, "Ola Berg", "CFO", Seniority.Executive, Department.Finance) with { Relevance = 90 },
            Henrik());

        committee.Slot(BuyingRole.BudgetInfluencer).Suggestions.Select(s => s.ContactId).Should().Equal(8, 3);
        committee.Slot(BuyingRole.BudgetInfluencer).Candidates.Select(s => s.ContactId).Should().Equal(5);
    }
}
