using ContactsApp.Domain;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Trash;

namespace ContactsApp.Features.Bulk;

/// <summary>Which records are meant.</summary>
public abstract record BulkScope
{
    /// <summary>These, by public id.</summary>
    public sealed record Chosen(IReadOnlyList<Guid> Ids) : BulkScope;

    /// <summary>All leads that the filter lets through at this moment, some left out.</summary>
    public sealed record MatchingLeads(LeadFilter Filter, IReadOnlyCollection<Guid> Except) : BulkScope;

    /// <summary>All contacts that the filter lets through at this moment, some left out.</summary>
    public sealed record MatchingContacts(ContactFilter Filter, IReadOnlyCollection<Guid> Except) : BulkScope;

    /// <summary>All that lies in trash and passes the filter at this moment, some left out: leads for an action on leads, contacts for one on contacts.</summary>
    public sealed record MatchingTrash(TrashFilter Filter, IReadOnlyCollection<Guid> Except) : BulkScope;

    /// <summary>All pairs of people of a reason that may be merged without looking at this moment, the newest first.</summary>
    public sealed record SurePairs(DuplicateReason Reason) : BulkScope;
}

/// <summary>A bulk action, asked for.</summary>
/// <param name="Id">Made by the client: a double click starts one job.</param>
/// <param name="Action"><see cref="IBulkAction.Name"/>.</param>
/// <param name="Value">What to set, in the action's own words; null for nothing or nobody.</param>
public sealed record BulkRequest(Guid Id, string Action, string? Value, BulkScope Scope);

/// <summary>What the job is given: the records as they were meant, so that changing them changes nothing about who is meant.</summary>
internal sealed record BulkArguments(string Action, string? Value, string Words, string UserId, string UserName, IReadOnlyList<long> Ids);

/// <summary>A record that was left as it was.</summary>
public sealed record BulkLeftOut(long Id, string Why);

/// <summary>What was done so far; kept in the job and, to be taken back, in the undo record of the whole.</summary>
/// <param name="Done">Records that have been looked at.</param>
/// <param name="Batches">Keys of the undo records of the batches that are not taken back.</param>
/// <param name="LeftOut">The first of those that were left as they were.</param>
/// <param name="Reasons">How many were left out, by reason.</param>
internal sealed record BulkProgress(
    int Done, int Changed, IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<BulkLeftOut> LeftOut, IReadOnlyList<long> Batches, int Undone = 0, int Kept = 0)
{
    /// <summary>So many are named in the report; of the others the reasons are counted.</summary>
    public const int MostNamed = 500;

    public static readonly BulkProgress None = new(0, 0, new Dictionary<string, int>(), [], []);
}

/// <summary>The changes of one batch, by the keys of their undo records.</summary>
internal sealed record BulkBatch(IReadOnlyList<long> Records);

/// <summary>A record in the report.</summary>
public sealed record BulkReportRow(string Name, string? Detail, string Href, string Why);

/// <summary>A bulk action as its page shows it.</summary>
/// <param name="Reasons">How many were left out, by reason, most first.</param>
/// <param name="LeftOut">The first of them by name.</param>
/// <param name="UndoId">Takes all of it back; null while it runs, where nothing was changed, or when it was taken back.</param>
public sealed record BulkView(
    Guid Id, string Words, JobState State, string? Error, int Done, int Total, int Changed, IReadOnlyList<(string Why, int Count)> Reasons,
    IReadOnlyList<BulkReportRow> LeftOut, Guid? UndoId, int Undone, int Kept, bool IsUndone, string ByName, DateTime At, bool MayCancel);
