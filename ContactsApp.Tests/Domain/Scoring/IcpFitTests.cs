using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

public sealed class IcpFitTests
{
    /// <summary>Weights 8 + 7 + 4 + 6 = 25, and one disqualifier.</summary>
    private static readonly IcpDefinition Icp = new()
    {
        Name = "Test",
        Criteria =
        [
            new("industry", CriterionKind.Industry, ["Industrial automation", "Logistics"], null, null, CriterionNeed.MustHave, 8),
            new("employees", CriterionKind.Employees, [], 200, 5000, CriterionNeed.MustHave, 7),
            new("country", CriterionKind.Country, ["SE", "DE"], null, null, CriterionNeed.NiceToHave, 4),
            new("tech", CriterionKind.Technology, ["Kubernetes", "Kafka"], null, null, CriterionNeed.NiceToHave, 6),
            new("no", CriterionKind.Keyword, ["reseller"], null, null, CriterionNeed.Disqualifier, 1),
        ],
    };

    private static readonly CompanyFacts Perfect = new(
        "Industrial automation", 1240, 1240, null, null, "Sweden", ["Kubernetes"], "Robots for warehouses", []);

    private static readonly CompanyFacts Nothing = new(null, null, null, null, null, null, [], null, []);

    [Fact]
    public void Score_EverythingMet_Is100AndSure()
    {
        var fit = IcpFit.Score(Icp, Perfect);

        fit.Should().BeEquivalentTo(new { Score = (int?)100, Band = ScoreBand.Strong, Confidence = 1.0 });
        fit.Reasons.Select(r => r.Points).Should().Equal(32, 28, 16, 24, 0);
        fit.WouldRaise.Should().BeEmpty();
    }

    [Fact]
    public void Score_NiceToHaveMissed_LosesItsWeight()
    {
        // (8 + 7 + 4) / 25 = 76.
        var fit = IcpFit.Score(Icp, Perfect with { Technologies = ["Excel"] });

        fit.Score.Should().Be(76);
        fit.Reasons[3].Should().BeEquivalentTo(new { Criterion = "Technologies", State = FitReasonState.Missed, Points = 0, Possible = 24 });
        fit.WouldRaise.Should().Equal("Technologies Kubernetes or Kafka: +24");
    }

    [Fact]
    public void Score_UnknownFact_LowersConfidenceNotScore()
    {
        // Known 8 + 7 + 4 = 19 of 25, all met.
        var fit = IcpFit.Score(Icp, Perfect with { Technologies = [] });

        fit.Score.Should().Be(100);
        fit.Confidence.Should().BeApproximately(0.76, 1e-9);
        fit.WouldRaise.Should().Equal("Technologies unknown: knowing it raises the confidence to 100 %");
    }

    [Fact]
    public void Score_MustHaveMissed_IsCappedAt49()
    {
        // (8 + 4 + 6) / 25 = 72 without the cap.
        var fit = IcpFit.Score(Icp, Perfect with { EmployeesMin = 40, EmployeesMax = 40 });

        fit.Should().BeEquivalentTo(new { Score = (int?)49, Band = ScoreBand.Weak });
        fit.Reasons[1].Words.Should().Be("40 people, not 200 to 5,000 people; a missed must-have caps the fit at 49");
        fit.Reasons.Sum(r => r.Points).Should().Be(72);
        fit.WouldRaise[0].Should().Be("Employees 200 to 5,000 people: +51");
    }

    [Fact]
    public void Score_MustHaveMissedBelowTheCap_KeepsTheLowerScore()
    {
        // Only the country of 4 is met: 4 / 25 = 16.
        var fit = IcpFit.Score(Icp, Perfect with { Industry = "Banking", EmployeesMin = 40, EmployeesMax = 40, Technologies = ["Excel"] });

        fit.Score.Should().Be(16);
        fit.WouldRaise[0].Should().Be("Industry Industrial automation or Logistics: +32");
    }

    [Fact]
    public void Score_Disqualifier_IsZeroWhateverElse()
    {
        var fit = IcpFit.Score(Icp, Perfect with { Description = "The leading reseller of robots" });

        fit.Should().BeEquivalentTo(new { Score = (int?)0, Band = ScoreBand.NotAFit });
        fit.Reasons[4].Should().BeEquivalentTo(new { State = FitReasonState.Missed, Words = "Described with \"reseller\", which rules it out" });
    }

    [Fact]
    public void Score_NothingKnown_IsUnknown()
    {
        var fit = IcpFit.Score(Icp, Nothing);

        fit.Should().BeEquivalentTo(new { Score = (int?)null, Band = ScoreBand.Unknown, Confidence = 0.0 });
        fit.Reasons.Should().OnlyContain(r => r.State == FitReasonState.Unknown);
    }

