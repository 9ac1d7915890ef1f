using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Judges the leads that are due, in bulk writes of their own that let others pass: those whose windowed facts have run out, and those
/// that a longer run has marked (<see cref="LeadJudge.MarkDueAsync"/>), whether it ends or was killed.
/// </summary>
public sealed class DueLeads(IDbContextFactory<AppDbContext> contexts, WriteGate gate, LeadJudge judge, TimeProvider clock)
{
    /// <summary>Judges until none is due; yields the public ids of each batch after its commit.</summary>
    public async IAsyncEnumerable<IReadOnlyCollection<Guid>> JudgeAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var pace = new BulkPace(clock, first: 50, smallest: 10);
        while (await DueAsync(now, pace.Size, ct) is { Count: > 0 } due)
        {
            await using (var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
            {
                using var turn = pace.Begin(due.Count);
                using var lap = IntakeMeter.Measure(IntakeStation.Settle);
                await judge.RejudgeAsync(write.Db, due.Keys, now, ct);
                await write.CommitAsync(ct);
            }

            yield return due.Values;
        }
    }

    // A judged row is due in the future only, so each turn finds others.
    private async Task<Dictionary<long, Guid>> DueAsync(DateTime now, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.LeadSummaries.Where(s => s.NextChangeAt <= now).OrderBy(s => s.NextChangeAt).ThenBy(s => s.LeadId).Take(limit)
            .Select(s => new { s.LeadId, s.LeadPublicId }).ToDictionaryAsync(s => s.LeadId, s => s.LeadPublicId, ct);
    }
}
