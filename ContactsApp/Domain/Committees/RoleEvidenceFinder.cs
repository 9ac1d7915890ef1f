using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Domain.Committees;

/// <summary>
/// Finds what speaks for people in roles, and how strongly, 0 to 1.
/// <list type="bullet">
/// <item>Import, partner: as the source gives it.</item>
/// <item>Title: the best match of a persona of that role (0.40 / 0.30 / 0.30, without the persona's weight). None when the department or
/// the seniority is known and missed altogether, when less than 0.6 matches (the department and a neighbouring level without any
/// asked title word: else every engineer could be the decision maker), or when a ruled-out word is in the title. For a champion 0.8 of it: a title can make somebody a
/// candidate, but only what people do makes them speak for us.</item>
/// <item>Behaviour, champion only: half min(days / 4, 1), half min(returns / 3, 1) over 30 days, from two days and one return on.</item>
/// </list>
/// A champion is somebody below the decision maker: title and behaviour speak for nobody who is an executive or the decision maker. Two
/// managers can stand below one another, so that three levels are too coarse to compare further.
/// </summary>
internal sealed class RoleEvidenceFinder
{
    internal const double ChampionTitleFactor = 0.8;
    internal const double LeastTitleMatch = 0.6;
    private const double FullDays = 4;
    private const double FullReturns = 3;

    private readonly RelevanceScorer scorer;
    private readonly BuyingRole[][] rolesOfPersonas;

    internal RoleEvidenceFinder(IcpDefinition icp)
    {
        scorer = RelevanceScorer.For(icp);

        // A slot may name a persona that plays another role elsewhere: such a person can fill either.
        rolesOfPersonas = [.. icp.Personas.Select(p =>
            icp.Template.Where(s => s.PersonaIds.Contains(p.Id)).Select(s => s.Role).Append(p.Role).Distinct().ToArray())];
    }

    /// <summary>Everything that speaks for one person, the strongest of each kind a role.</summary>
    internal IEnumerable<RoleEvidence> Of(CommitteePerson person)
    {
        var guessed = Titles(person).Concat(Behaviour(person)).Where(e => e.Role != BuyingRole.Champion || IsBelowDecisionMaker(person));
        return person.Evidence.Concat(guessed)
            .Where(e => e.Strength > 0)
            .GroupBy(e => (e.Role, e.Kind))
            .Select(g => g.OrderByDescending(e => e.Strength).ThenBy(e => e.Words, StringComparer.Ordinal).First());
    }

    /// <summary>How strongly a title alone speaks for each role, by the role's number: the same as in <see cref="Of"/>, without words.</summary>
    /// <param name="title">The title's words, as <see cref="TitleWords.Of"/> gives them.</param>
    internal double[] TitleStrengths(RelevanceFacts facts, IReadOnlyList<string> title)
    {
        var byRole = new double[Enum.GetValues<BuyingRole>().Length];
        foreach (var match in scorer.Matches(facts, title))
        {
            var strength = Strength(match, facts.Seniority, facts.Department);
            foreach (var role in rolesOfPersonas[match.PersonaIndex])
            {
                byRole[(int)role] = Math.Max(byRole[(int)role], strength * (role == BuyingRole.Champion ? ChampionTitleFactor : 1));
            }
        }

        return byRole;
    }

    /// <summary>How strongly behaviour speaks for a champion; 0 for too little of it.</summary>
    internal static double BehaviourStrength(EngagementSummary did) => did is { MeaningfulDays: >= 2, ReturnVisits: >= 1 }
        ? (0.5 * Math.Min(1, did.MeaningfulDays / FullDays)) + (0.5 * Math.Min(1, did.ReturnVisits / FullReturns))
        : 0;

    private IEnumerable<RoleEvidence> Titles(CommitteePerson person)
    {
        var matches = scorer.Matches(new RelevanceFacts(person.Title, person.Seniority, person.Department));
        foreach (var match in matches)
        {
            var strength = Strength(match, person.Seniority, person.Department);
            if (strength > 0)
            {
                var words = TitleWords(scorer.Icp.Personas[match.PersonaIndex].Name, match);
                foreach (var role in rolesOfPersonas[match.PersonaIndex])
                {
                    var factor = role == BuyingRole.Champion ? ChampionTitleFactor : 1;
                    yield return new RoleEvidence(RoleEvidenceKind.Title, role, strength * factor, words);
                }
            }
        }
    }

    private static double Strength(PersonaMatch match, Seniority seniority, Department? department)
    {
        var departmentMissed = match.Department == 0 && department is not null;
        var seniorityMissed = match.Seniority == 0 && seniority != Seniority.Unknown;
        return departmentMissed || seniorityMissed || match.Strength < LeastTitleMatch - 1e-9 ? 0 : match.Strength;
    }

    private static string TitleWords(string persona, PersonaMatch match)
    {
        if (match.Strength >= 1)
        {
            return $"title matches persona {persona}";
        }

        var parts = new List<string>(3);
        AddPart(parts, "department", match.Department);
        AddPart(parts, "seniority", match.Seniority);
        AddPart(parts, "title words", match.TitleWords);
        return $"title partly matches persona {persona} ({string.Join(", ", parts)})";
    }

    private static void AddPart(List<string> parts, string name, double? value)
    {
        if (value > 0)
        {
            parts.Add(value < 1 ? $"{name} in part" : name);
        }
    }

    private static IEnumerable<RoleEvidence> Behaviour(CommitteePerson person)
    {
        var did = person.Engagement;
        if (BehaviourStrength(did) is > 0 and var strength)
        {
            yield return new RoleEvidence(
                RoleEvidenceKind.Behaviour,
                BuyingRole.Champion,
                strength,
                $"{did.Touches30} touchpoints in {did.SpanDays} days, came back {Times(did.ReturnVisits)}");
        }
    }

    private static bool IsBelowDecisionMaker(CommitteePerson person) =>
        person.Seniority != Seniority.Executive
        && !person.Roles.Any(r => r is { Role: BuyingRole.DecisionMaker, State: RoleState.Confirmed });

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };
}
