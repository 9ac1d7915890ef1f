using ContactsApp.Domain.Committees;

namespace ContactsApp.Domain.Icp;

/// <summary>
/// One version of an Ideal Customer Profile: which companies fit, which people matter, and which committee is looked for.
/// A value: it is stored whole as JSON (<see cref="IcpJson"/>) and a change makes a new version, never an edit in place.
/// </summary>
public sealed record IcpDefinition
{
    /// <summary>The shape of this record that the code writes; older shapes are read, newer ones refused.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The shape this definition was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>What the profile is called on screen.</summary>
    public required string Name { get; init; }

    /// <summary>What makes a company fit.</summary>
    public IReadOnlyList<CompanyCriterion> Criteria { get; init; } = [];

    /// <summary>The ideal people; where two score alike the earlier one is named.</summary>
    public IReadOnlyList<Persona> Personas { get; init; } = [];

    /// <summary>The committee's slots in the order they are shown; one slot a role.</summary>
    public IReadOnlyList<CommitteeSlot> Template { get; init; } = [];

    /// <summary>Borders of the bands, for fit and relevance alike.</summary>
    public ScoreBands Bands { get; init; } = ScoreBands.Default;

    /// <summary>Days after which a touchpoint counts half.</summary>
    public int HalfLifeDays { get; init; } = 14;

    /// <summary>Days after the last confirmation when a contact is stale.</summary>
    public int StaleAfterDays { get; init; } = 90;

    /// <summary>Switch and threshold of each committee warning; a kind that is not listed is off.</summary>
    public IReadOnlyList<WarningRule> Warnings { get; init; } = WarningRule.Defaults;

    /// <summary>The persona with this id, or null.</summary>
    public Persona? PersonaById(string id) => Personas.FirstOrDefault(p => p.Id == id);

    /// <summary>The rule for one kind of warning when it is switched on, else null.</summary>
    public WarningRule? ActiveWarning(CommitteeWarningKind kind) => Warnings.FirstOrDefault(w => w.Kind == kind && w.On);

    /// <summary>Everything that keeps this definition from being saved, each at its place; empty when sound.</summary>
    public IReadOnlyList<IcpProblem> Validate() => IcpValidation.ProblemsOf(this);
}

/// <summary>What a company criterion looks at.</summary>
public enum CriterionKind
{
    Industry,
    /// <summary>Number of employees, between Min and Max.</summary>
    Employees,
    /// <summary>Yearly revenue in millions of US dollars, between Min and Max.</summary>
    Revenue,
    /// <summary>ISO two-letter codes or English names.</summary>
    Country,
    /// <summary>Any of the named technologies in use.</summary>
    Technology,
    /// <summary>Any of the words in the description, industry or tags.</summary>
    Keyword,
}

/// <summary>How strongly a criterion is meant.</summary>
public enum CriterionNeed
{
    /// <summary>Missing it caps the fit at 49.</summary>
    MustHave,
    /// <summary>Counts by its weight.</summary>
    NiceToHave,
    /// <summary>Meeting it makes the fit 0; carries no weight.</summary>
    Disqualifier,
}

/// <summary>One thing asked of a company.</summary>
/// <param name="Id">Stable within the profile, so that versions can be compared.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Values">Any of these meets it; used by Industry, Country, Technology and Keyword.</param>
/// <param name="Min">Lowest number, inclusive; null is open. Used by Employees and Revenue.</param>
/// <param name="Max">Highest number, inclusive; null is open. Used by Employees and Revenue.</param>
/// <param name="Need">How strongly it is meant.</param>
/// <param name="Weight">1 to 10; ignored for a disqualifier.</param>
public sealed record CompanyCriterion(
    string Id, CriterionKind Kind, IReadOnlyList<string> Values, int? Min, int? Max, CriterionNeed Need, int Weight);

/// <summary>One ideal person. A part that is left empty is not asked.</summary>
/// <param name="Id">Stable within the profile; slots refer to it.</param>
/// <param name="Name">What the persona is called on screen.</param>
/// <param name="Departments">Any of these.</param>
/// <param name="Seniorities">Any of these; a neighbouring level counts half.</param>
/// <param name="TitleWordsAll">Each of these words or phrases is in the title.</param>
/// <param name="TitleWordsAny">At least one of these is in the title.</param>
/// <param name="TitleWordsNone">A title with one of these is never this persona.</param>
/// <param name="Role">The part such a person plays.</param>
/// <param name="Weight">1 to 10: how much such a person matters.</param>
/// <param name="Notes">What such a person cares about; read in briefs.</param>
public sealed record Persona(
    string Id,
    string Name,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Seniority> Seniorities,
    IReadOnlyList<string> TitleWordsAll,
    IReadOnlyList<string> TitleWordsAny,
    IReadOnlyList<string> TitleWordsNone,
    BuyingRole Role,
    int Weight,
    string Notes);

/// <summary>One seat, or several alike, of the committee looked for.</summary>
/// <param name="Id">Stable within the profile.</param>
/// <param name="Role">The role of the seat; unique within a template.</param>
/// <param name="PersonaIds">The personas that fill it.</param>
/// <param name="PeopleNeeded">How many people fill it, from 1.</param>
/// <param name="Required">Whether it counts towards completeness.</param>
public sealed record CommitteeSlot(string Id, BuyingRole Role, IReadOnlyList<string> PersonaIds, int PeopleNeeded, bool Required);

/// <summary>Lowest score of each band.</summary>
public sealed record ScoreBands(int Strong, int Moderate, int Weak)
{
    /// <summary>75 / 50 / 25, from PRODUCT.md section 4.</summary>
    public static ScoreBands Default { get; } = new(75, 50, 25);

    /// <summary>The band of a score of 0 to 100.</summary>
    public ScoreBand Of(int score) =>
        score >= Strong ? ScoreBand.Strong
        : score >= Moderate ? ScoreBand.Moderate
        : score >= Weak ? ScoreBand.Weak
        : ScoreBand.NotAFit;
}

/// <summary>Switch and threshold of one committee warning; what the threshold counts stands at each <see cref="CommitteeWarningKind"/>.</summary>
public sealed record WarningRule(CommitteeWarningKind Kind, bool On, int Threshold)
{
    /// <summary>Every kind switched on, with its usual threshold.</summary>
    public static IReadOnlyList<WarningRule> Defaults { get; } =
    [
        new(CommitteeWarningKind.NoDecisionMaker, true, 1),
        new(CommitteeWarningKind.NoPower, true, 1),
        new(CommitteeWarningKind.SingleThreaded, true, 2),
        new(CommitteeWarningKind.NotEnoughContacts, true, 3),
        new(CommitteeWarningKind.Ghosted, true, 10),
        new(CommitteeWarningKind.Cooling, true, 50),
        new(CommitteeWarningKind.StaleData, true, 1),
        new(CommitteeWarningKind.BlockerPresent, true, 1),
    ];
}