    [Theory]
    [InlineData("SE", false, 0.16, ScoreBand.Unknown)]
    [InlineData(null, true, 0.32, ScoreBand.Unknown)]
    [InlineData("SE", true, 0.48, ScoreBand.Strong)]
    public void Score_ConfidenceBelowFourTenths_HasNoBand(string? country, bool industry, double confidence, ScoreBand band)
    {
        var fit = IcpFit.Score(Icp, Nothing with { Country = country, Industry = industry ? "Logistics" : null });

        fit.Score.Should().Be(100);
        fit.Confidence.Should().BeApproximately(confidence, 1e-9);
        fit.Band.Should().Be(band);
    }

    [Theory]
    [InlineData("Logistics and Supply Chain", FitReasonState.Met)]
    [InlineData("industrial  AUTOMATION & robotics", FitReasonState.Met)]
    [InlineData("Logisticsware", FitReasonState.Missed)]
    [InlineData("Automation", FitReasonState.Missed)]
    [InlineData("  ", FitReasonState.Unknown)]
    public void Judge_Industry_ComparesWholeWords(string industry, FitReasonState state) =>
        IcpFit.Score(Icp, Perfect with { Industry = industry }).Reasons[0].State.Should().Be(state);

    [Theory]
    [InlineData("SE", FitReasonState.Met)]
    [InlineData("sweden", FitReasonState.Met)]
    [InlineData("Sverige", FitReasonState.Met)]
    [InlineData("Deutschland", FitReasonState.Met)]
    [InlineData("Norway", FitReasonState.Missed)]
    [InlineData("Atlantis", FitReasonState.Missed)]
    [InlineData("", FitReasonState.Unknown)]
    public void Judge_Country_KnowsCodesAndNames(string country, FitReasonState state) =>
        IcpFit.Score(Icp, Perfect with { Country = country }).Reasons[2].State.Should().Be(state);

    [Theory]
    [InlineData("USA", "US")]
    [InlineData("United States", "US")]
    [InlineData("U.K.", "GB")]
    [InlineData("England", "GB")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Österreich", "AT")]
    public void Judge_CountryByAnotherName_IsTheSame(string written, string code)
    {
        var icp = Icp with { Criteria = [new("c", CriterionKind.Country, [code], null, null, CriterionNeed.NiceToHave, 1)] };

        IcpFit.Score(icp, Nothing with { Country = written }).Score.Should().Be(100);
    }

    [Theory]
    [InlineData(200, 200, FitReasonState.Met)]
    [InlineData(5000, 5000, FitReasonState.Met)]
    [InlineData(199, 199, FitReasonState.Missed)]
    [InlineData(201, 500, FitReasonState.Met)]
    [InlineData(51, 200, FitReasonState.Missed)] // middle 125.5
    [InlineData(101, 500, FitReasonState.Met)] // middle 300.5
    [InlineData(5001, null, FitReasonState.Missed)]
    [InlineData(1001, null, FitReasonState.Unknown)] // "1,001 or more" may be anything
    [InlineData(null, 150, FitReasonState.Missed)]
    [InlineData(500, 201, FitReasonState.Met)] // ends swapped by a source
    [InlineData(null, null, FitReasonState.Unknown)]
    public void Judge_Employees_CountsARangeByItsMiddle(int? min, int? max, FitReasonState state) =>
        IcpFit.Score(Icp, Perfect with { EmployeesMin = min, EmployeesMax = max }).Reasons[1].State.Should().Be(state);

    [Fact]
    public void Judge_Revenue_IsInMillions()
    {
        var icp = Icp with { Criteria = [new("r", CriterionKind.Revenue, [], 20, null, CriterionNeed.NiceToHave, 1)] };

        var reason = IcpFit.Score(icp, Nothing with { RevenueMin = 180, RevenueMax = 220 }).Reasons[0];

        reason.Should().BeEquivalentTo(new { State = FitReasonState.Met, Words = "$180 to 220 M, within $20 M or more" });
    }

    [Fact]
    public void Judge_Technology_TellsSimilarNamesApart()
    {
        var icp = Icp with { Criteria = [new("t", CriterionKind.Technology, ["C"], null, null, CriterionNeed.NiceToHave, 1)] };

        IcpFit.Score(icp, Nothing with { Technologies = ["C++", "C#"] }).Score.Should().Be(0);
        IcpFit.Score(icp, Nothing with { Technologies = ["ANSI C"] }).Score.Should().Be(100);
    }
}
