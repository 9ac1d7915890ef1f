using System.Globalization;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Domain.Icp;

/// <summary>One line of what changed between two definitions.</summary>
/// <param name="Place">Where (<see cref="IcpPlace"/>).</param>
/// <param name="What">What it is about: "Industry weight", "Slot Champion: needs"; with a colon at its end where words follow and no number.</param>
/// <param name="From">What it was; null for something new.</param>
/// <param name="To">What it is; null for something that is gone.</param>
public sealed record IcpChange(string Place, string What, string? From, string? To)
{
    /// <summary>As people read it: "Industry weight 8 to 6", "Country: DK added".</summary>
    public string Words => (From, To) switch
    {
        (null, _) => $"{What}: {To} added",
        (_, null) => $"{What}: {From} removed",
        _ when What.EndsWith(':') => $"{What} {To}, was {From}",
        _ => $"{What} {From} to {To}",
    };
}

/// <summary>What a reader wants to know of two versions of a profile, in the order of the page; empty when they say the same.</summary>
public static class IcpDiff
{
    /// <summary>The changes that lead from one definition to the other.</summary>
    public static IReadOnlyList<IcpChange> Of(IcpDefinition from, IcpDefinition to) =>
    [
        .. Change(IcpPlace.Name, "Name:", from.Name.Trim(), to.Name.Trim()),
        .. OfList(IcpPlace.Criteria, "Criteria", from.Criteria, to.Criteria, c => c.Id, Described, OfCriterion),
        .. OfList(IcpPlace.Personas, "Personas", from.Personas, to.Personas, p => p.Id, p => p.Name, OfPersona),
        .. Order(IcpPlace.Personas, "Order of the personas", [.. from.Personas.Select(p => (p.Id, p.Name))], [.. to.Personas.Select(p => (p.Id, p.Name))]),
        .. OfList(IcpPlace.Template, "Slots", from.Template, to.Template, s => s.Id, s => Described(s), (a, b) => OfSlot(a, b, from, to)),
        .. Order(IcpPlace.Template, "Order of the slots", [.. from.Template.Select(s => (s.Id, BuyingRoleWords.Title(s.Role)))], [.. to.Template.Select(s => (s.Id, BuyingRoleWords.Title(s.Role)))]),
        .. Change(IcpPlace.Bands, "Strong from", from.Bands.Strong, to.Bands.Strong),
        .. Change(IcpPlace.Bands, "Moderate from", from.Bands.Moderate, to.Bands.Moderate),
        .. Change(IcpPlace.Bands, "Weak from", from.Bands.Weak, to.Bands.Weak),
        .. Change(IcpPlace.HalfLife, "Engagement half-life in days", from.HalfLifeDays, to.HalfLifeDays),
        .. Change(IcpPlace.StaleAfter, "Stale after days", from.StaleAfterDays, to.StaleAfterDays),
        .. Enum.GetValues<CommitteeWarningKind>().SelectMany(k => OfWarning(k, from, to)),
    ];

    /// <summary>A criterion in one line: "Revenue $20 to 1,500 M, nice to have, weight 3".</summary>
    public static string Described(CompanyCriterion c) =>
        $"{CriterionWords.Wanted(c)}, {NeedWords(c.Need)}{(c.Need == CriterionNeed.Disqualifier ? "" : $", weight {Number(c.Weight)}")}";

    /// <summary>How a need reads inside a sentence: "must have".</summary>
    public static string NeedWords(CriterionNeed need) => need switch
    {
        CriterionNeed.MustHave => "must have",
        CriterionNeed.NiceToHave => "nice to have",
        CriterionNeed.Disqualifier => "disqualifier",
    };

    private static string Described(CommitteeSlot s) => $"{BuyingRoleWords.Title(s.Role)}, {Number(s.PeopleNeeded)} needed, {Required(s.Required)}";

    private static IEnumerable<IcpChange> OfCriterion(CompanyCriterion from, CompanyCriterion to)
    {
        var (place, name) = (IcpPlace.Criterion(to.Id), CriterionWords.Name(to));
        if (from.Kind != to.Kind)
        {
            yield return new(place, "Criterion:", Described(from), Described(to));
            yield break;
        }

        foreach (var change in Words(place, name, from.Values, to.Values))
        {
            yield return change;
        }

        var isRange = to.Kind is CriterionKind.Employees or CriterionKind.Revenue;
        if (isRange && (from.Min, from.Max) != (to.Min, to.Max))
        {
            yield return new(place, $"{name}:", CriterionWords.Range(to.Kind, from.Min, from.Max), CriterionWords.Range(to.Kind, to.Min, to.Max));
        }

        foreach (var change in Change(place, $"{name}:", NeedWords(from.Need), NeedWords(to.Need)).Concat(Change(place, $"{name} weight", from.Weight, to.Weight)))
        {
            yield return change;
        }
    }

