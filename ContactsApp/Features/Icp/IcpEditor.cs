using ContactsApp.Domain;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>
/// The profile as one open page edits it: the version it began from, the draft, and what both say of each other. Nothing here is stored;
/// a change makes a new draft, so that what was previewed is what is saved.
/// </summary>
public sealed class IcpEditor
{
    /// <param name="began">The version in force.</param>
    /// <param name="mayChange">False for who may read only.</param>
    public IcpEditor(CurrentIcp began, bool mayChange)
    {
        (Began, MayChange, Draft) = (began, mayChange, began.Definition);
    }

    /// <summary>The draft became another one.</summary>
    public event Action? Changed;

    /// <summary>The version that the draft changes.</summary>
    public CurrentIcp Began { get; private set; }

    /// <summary>Whether fields are shown, or values only.</summary>
    public bool MayChange { get; }

    /// <summary>The profile as edited.</summary>
    public IcpDefinition Draft { get; private set; }

    /// <summary>What the draft changes, line by line.</summary>
    public IReadOnlyList<IcpChange> Changes { get; private set; } = [];

    /// <summary>What keeps the draft from being saved.</summary>
    public IReadOnlyList<IcpProblem> Problems { get; private set; } = [];

    /// <summary>There is something to save.</summary>
    public bool IsChanged => Changes.Count > 0;

    /// <summary>The problems at a place and in its parts, as one text; null for none.</summary>
    public string? ProblemAt(string place) => Join(Problems.Where(p => IcpPlace.IsIn(p.Place, place)).Select(p => p.Words));

    /// <summary>What was changed at a place and in its parts, as one text; null for nothing.</summary>
    public string? ChangeAt(string place) => Join(Changes.Where(c => IcpPlace.IsIn(c.Place, place)).Select(c => c.Words));

    /// <summary>Takes another draft.</summary>
    public void Set(IcpDefinition draft)
    {
        if (MayChange)
        {
            Draft = draft;
            (Changes, Problems) = (IcpDiff.Of(Began.Definition, draft), draft.Validate());
            Changed?.Invoke();
        }
    }

    /// <summary>Begins anew from a version, with this draft; the version's own where none is given.</summary>
    public void Begin(CurrentIcp began, IcpDefinition? draft = null)
    {
        Began = began;
        Set(draft ?? began.Definition);
    }

    /// <summary>Puts another criterion in the place of the one with its id.</summary>
    public void Set(CompanyCriterion criterion) => Set(Draft with { Criteria = Replaced(Draft.Criteria, criterion, c => c.Id) });

    /// <summary>Adds an empty criterion of a kind.</summary>
    public void AddCriterion(CriterionKind kind) =>
        Set(Draft with { Criteria = [.. Draft.Criteria, new(NewId(), kind, [], null, null, CriterionNeed.NiceToHave, 5)] });

    /// <summary>Takes a criterion out.</summary>
    public void RemoveCriterion(string id) => Set(Draft with { Criteria = [.. Draft.Criteria.Where(c => c.Id != id)] });

    /// <summary>Puts another persona in the place of the one with its id.</summary>
    public void Set(Persona persona) => Set(Draft with { Personas = Replaced(Draft.Personas, persona, p => p.Id) });

    /// <summary>Adds an empty persona and gives its id.</summary>
    public string AddPersona()
    {
        var id = NewId();
        Set(Draft with { Personas = [.. Draft.Personas, new(id, "", [], [], [], [], [], BuyingRole.Influencer, 5, "")] });
        return id;
    }

    /// <summary>Takes a persona out, of the slots that name it too.</summary>
    public void RemovePersona(string id) => Set(Draft with
    {
        Personas = [.. Draft.Personas.Where(p => p.Id != id)],
        Template = [.. Draft.Template.Select(s => s.PersonaIds.Contains(id) ? s with { PersonaIds = [.. s.PersonaIds.Where(p => p != id)] } : s)],
    });

    /// <summary>Puts another slot in the place of the one with its id.</summary>
    public void Set(CommitteeSlot slot) => Set(Draft with { Template = Replaced(Draft.Template, slot, s => s.Id) });

    /// <summary>Roles that have no slot yet.</summary>
    public IEnumerable<BuyingRole> FreeRoles => Enum.GetValues<BuyingRole>().Except(Draft.Template.Select(s => s.Role));

    /// <summary>Adds a slot with the personas that play its role, and gives its id.</summary>
    public string AddSlot(BuyingRole role)
    {
        var id = NewId();
        Set(Draft with { Template = [.. Draft.Template, new(id, role, [.. Draft.Personas.Where(p => p.Role == role).Select(p => p.Id)], 1, false)] });
        return id;
    }

    /// <summary>Takes a slot out.</summary>
    public void RemoveSlot(string id) => Set(Draft with { Template = [.. Draft.Template.Where(s => s.Id != id)] });

    /// <summary>Moves a slot to another place; a place that is none changes nothing.</summary>
    public void MoveSlot(string id, int to)
    {
        if (Draft.Template.FirstOrDefault(s => s.Id == id) is { } slot && to >= 0 && to < Draft.Template.Count)
        {
            List<CommitteeSlot> template = [.. Draft.Template.Where(s => s.Id != id)];
            template.Insert(to, slot);
            Set(Draft with { Template = template });
        }
    }

    /// <summary>Puts another switch and threshold in the place of the warning's own.</summary>
    public void Set(WarningRule rule) => Set(Draft with
    {
        Warnings = Draft.Warnings.Any(w => w.Kind == rule.Kind) ? Replaced(Draft.Warnings, rule, w => w.Kind.ToString()) : [.. Draft.Warnings, rule],
    });

    private static List<T> Replaced<T>(IReadOnlyList<T> items, T with, Func<T, string> id) => [.. items.Select(i => id(i) == id(with) ? with : i)];

    private static string? Join(IEnumerable<string> words) => string.Join(" ", words) is { Length: > 0 } text ? text : null;

    // Never one that was used before: versions are compared by it.
    private static string NewId() => Guid.NewGuid().ToString("N")[..12];
}
