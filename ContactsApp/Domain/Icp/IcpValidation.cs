namespace ContactsApp.Domain.Icp;

/// <summary>What keeps a definition from being saved.</summary>
/// <param name="Place">Where it stands (<see cref="IcpPlace"/>), so that an editor shows it at its field.</param>
/// <param name="Words">For the person editing it.</param>
public sealed record IcpProblem(string Place, string Words);

/// <summary>What keeps an ICP definition from being saved.</summary>
internal static class IcpValidation
{
    private const int HighestWeight = 10;
    private const int LongestText = 300;

    /// <summary>More of one kind than anybody can read; keeps one profile from slowing every score.</summary>
    private const int MostOfAKind = 60;
    private const int MostWords = 200;

    internal static IReadOnlyList<IcpProblem> ProblemsOf(IcpDefinition icp) =>
    [
        .. OfProfile(icp),
        .. Repeated(icp.Criteria.Select(c => c.Id), IcpPlace.Criteria, "criterion"),
        .. icp.Criteria.SelectMany(OfCriterion),
        .. Repeated(icp.Personas.Select(p => p.Id), IcpPlace.Personas, "persona"),
        .. icp.Personas.SelectMany(OfPersona),
        .. SameName(icp),
        .. Repeated(icp.Template.Select(s => s.Id), IcpPlace.Template, "slot"),
        .. OfTemplate(icp),
        .. OfWarnings(icp),
    ];

    private static IEnumerable<IcpProblem> OfProfile(IcpDefinition icp)
    {
        if (string.IsNullOrWhiteSpace(icp.Name) || icp.Name.Length > LongestText)
        {
            yield return new(IcpPlace.Name, $"The profile has no name, or one of more than {LongestText} letters.");
        }

        var (strong, moderate, weak) = icp.Bands;
        if (!(strong <= 100 && strong > moderate && moderate > weak && weak > 0))
        {
            yield return new(IcpPlace.Bands, "The bands must fall from Strong over Moderate to Weak, between 1 and 100.");
        }

        if (icp.HalfLifeDays is < 1 or > 365)
        {
            yield return new(IcpPlace.HalfLife, "The half-life must be 1 to 365 days.");
        }

        if (icp.StaleAfterDays is < 1 or > 3650)
        {
            yield return new(IcpPlace.StaleAfter, "Stale after must be 1 to 3650 days.");
        }

        foreach (var (place, count) in new[] { (IcpPlace.Criteria, icp.Criteria.Count), (IcpPlace.Personas, icp.Personas.Count) }.Where(x => x.Item2 > MostOfAKind))
        {
            yield return new(place, $"There are {count}; at most {MostOfAKind} are taken.");
        }
    }

    private static IEnumerable<IcpProblem> OfCriterion(CompanyCriterion criterion)
    {
        var name = $"{criterion.Kind} criterion";
        if (criterion.Need != CriterionNeed.Disqualifier && criterion.Weight is < 1 or > HighestWeight)
        {
            yield return new(IcpPlace.Criterion(criterion.Id, IcpPlace.Weight), $"{name}: the weight must be 1 to {HighestWeight}.");
        }

        var place = IcpPlace.Criterion(criterion.Id, IcpPlace.Values);
        if (criterion.Kind is CriterionKind.Employees or CriterionKind.Revenue)
        {
            if (criterion.Min is null && criterion.Max is null)
            {
                yield return new(place, $"{name}: give a lowest or a highest number.");
            }
            else if (criterion.Min < 0 || criterion.Max < 0 || criterion.Min > criterion.Max)
            {
                yield return new(place, $"{name}: the lowest number must not exceed the highest, and neither may be negative.");
            }
        }
        else if (!criterion.Values.Any(v => !string.IsNullOrWhiteSpace(v)))
        {
            yield return new(place, $"{name}: give at least one value.");
        }
        else if (TooMuch(criterion.Values))
        {
            yield return new(place, $"{name}: at most {MostWords} values of {LongestText} letters are taken.");
        }
    }

