using ContactsApp.Domain.Icp;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Scoring;

/// <summary>What must hold for every profile and every company or person.</summary>
public sealed class ScoringLaws
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta"];

    /// <summary>Technology criteria only: each is met, missed or unknown independently by choosing the facts.</summary>
    private static readonly Gen<CompanyCriterion[]> Criteria =
        (from need in Gen.Elements(CriterionNeed.MustHave, CriterionNeed.NiceToHave, CriterionNeed.NiceToHave)
         from weight in Gen.Choose(1, 10)
         from word in Gen.Elements(Words)
         select new CompanyCriterion("", CriterionKind.Keyword, [word], null, null, need, weight))
        .ArrayOf()
        .Select(all => all.Select((c, i) => c with { Id = $"c{i}" }).ToArray());

    private static readonly Gen<RelevanceFacts> People =
        from title in Gen.SubListOf(Words)
        from seniority in Gen.Elements(Enum.GetValues<Seniority>())
        from department in Gen.Elements(Enum.GetValues<Department>())
        from known in Gen.Elements(true, false)
        select new RelevanceFacts(string.Join(' ', title), seniority, known ? department : null);

    private static readonly Gen<Persona> Personas =
        from departments in Gen.SubListOf(Enum.GetValues<Department>())
        from seniorities in Gen.SubListOf(Seniority.IC, Seniority.Manager, Seniority.Executive)
        from all in Gen.SubListOf(Words)
        from any in Gen.SubListOf(Words)
        from none in Gen.SubListOf("alpha")
        from weight in Gen.Choose(1, 10)
        select new Persona("p", "P", [.. departments], [.. seniorities], [.. all], [.. any], [.. none], BuyingRole.Champion, weight, "");

    private static CompanyFacts Described(IEnumerable<string> words) => new(null, null, null, null, null, null, [], "Zeta " + string.Join(' ', words), []);

    private static IcpDefinition Icp(IReadOnlyList<CompanyCriterion> criteria) => new() { Name = "Law", Criteria = criteria };

    [Property]
    public Property Fit_OneMoreWordMet_NeverFalls() => Prop.ForAll(
        Criteria.ToArbitrary(), Gen.SubListOf(Words).ToArbitrary(), Gen.Elements(Words).ToArbitrary(),
        (criteria, had, more) =>
        {
            var before = IcpFit.Score(Icp(criteria), Described(had)).Score ?? 0;
            var after = IcpFit.Score(Icp(criteria), Described(had.Append(more))).Score ?? 0;
            return after >= before && before is >= 0 and <= 100;
        });

    [Property]
    public Property Fit_Points_SumToTheUncappedScore() => Prop.ForAll(
        Criteria.ToArbitrary(), Gen.SubListOf(Words).ToArbitrary(), (criteria, had) =>
        {
            var nice = criteria.Select(c => c with { Need = CriterionNeed.NiceToHave }).ToList();
            var fit = IcpFit.Score(Icp(nice), Described(had));
            return fit.Reasons.Sum(r => r.Points) == (fit.Score ?? 0);
        });

    [Property]
    public Property Fit_FactForgotten_NeverRaisesConfidence() => Prop.ForAll(
        Criteria.ToArbitrary(), Gen.SubListOf(Words).ToArbitrary(), (criteria, had) =>
            IcpFit.Score(Icp(criteria), Described(had) with { Description = null }).Confidence
                <= IcpFit.Score(Icp(criteria), Described(had)).Confidence);

    [Property]
    public Property Relevance_Points_SumToAScoreWithinBounds() => Prop.ForAll(
        Personas.ArrayOf().ToArbitrary(), People.ToArbitrary(), (personas, person) =>
        {
            var relevance = IcpRelevance.Score(new IcpDefinition { Name = "Law", Personas = personas }, person);
            return relevance.Score is >= 0 and <= 100
                && relevance.Reasons.Sum(r => r.Points) == relevance.Score
                && relevance.Reasons.All(r => r.Points >= 0);
        });

    [Property]
    public Property Relevance_OneMoreTitleWord_NeverFallsUnlessRuledOut() => Prop.ForAll(
        Personas.ToArbitrary(), People.ToArbitrary(), Gen.Elements("beta", "gamma", "delta").ToArbitrary(), (persona, person, word) =>
        {
            var icp = new IcpDefinition { Name = "Law", Personas = [persona] };
            return IcpRelevance.Score(icp, person with { Title = $"{person.Title} {word}" }).Score >= IcpRelevance.Score(icp, person).Score;
        });

    [Property]
    public Property Relevance_OneMorePersona_NeverFalls() => Prop.ForAll(
        Personas.ArrayOf().ToArbitrary(), Personas.ToArbitrary(), People.ToArbitrary(), (personas, more, person) =>
            IcpRelevance.Score(new IcpDefinition { Name = "Law", Personas = [.. personas, more] }, person).Score
                >= IcpRelevance.Score(new IcpDefinition { Name = "Law", Personas = personas }, person).Score);
}
