namespace ContactsApp.Domain.Icp;

/// <summary>What keeps an ICP definition from being saved.</summary>
internal static class IcpValidation
{
    private const int HighestWeight = 10;

    internal static IReadOnlyList<string> ProblemsOf(IcpDefinition icp) =>
    [
        .. OfProfile(icp),
        .. Repeated(icp.Criteria.Select(c => c.Id), "criterion"),
        .. icp.Criteria.SelectMany(OfCriterion),
        .. Repeated(icp.Personas.Select(p => p.Id), "persona"),
        .. icp.Personas.SelectMany(OfPersona),
        .. Repeated(icp.Template.Select(s => s.Id), "slot"),
        .. OfTemplate(icp),
        .. OfWarnings(icp),
    ];

    private static IEnumerable<string> OfProfile(IcpDefinition icp)
    {
        if (string.IsNullOrWhiteSpace(icp.Name))
        {
            yield return "The profile has no name.";
        }

        var (strong, moderate, weak) = icp.Bands;
        if (!(strong <= 100 && strong > moderate && moderate > weak && weak > 0))
        {
            yield return "The bands must fall from Strong over Moderate to Weak, between 1 and 100.";
        }

        if (icp.HalfLifeDays is < 1 or > 365)
        {
            yield return "The half-life must be 1 to 365 days.";
        }

        if (icp.StaleAfterDays is < 1 or > 3650)
        {
            yield return "Stale after must be 1 to 3650 days.";
        }
    }

    private static IEnumerable<string> OfCriterion(CompanyCriterion criterion)
    {
        var name = $"{criterion.Kind} criterion";
        if (criterion.Need != CriterionNeed.Disqualifier && criterion.Weight is < 1 or > HighestWeight)
        {
            yield return $"{name}: the weight must be 1 to {HighestWeight}.";
        }

        if (criterion.Kind is CriterionKind.Employees or CriterionKind.Revenue)
        {
            if (criterion.Min is null && criterion.Max is null)
            {
                yield return $"{name}: give a lowest or a highest number.";
            }
            else if (criterion.Min < 0 || criterion.Max < 0 || criterion.Min > criterion.Max)
            {
                yield return $"{name}: the lowest number must not exceed the highest, and neither may be negative.";
            }
        }
        else if (!criterion.Values.Any(v => !string.IsNullOrWhiteSpace(v)))
        {
            yield return $"{name}: give at least one value.";
        }
    }

    private static IEnumerable<string> OfPersona(Persona persona)
    {
        var name = $"Persona {persona.Name}";
        if (string.IsNullOrWhiteSpace(persona.Name))
        {
            yield return "A persona has no name.";
        }

        if (persona.Weight is < 1 or > HighestWeight)
        {
            yield return $"{name}: the weight must be 1 to {HighestWeight}.";
        }

        if (persona.Departments.Count + persona.Seniorities.Count + persona.TitleWordsAll.Count + persona.TitleWordsAny.Count == 0)
        {
            yield return $"{name}: give a department, a seniority or a title word, else it would match nobody.";
        }

        if (persona.Seniorities.Contains(Seniority.Unknown))
        {
            yield return $"{name}: Unknown is no seniority to look for.";
        }
    }

    private static IEnumerable<string> OfTemplate(IcpDefinition icp)
    {
        if (!icp.Template.Any(s => s.Required))
        {
            yield return "The committee needs at least one required slot; completeness is counted over those.";
        }

        foreach (var role in icp.Template.GroupBy(s => s.Role).Where(g => g.Count() > 1))
        {
            yield return $"The role {role.Key} has several slots; use one with more people needed.";
        }

        foreach (var slot in icp.Template)
        {
            if (slot.PeopleNeeded is < 1 or > 20)
            {
                yield return $"The slot {slot.Role} must need 1 to 20 people.";
            }

            foreach (var missing in slot.PersonaIds.Where(id => icp.PersonaById(id) is null))
            {
                yield return $"The slot {slot.Role} names a persona that is not here: {missing}.";
            }
        }
    }

    private static IEnumerable<string> OfWarnings(IcpDefinition icp)
    {
        foreach (var kind in icp.Warnings.GroupBy(w => w.Kind).Where(g => g.Count() > 1))
        {
            yield return $"The warning {kind.Key} is set twice.";
        }

        foreach (var rule in icp.Warnings.Where(w => w.Threshold < 1))
        {
            yield return $"The warning {rule.Kind} needs a threshold of at least 1.";
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> ids, string noun) =>
        ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"Two of kind {noun} share the id {g.Key}.");
}
