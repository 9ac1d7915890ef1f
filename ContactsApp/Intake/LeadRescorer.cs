using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Judges leads with another version of the profile in two steps, so that the long one, reading and judging, is done outside the write lock
/// and beside the write of the leads before. A lead whose facts changed in between was judged anew by whoever changed it, or marked as due:
/// its summary tells, and it is left to be prepared again.
/// </summary>
public sealed class LeadRescorer(IDbContextFactory<AppDbContext> contexts, ScoringProfile profile, TimeProvider clock)
{
    /// <summary>Reads these leads and judges them. Writes nothing.</summary>
    public async Task<PreparedLeads> PrepareAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Before the facts: what changes while they are read is seen.
        var marks = await MarksAsync(db, ids, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var facts = await LeadFactsLoader.LoadAsync(db, ids, now, ct);
        return new([.. facts.Select(f => JudgedLead.Of(f, profile.Definition))], marks, now);
    }

    /// <summary>Stores what was prepared, inside the caller's write.</summary>
    /// <returns>How many leads were stored; the rest changed meanwhile and is still to be done.</returns>
    public async Task<int> WriteAsync(AppDbContext db, PreparedLeads prepared, CancellationToken ct)
    {
        var marks = await MarksAsync(db, prepared.Ids, ct);
        // Due by now, not by then: whoever changed a lead in between may have found it due already and left its mark alone.
        var now = clock.GetUtcNow().UtcDateTime;
        var judged = prepared.Judged
            .Where(j => marks.GetValueOrDefault(j.Facts.Lead.Id) == prepared.Marks.GetValueOrDefault(j.Facts.Lead.Id))
            .Select(j => StillDue(j, marks, now)).ToList();
        var auditedBy = db.Audit.By;
        db.Audit.By = AuditBy.Intake;
        try
        {
            await LeadScores.WriteAsync(db, judged, profile.VersionId, ct);
            await SuggestedRoles.WriteAsync(db, judged, prepared.Now, ct);
            await LeadSummaries.WriteAsync(db, judged, profile.Definition, prepared.Now, ct);
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            db.Audit.By = auditedBy;
        }

        return judged.Count;
    }

    /// <summary>
    /// A lead that is due stays so: who changes it again does not mark it a second time (<see cref="LeadJudge.MarkDueAsync"/>), so nothing would tell that it
    /// changed after it was read here.
    /// </summary>
    private static JudgedLead StillDue(JudgedLead judged, Dictionary<long, LeadMark> marks, DateTime now) =>
        marks.TryGetValue(judged.Facts.Lead.Id, out var mark) && mark.NextChangeAt <= now ? judged with { NextChangeAt = mark.NextChangeAt } : judged;

    private static async Task<Dictionary<long, LeadMark>> MarksAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await db.LeadSummaries.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.LeadId))
            .Select(s => new { s.LeadId, Mark = new LeadMark(s.ComputedAt, s.NextChangeAt) }).ToDictionaryAsync(s => s.LeadId, s => s.Mark, ct);

    /// <summary>When a lead was judged, and when it is due: one of both changes with each of its facts.</summary>
    internal readonly record struct LeadMark(DateTime ComputedAt, DateTime? NextChangeAt);
}

/// <summary>Leads that are judged and not stored yet.</summary>
public sealed class PreparedLeads
{
    internal PreparedLeads(IReadOnlyList<JudgedLead> judged, Dictionary<long, LeadRescorer.LeadMark> marks, DateTime now) => (Judged, Marks, Now) = (judged, marks, now);

    internal IReadOnlyList<JudgedLead> Judged { get; }

    internal Dictionary<long, LeadRescorer.LeadMark> Marks { get; }

    internal DateTime Now { get; }

    internal IReadOnlyCollection<long> Ids => [.. Judged.Select(j => j.Facts.Lead.Id)];
}
