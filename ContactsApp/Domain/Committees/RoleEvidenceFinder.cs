using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;

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

    private IEnumerable<RoleEvidence> Titles(CommitteePerson person)
    {
        var matches = scorer.Matches(new RelevanceFacts(person.Title, person.Seniority, person.Department));
        foreach (var match in matches)
        {
            var strength = Strength(match, person);
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

    private static double Strength(PersonaMatch match, CommitteePerson person)
    {
        var departmentMissed = match.Department == 0 && person.Department is not null;
        var seniorityMissed = match.Seniority == 0 && person.Seniority != Seniority.Unknown;
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
        if (did is { MeaningfulDays: >= 2, ReturnVisits: >= 1 })
        {
            var strength = (0.5 * Math.Min(1, did.MeaningfulDays / FullDays)) + (0.5 * Math.Min(1, did.ReturnVisits / FullReturns));
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
