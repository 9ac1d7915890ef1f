using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Icp;

public sealed class MoveReasonsTests
{
    private static readonly IcpDefinition Icp = DefaultIcp.Create();

    private static readonly PreparedCompany Company = new(new("Robotics", 300, 300, 100, 100, "SE", ["Kafka"], "Makes robots", []));

    [Fact]
    public void OfLead_RangeThatLeavesItOut_SaysTheNumber() =>
        MoveReasons.OfLead(Icp, With(Icp.Criteria[1] with { Min = 500 }), Company).Should().Be("300 people, not 500 to 5,000 people");

    [Fact]
    public void OfLead_WeightOfWhatItMisses_SaysWhoseShareMoved()
    {
        var before = With(Icp.Criteria[3] with { Values = ["US"] });
        var after = before with { Criteria = [.. before.Criteria.Select(c => c.Id == "country" ? c with { Weight = 10 } : c)] };

        MoveReasons.OfLead(before, after, Company).Should().Contain(" points");
    }

    [Fact]
    public void OfLead_BandThatBeginsLater_SaysTheBorder() =>
        MoveReasons.OfLead(Icp, Icp with { Bands = new(101, 50, 25) }, Company).Should().Be("Strong begins at 101, was 75");

    [Fact]
    public void OfLead_CriterionTakenOut_SaysThatItIsNotAsked()
    {
        var before = With(Icp.Criteria[3] with { Values = ["US"] });

        MoveReasons.OfLead(before, before with { Criteria = [.. before.Criteria.Where(c => c.Id != "country")] }, Company).Should().Be("Country is not asked any more");
    }

    [Fact]
    public void OfLead_WithTooLittleKnown_SaysSo() =>
        MoveReasons.OfLead(Icp, Icp with { Criteria = [Icp.Criteria[0] with { Weight = 10 }, Icp.Criteria[1] with { Weight = 10 }] }, new(new(null, null, null, null, null, "SE", [], null, [])))
            .Should().Be("too little is known: 0 % of the weights");

    [Theory]
    [InlineData("Head of Finance", Seniority.Manager, Department.Finance, "Finance lead does not match any more")]
    [InlineData("Chief Executive", Seniority.Executive, Department.GeneralManagement, "weight of Executive sponsor 5 to 1")]
    public void OfContact_PersonaChanged_SaysWhich(string title, Seniority seniority, Department department, string words)
    {
        var after = Icp with
        {
            Personas = [.. Icp.Personas.Where(p => p.Id is "executive-sponsor").Select(p => p with { Weight = 1 })],
        };
        var before = Icp with { Personas = [.. Icp.Personas.Where(p => p.Id is "executive-sponsor" or "finance-lead")] };

        MoveReasons.OfContact(before, after, new(title, seniority, department)).Should().BeOneOf(words, "Executive sponsor instead of Finance lead");
    }

    private static IcpDefinition With(CompanyCriterion criterion) => Icp with { Criteria = [.. Icp.Criteria.Select(c => c.Id == criterion.Id ? criterion : c)] };
}
