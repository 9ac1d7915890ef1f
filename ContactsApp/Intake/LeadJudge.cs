using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// The one writer of derived facts: relevance and engagement of contacts; fit, suggested roles, summaries and search rows of leads.
/// Called inside the caller's write transaction by whoever changed a fact, so that a score is never stale and a list never disagrees
/// with its lead. Works on batches with a fixed number of queries. Derived facts are neither audited nor do they raise the version of
/// a contact or lead: who is editing one must not lose to the clock.
/// </summary>
public sealed class LeadJudge(IcpScoring scoring, ILeadSearch search)
{
    /// <summary>Leads judged at once: bounds the memory of a large batch, and the number of parameters of a query.</summary>
    private const int LeadsAtOnce = 200;
    private const int ContactsAtOnce = 1_000;

    /// <summary>Relevance and engagement of these contacts, from title, seniority, department and touchpoints. Saves.</summary>
    public async Task JudgeContactsAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var profile = await scoring.InForceAsync(db, ct);
        foreach (var ids in contactIds.Distinct().Chunk(ContactsAtOnce))
        {
            await ContactScores.WriteAsync(db, ids, profile, ct);
        }
    }

    /// <summary>
    /// Fit, suggested roles (never touching what a person said), summary, flags, signals and search rows of these leads, trashed ones
    /// included, and the search rows of contacts that this context holds. Judge changed contacts first. Saves.
    /// </summary>
    public async Task JudgeLeadsAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, CancellationToken ct)
    {
        await RejudgeAsync(db, leadIds, now, ct);
        await search.WriteLeadsAsync(db, leadIds, ct);
        await search.WriteContactsAsync(db, [.. db.ChangeTracker.Entries<Contact>().Select(e => e.Entity.Id)], ct);
    }

    /// <summary>The same where no word changed that a search could find: people came, or time passed. Leaves the search rows alone.</summary>
    public async Task RejudgeAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var profile = await scoring.InForceAsync(db, ct);
        var auditedBy = db.Audit.By;
        db.Audit.By = AuditBy.Intake;
        try
        {
            foreach (var ids in leadIds.Distinct().Chunk(LeadsAtOnce))
            {
                await JudgeAsync(db, ids, profile, now, ct);
            }
        }
        finally
        {
            db.Audit.By = auditedBy;
        }
    }

    /// <summary>
    /// Marks leads as due instead of judging them: for the batches of a longer run that touch a lead many times. The mark is written with
    /// the facts, so whoever takes the run's place after a kill finds it (<see cref="DueLeads"/>).
    /// </summary>
    public static async Task MarkDueAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, CancellationToken ct)
    {
        var ids = leadIds.Distinct().ToList();
        if (ids.Count > 0)
        {
            // Those that are due already are left alone: in a long run that is nearly all, each time.
            await db.LeadSummaries.Where(s => EF.Parameter(ids).Contains(s.LeadId) && (s.NextChangeAt == null || s.NextChangeAt > now)).ExecuteUpdateAsync(s => s.SetProperty(l => l.NextChangeAt, now), ct);
        }
    }

    private static async Task JudgeAsync(AppDbContext db, long[] ids, ScoringProfile profile, DateTime now, CancellationToken ct)
    {
        var judged = new List<JudgedLead>(ids.Length);
        foreach (var facts in await LeadFactsLoader.LoadAsync(db, ids, now, ct))
        {
            judged.Add(JudgedLead.Of(facts, profile.Definition));
        }

        await LeadScores.WriteAsync(db, judged, profile.VersionId, ct);
        await SuggestedRoles.WriteAsync(db, judged, now, ct);
        await LeadSummaries.WriteAsync(db, judged, profile.Definition, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