    private static IEnumerable<IcpProblem> OfPersona(Persona persona)
    {
        var name = $"Persona {persona.Name}";
        if (string.IsNullOrWhiteSpace(persona.Name) || persona.Name.Length > LongestText)
        {
            yield return new(IcpPlace.Persona(persona.Id, IcpPlace.Name), $"A persona has no name, or one of more than {LongestText} letters.");
        }

        if (persona.Weight is < 1 or > HighestWeight)
        {
            yield return new(IcpPlace.Persona(persona.Id, IcpPlace.Weight), $"{name}: the weight must be 1 to {HighestWeight}.");
        }

        var place = IcpPlace.Persona(persona.Id, IcpPlace.Values);
        if (persona.Departments.Count + persona.Seniorities.Count + persona.TitleWordsAll.Count + persona.TitleWordsAny.Count == 0)
        {
            yield return new(place, $"{name}: give a department, a seniority or a title word, else it would match nobody.");
        }

        if (persona.Seniorities.Contains(Seniority.Unknown))
        {
            yield return new(place, $"{name}: Unknown is no seniority to look for.");
        }

        if (TooMuch(persona.TitleWordsAll) || TooMuch(persona.TitleWordsAny) || TooMuch(persona.TitleWordsNone))
        {
            yield return new(place, $"{name}: at most {MostWords} words of {LongestText} letters are taken.");
        }
    }

    // Lists and reasons name a persona by its name alone.
    private static IEnumerable<IcpProblem> SameName(IcpDefinition icp) => icp.Personas
        .GroupBy(p => p.Name.Trim(), StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Key.Length > 0 && g.Select(p => p.Id).Distinct().Count() > 1)
        .Select(g => new IcpProblem(IcpPlace.Persona(g.Last().Id, IcpPlace.Name), $"Two personas are called {g.Key}; scores name them, so give each its own name."));

    private static IEnumerable<IcpProblem> OfTemplate(IcpDefinition icp)
    {
        if (!icp.Template.Any(s => s.Required))
        {
            yield return new(IcpPlace.Template, "The committee needs at least one required slot; completeness is counted over those.");
        }

        foreach (var role in icp.Template.GroupBy(s => s.Role).Where(g => g.Count() > 1))
        {
            yield return new(IcpPlace.Slot(role.Last().Id, IcpPlace.Role), $"The role {role.Key} has several slots; use one with more people needed.");
        }

        foreach (var slot in icp.Template)
        {
            if (slot.PeopleNeeded is < 1 or > 20)
            {
                yield return new(IcpPlace.Slot(slot.Id, IcpPlace.Needed), $"The slot {slot.Role} must need 1 to 20 people.");
            }

            foreach (var missing in slot.PersonaIds.Where(id => icp.PersonaById(id) is null))
            {
                yield return new(IcpPlace.Slot(slot.Id, IcpPlace.Values), $"The slot {slot.Role} names a persona that is not here: {missing}.");
            }
        }
    }

    private static IEnumerable<IcpProblem> OfWarnings(IcpDefinition icp)
    {
        foreach (var kind in icp.Warnings.GroupBy(w => w.Kind).Where(g => g.Count() > 1))
        {
            yield return new(IcpPlace.Warning(kind.Key), $"The warning {kind.Key} is set twice.");
        }

        foreach (var rule in icp.Warnings.Where(w => w.Threshold is < 1 or > 1000))
        {
            yield return new(IcpPlace.Warning(rule.Kind), $"The warning {rule.Kind} needs a threshold of at least 1 and at most 1000.");
        }
    }

    private static IEnumerable<IcpProblem> Repeated(IEnumerable<string> ids, string place, string noun) =>
        ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => new IcpProblem(place, $"Two of kind {noun} share the id {g.Key}."));

    private static bool TooMuch(IReadOnlyList<string> words) => words.Count > MostWords || words.Any(w => w.Length > LongestText);
}
