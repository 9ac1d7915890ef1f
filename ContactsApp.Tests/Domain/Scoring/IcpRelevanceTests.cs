using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

public sealed class IcpRelevanceTests
{
    private static readonly Persona PlatformLead = new(
        "platform", "Platform lead", [Department.Engineering, Department.Data], [Seniority.Manager],
        ["platform"], ["director", "head"], ["assistant"], BuyingRole.Champion, 6, "");

    private static readonly RelevanceFacts Mei = new("Engineering Manager, Platform", Seniority.Manager, Department.Engineering);

    private static RelevanceScore Score(Persona persona, RelevanceFacts facts) => IcpRelevance.Score(Of(persona), facts);

    private static IcpDefinition Of(params Persona[] personas) => new() { Name = "Test", Personas = personas };

    [Fact]
    public void Score_OneOfTwoWordConditions_GivesHalfTheWords()
    {
        // 100 x (0.40 + 0.30 + 0.30 x 1/2) x (0.7 + 0.03 x 6) = 85 x 0.88 = 74.8
        var relevance = Score(PlatformLead, Mei);

        relevance.Should().BeEquivalentTo(new { Score = 75, Band = ScoreBand.Strong, PersonaId = "platform", PersonaName = "Platform lead" });
        relevance.Reasons.Select(r => (r.Words, r.Points, r.Possible, r.State)).Should().Equal(
            ("Department Engineering", 35, 35, FitReasonState.Met),
            ("Seniority Manager", 27, 27, FitReasonState.Met),
            ("Title has \"platform\"", 13, 13, FitReasonState.Met),
            ("Title has no \"director\" or \"head\"", 0, 13, FitReasonState.Missed));
        relevance.WouldRaise.Should().Equal("Title with \"director\" or \"head\": +13");
    }

    [Theory]
    // Department 0.40, seniority 0.30, words 0.30, factor 0.88.
    [InlineData("Director of Platform", Seniority.Manager, Department.Engineering, 88)]
    [InlineData("Director of Platform", Seniority.Executive, Department.Engineering, 75)] // 0.85: neighbouring level
    [InlineData("Director of Platform", Seniority.IC, Department.Engineering, 75)]
    [InlineData("Director of Platform", Seniority.Unknown, Department.Engineering, 62)] // 0.70
    [InlineData("Director of Platform", Seniority.Manager, Department.Sales, 53)] // 0.60
    [InlineData("Director of Platform", Seniority.Manager, null, 53)]
    [InlineData("Engineer", Seniority.IC, Department.Engineering, 48)] // 0.55
    [InlineData(null, Seniority.Unknown, Department.Data, 35)] // 0.40
    [InlineData("Platform", Seniority.Unknown, null, 13)] // 0.15
    public void Score_PartsMet_FollowTheFormula(string? title, Seniority seniority, Department? department, int score) =>
        Score(PlatformLead, new RelevanceFacts(title, seniority, department)).Score.Should().Be(score);

    [Theory]
    [InlineData(1, 73)]
    [InlineData(5, 85)]
    [InlineData(9, 97)]
    [InlineData(10, 100)]
    public void Score_PersonaWeight_SetsTheMost(int weight, int score) =>
        Score(PlatformLead with { Weight = weight }, Mei with { Title = "Head of Platform" }).Score.Should().Be(score);

    [Theory]
    // Department and seniority only: (0.40 + 0.15) / 0.70 = 0.786; x 0.88 = 69.1
    [InlineData(true, true, false, Seniority.IC, 69)]
    // Seniority and words only: (0.15 + 0.15) / 0.60 = 0.5
    [InlineData(false, true, true, Seniority.IC, 44)]
    // Words only, one of two conditions.
    [InlineData(false, false, true, Seniority.IC, 44)]
    // Department only.
    [InlineData(true, false, false, Seniority.IC, 88)]
    public void Score_PartNotSet_IsLeftOutAndTheRestRescaled(bool department, bool seniority, bool words, Seniority actual, int score)
    {
        var persona = PlatformLead with
        {
            Departments = department ? PlatformLead.Departments : [],
            Seniorities = seniority ? PlatformLead.Seniorities : [],
            TitleWordsAll = words ? PlatformLead.TitleWordsAll : [],
            TitleWordsAny = words ? PlatformLead.TitleWordsAny : [],
        };

        Score(persona, Mei with { Seniority = actual }).Score.Should().Be(score);
    }

    [Fact]
    public void Score_WordThatRulesOut_IsNotThisPersona()
    {
        var relevance = Score(PlatformLead, Mei with { Title = "Assistant to the Head of Platform" });

        relevance.Should().BeEquivalentTo(new { Score = 0, Band = ScoreBand.NotAFit, PersonaId = (string?)null });
    }

    [Fact]
    public void Score_SeveralPersonas_NamesTheBestAndOfEqualsTheFirst()
    {
        var finance = PlatformLead with { Id = "finance", Name = "Finance", Departments = [Department.Finance], Weight = 10 };
        var twin = PlatformLead with { Id = "twin", Name = "Twin" };

        IcpRelevance.Score(Of(finance, PlatformLead, twin), Mei).PersonaId.Should().Be("platform");
    }

    [Fact]
    public void Score_NothingKnown_IsUnknownAndSaysWhatWouldTell()
    {
        var relevance = Score(PlatformLead, new RelevanceFacts(" ", Seniority.Unknown, null));

        relevance.Band.Should().Be(ScoreBand.Unknown);
        relevance.WouldRaise.Should().ContainSingle(w => w.Contains("title would tell", StringComparison.Ordinal));
    }

    [Fact]
    public void Score_NoPersonas_IsZero() => IcpRelevance.Score(Of(), Mei).Score.Should().Be(0);

    [Fact]
    public void Reasons_NeighbouringSeniority_SayHalf()
    {
        var reason = Score(PlatformLead, Mei with { Seniority = Seniority.Executive }).Reasons[1];

        reason.Should().BeEquivalentTo(new { State = FitReasonState.Met, Words = "Seniority Executive, next to Manager: half" });
    }

    [Theory]
    [InlineData("Leiter Technik", "technik", true)]
    [InlineData("Directrice générale", "generale", true)]
    [InlineData("VP, Research & Development", "research & development", true)]
    [InlineData("Headhunter", "head", false)]
    [InlineData("Platform", "plat", false)]
    public void Score_TitleWords_AreWholeWordsWithoutAccents(string title, string word, bool found)
    {
        var persona = PlatformLead with { Departments = [], Seniorities = [], TitleWordsAll = [word], TitleWordsAny = [], Weight = 10 };

        Score(persona, new RelevanceFacts(title, Seniority.IC, null)).Score.Should().Be(found ? 100 : 0);
    }
}