    private static IEnumerable<IcpChange> OfPersona(Persona from, Persona to)
    {
        var (place, name) = (IcpPlace.Persona(to.Id), to.Name.Trim());
        return [
            .. Change(place, "Persona:", from.Name.Trim(), name),
            .. Words(place, $"{name}, departments", [.. from.Departments.Select(DepartmentNames.Name)], [.. to.Departments.Select(DepartmentNames.Name)]),
            .. Words(place, $"{name}, seniority", [.. from.Seniorities.Select(s => s.ToString())], [.. to.Seniorities.Select(s => s.ToString())]),
            .. Words(place, $"{name}, all of the title words", from.TitleWordsAll, to.TitleWordsAll),
            .. Words(place, $"{name}, any of the title words", from.TitleWordsAny, to.TitleWordsAny),
            .. Words(place, $"{name}, none of the title words", from.TitleWordsNone, to.TitleWordsNone),
            .. Change(place, $"{name} plays:", BuyingRoleWords.Title(from.Role), BuyingRoleWords.Title(to.Role)),
            .. Change(place, $"{name} weight", from.Weight, to.Weight),
            .. from.Notes.Trim() == to.Notes.Trim() ? [] : new[] { new IcpChange(place, $"{name}, notes:", Quoted(from.Notes), Quoted(to.Notes)) },
        ];
    }

    private static IEnumerable<IcpChange> OfSlot(CommitteeSlot from, CommitteeSlot to, IcpDefinition before, IcpDefinition after)
    {
        var (place, name) = (IcpPlace.Slot(to.Id), $"Slot {BuyingRoleWords.Title(to.Role)}");
        return [
            .. Change(place, "Slot:", BuyingRoleWords.Title(from.Role), BuyingRoleWords.Title(to.Role)),
            .. Words(place, $"{name}, personas", Names(from, before), Names(to, after)),
            .. Change(place, $"{name}: needs", from.PeopleNeeded, to.PeopleNeeded),
            .. Change(place, $"{name}:", Required(from.Required), Required(to.Required)),
        ];
    }

    private static IEnumerable<IcpChange> OfWarning(CommitteeWarningKind kind, IcpDefinition from, IcpDefinition to)
    {
        var (before, after) = (from.Warnings.FirstOrDefault(w => w.Kind == kind), to.Warnings.FirstOrDefault(w => w.Kind == kind));
        return [
            .. Change(IcpPlace.Warning(kind), $"Warning \"{WarningWords.Title(kind)}\":", before is { On: true } ? "on" : "off", after is { On: true } ? "on" : "off"),
            .. before is null || after is null ? [] : Change(IcpPlace.Warning(kind), $"Warning \"{WarningWords.Title(kind)}\" from", before.Threshold, after.Threshold),
        ];
    }

    // A persona that only one side knows is told by its own line.
    private static IReadOnlyList<string> Names(CommitteeSlot slot, IcpDefinition icp) => [.. slot.PersonaIds.Select(icp.PersonaById).OfType<Persona>().Select(p => p.Name)];

    private static IEnumerable<IcpChange> OfList<T>(
        string list, string noun, IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, string> id, Func<T, string> describe, Func<T, T, IEnumerable<IcpChange>> compare)
    {
        var before = from.DistinctBy(id).ToDictionary(id);
        foreach (var item in to)
        {
            foreach (var change in before.Remove(id(item), out var old) ? compare(old, item) : [new IcpChange($"{list}/{id(item)}", noun, null, describe(item))])
            {
                yield return change;
            }
        }

        foreach (var gone in from.Where(f => before.ContainsKey(id(f))))
        {
            yield return new($"{list}/{id(gone)}", noun, describe(gone), null);
        }
    }

    /// <summary>Only where those on both sides stand in another order: what came or went is told already.</summary>
    private static IEnumerable<IcpChange> Order(string place, string what, IReadOnlyList<(string Id, string Name)> from, IReadOnlyList<(string Id, string Name)> to)
    {
        var both = from.Select(f => f.Id).Intersect(to.Select(t => t.Id)).ToHashSet();
        var (before, after) = (from.Where(f => both.Contains(f.Id)).ToList(), to.Where(t => both.Contains(t.Id)).ToList());
        if (!before.Select(b => b.Id).SequenceEqual(after.Select(a => a.Id)))
        {
            yield return new(place, $"{what}:", string.Join(", ", before.Select(b => b.Name)), string.Join(", ", after.Select(a => a.Name)));
        }
    }

    private static IEnumerable<IcpChange> Words(string place, string what, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var (gone, added) = (from.Except(to, StringComparer.OrdinalIgnoreCase).ToList(), to.Except(from, StringComparer.OrdinalIgnoreCase).ToList());
        if (added.Count > 0)
        {
            yield return new(place, what, null, string.Join(", ", added));
        }

        if (gone.Count > 0)
        {
            yield return new(place, what, string.Join(", ", gone), null);
        }
    }

    private static IEnumerable<IcpChange> Change<T>(string place, string what, T from, T to)
    {
        if (!EqualityComparer<T>.Default.Equals(from, to))
        {
            yield return new(place, what, Number(from), Number(to));
        }
    }

    private static string Quoted(string text) => text.Trim() is { Length: > 0 } words ? $"\"{words}\"" : "none";

    private static string Required(bool required) => required ? "required" : "optional";

    private static string Number<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
