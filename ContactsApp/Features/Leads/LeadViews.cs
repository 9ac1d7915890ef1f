using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Features.Leads;

/// <summary>Something derived that deserves attention, shown as a chip.</summary>
/// <param name="Kind">Stable word to filter by, e.g. "MultiThreaded", "Surge", "NoDecisionMaker".</param>
/// <param name="Words">What the chip says.</param>
/// <param name="Tone">"good", "warn", "bad" or "accent".</param>
public sealed record LeadSignal(string Kind, string Words, string Tone);

/// <summary>An engaged person in the list's avatars.</summary>
public sealed record EngagedPerson(string Name);

/// <summary>One slot of the committee template as a dot of the leads list.</summary>
public sealed record SlotChip(BuyingRole Role, SlotState State);

/// <summary>One row of the leads list.</summary>
public sealed record LeadRow(
    long Id,
    Guid PublicId,
    string Name,
    string? Domain,
    int? FitScore,
    ScoreBand FitBand,
    JourneyStage Stage,
    SalesState SalesState,
    IReadOnlyList<SlotChip> Slots,
    int Completeness,
    int ContactCount,
    int EngagedCount,
    IReadOnlyList<EngagedPerson> Engaged,
    EngagementTrend Trend,
    IReadOnlyList<double> Levels,
    DateTime? LastTouchAt,
    string? OwnerId,
    string? OwnerName,
    IReadOnlyList<LeadSignal> Signals,
    bool IsNew)
{
    /// <summary>Set by a text search that matched a person: "Mei Tanaka, Engineering Manager".</summary>
    public string? MatchedPerson { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A window of the list. <paramref name="Total"/> is exact up to <see cref="LeadQueries.MaxRows"/>; beyond it the list says "10,000+".</summary>
public sealed record LeadRows(IReadOnlyList<LeadRow> Rows, int Total, bool TotalIsCapped);

/// <summary>Counts of the funnel bar over all open leads (Customer and Disqualified stand outside).</summary>
/// <param name="Open">Open leads of each stage.</param>
/// <param name="AllLeads">Live leads of any state.</param>
public sealed record Funnel(IReadOnlyDictionary<JourneyStage, int> Open, int NeedsAttention, int AllLeads)
{
    /// <summary>Days in which a lead is new.</summary>
    public const int NewDays = 7;

    /// <summary>How many people engage at the open leads of each stage.</summary>
    public IReadOnlyDictionary<JourneyStage, Threads> Threads { get; init; } = new Dictionary<JourneyStage, Threads>();

    /// <summary>Open leads in Target that were added in the last <see cref="NewDays"/> days.</summary>
    public int NewTargets { get; init; }

    /// <summary>Leads that need attention where we wrote and nobody answered (the Ghosted signal).</summary>
    public int Unanswered { get; init; }
}

/// <summary>Open leads by the people who engaged in 30 days.</summary>
/// <param name="Many">Leads with two or more.</param>
/// <param name="One">Leads with exactly one.</param>
public readonly record struct Threads(int Many, int One);

/// <summary>A user who can own leads.</summary>
public sealed record OwnerChoice(string Id, string Name);

/// <summary>Values that the filter menus offer.</summary>
public sealed record LeadFilterChoices(IReadOnlyList<OwnerChoice> Owners, IReadOnlyList<string> Industries, IReadOnlyList<string> Countries, IReadOnlyList<LeadSignal> Signals);

/// <summary>Everything the header of a lead page shows.</summary>
public sealed record LeadHeader(
    long Id,
    Guid PublicId,
    int Version,
    string Name,
    string? Domain,
    IReadOnlyList<string> Aliases,
    string? Website,
    string? Description,
    string? Industry,
    int? EmployeesMin,
    int? EmployeesMax,
    decimal? RevenueMin,
    decimal? RevenueMax,
    int? Founded,
    string? Country,
    string? City,
    IReadOnlyList<string> Technologies,
    string? LinkedInUrl,
    SalesState SalesState,
    string? DisqualifiedReason,
    JourneyStage Stage,
    int? FitScore,
    ScoreBand FitBand,
    double FitConfidence,
    IReadOnlyList<FitReason> FitReasons,
    int EngagementScore,
    EngagementTrend Trend,
    IReadOnlyList<double> Levels,
    string? OwnerId,
    string? OwnerName,
    IReadOnlyList<LeadSignal> Signals,
    int ContactCount,
    int LeftCount,
    int TouchpointCount,
    string? Notes,
    DateTime? RemovedAt)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>One line of a history.</summary>
public sealed record HistoryRow(DateTime At, string Who, string Verb, string What, IReadOnlyList<HistoryChange> Changes, SourceKind Source, Guid? UndoId);

/// <summary>From what to what a field went.</summary>
public sealed record HistoryChange(string Field, string? From, string? To);
