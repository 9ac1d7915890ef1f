using ContactsApp.Domain.Committees;

namespace ContactsApp.Domain.Icp;

public sealed class IcpDiffTests
{
    private static readonly IcpDefinition Icp = DefaultIcp.Create();

    public static TheoryData<IcpDefinition, string> Changes()
    {
        var (industry, employees, persona, champion) = (Icp.Criteria[0], Icp.Criteria[1], Icp.Personas[0], Icp.Template[3]);
        return new TheoryData<IcpDefinition, string>
        {
            { Icp with { Name = "Nordic" }, "Name: Nordic, was Mid-size industry and software" },
            { With(industry with { Weight = 6 }), "Industry weight 8 to 6" },
            { With(industry with { Need = CriterionNeed.NiceToHave }), "Industry: nice to have, was must have" },
            { With(industry with { Values = [.. industry.Values.Skip(1)] }), "Industry: Software removed" },
            { With(industry with { Values = [.. industry.Values, "Mining"] }), "Industry: Mining added" },
            { With(employees with { Min = 500 }), "Employees: 500 to 5,000 people, was 200 to 5,000 people" },
            { Icp with { Criteria = [.. Icp.Criteria, new("new", CriterionKind.Keyword, ["robots"], null, null, CriterionNeed.NiceToHave, 2)] }, "Criteria: Keywords robots, nice to have, weight 2 added" },
            { Icp with { Criteria = [.. Icp.Criteria.Where(c => c.Id != "revenue")] }, "Criteria: Revenue $20 to 1,500 M, nice to have, weight 3 removed" },
            { With(persona with { Weight = 3 }), "Engineering executive weight 9 to 3" },
            { With(persona with { Name = "CTO" }), "Persona: CTO, was Engineering executive" },
            { With(persona with { Seniorities = [Seniority.Executive, Seniority.Manager] }), "Engineering executive, seniority: Manager added" },
            { With(persona with { Departments = [Department.CustomerSuccess] }), "Engineering executive, departments: Engineering removed" },
            { With(persona with { TitleWordsNone = [] }), "Engineering executive, none of the title words: assistant removed" },
            { With(persona with { Role = BuyingRole.Champion }), "Engineering executive plays: Champion, was Decision maker" },
            { With(champion with { PeopleNeeded = 2 }), "Slot Champion: needs 1 to 2" },
            { With(champion with { Required = false }), "Slot Champion: optional, was required" },
            { With(champion with { PersonaIds = [] }), "Slot Champion, personas: Engineering or platform lead removed" },
            { Icp with { Template = [Icp.Template[1], Icp.Template[0], .. Icp.Template.Skip(2)] }, "Order of the slots: Technical evaluator, Decision maker, Budget influencer, Champion, was Decision maker, Technical evaluator, Budget influencer, Champion" },
            { Icp with { Bands = Icp.Bands with { Strong = 80 } }, "Strong from 75 to 80" },
            { Icp with { HalfLifeDays = 7 }, "Engagement half-life in days 14 to 7" },
            { Icp with { Warnings = [.. Icp.Warnings.Select(w => w.Kind == CommitteeWarningKind.Ghosted ? w with { On = false } : w)] }, "Warning \"Ghosted\": off, was on" },
            { Icp with { Warnings = [.. Icp.Warnings.Select(w => w.Kind == CommitteeWarningKind.Ghosted ? w with { Threshold = 20 } : w)] }, "Warning \"Ghosted\" from 10 to 20" },
        };
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_OneChange_SaysItInWords(IcpDefinition to, string words) =>
        IcpDiff.Of(Icp, to).Select(c => c.Words).Should().ContainSingle(w => w == words);

    [Fact]
    public void Of_TheSameReadTwice_IsEmpty() => IcpDiff.Of(Icp, IcpJson.Read(IcpJson.Write(Icp))).Should().BeEmpty();

    [Fact]
    public void Of_AChange_StandsAtItsPlace() =>
        IcpDiff.Of(Icp, With(Icp.Criteria[0] with { Weight = 1 })).Should().OnlyContain(c => IcpPlace.IsIn(c.Place, IcpPlace.Criterion("industry")));

    [Fact]
    public void IsIn_AnotherIdWithTheSameBeginning_IsAnotherPlace()
    {
        IcpPlace.IsIn(IcpPlace.Criterion("industry-2"), IcpPlace.Criterion("industry")).Should().BeFalse();
        IcpPlace.IsIn(IcpPlace.Criterion("industry", IcpPlace.Weight), IcpPlace.Criterion("industry")).Should().BeTrue();
    }

    private static IcpDefinition With(CompanyCriterion criterion) => Icp with { Criteria = [.. Icp.Criteria.Select(c => c.Id == criterion.Id ? criterion : c)] };

    private static IcpDefinition With(Persona persona) => Icp with { Personas = [.. Icp.Personas.Select(p => p.Id == persona.Id ? persona : p)] };

    private static IcpDefinition With(CommitteeSlot slot) => Icp with { Template = [.. Icp.Template.Select(s => s.Id == slot.Id ? slot : s)] };
}
