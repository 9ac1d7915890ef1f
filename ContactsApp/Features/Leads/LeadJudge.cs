using ContactsApp.Data;

namespace ContactsApp.Features.Leads;

/// <summary>
/// The one writer of derived facts: relevance of contacts, fit, suggested roles, summaries and search rows of leads. Called inside the
/// caller's write transaction by whoever changed a fact, so that a score is never stale and a list never disagrees with its lead.
/// Works on batches with a fixed number of queries.
/// </summary>
public sealed class LeadJudge
{
    /// <summary>Relevance and engagement of these contacts, from title, seniority, department and touchpoints. Saves.</summary>
    public Task JudgeContactsAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>
    /// Fit, suggested roles (never touching what a person said), summary, flags, signals and search rows of these leads, trashed ones
    /// included. Judge changed contacts first. Saves.
    /// </summary>
    public Task JudgeLeadsAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, CancellationToken ct) => throw new NotImplementedException();
}
