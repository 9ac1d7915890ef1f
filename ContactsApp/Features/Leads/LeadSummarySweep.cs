using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Judges leads whose windowed facts have run out (engaged in 30 days, trend, stale): nobody did anything, only time passed.</summary>
public sealed class LeadSummarySweep(IDbContextFactory<AppDbContext> contexts, WriteGate gate, LeadJudge judge, ChangeFeed feed, TimeProvider clock) : IRecurringTask
{
    /// <summary>Leads in one write: about 100 ms of holding the write lock.</summary>
    private const int AtOnce = 50;

    public string Name => "Refresh of what depends on the clock";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await DueAsync(now, ct) is { Count: > 0 } due)
        {
            await using (var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
            {
                await judge.JudgeLeadsAsync(write.Db, [.. due.Keys], now, ct);
                await write.CommitAsync(ct);
            }

            feed.Publish(due.Values, null, Actor.Machine);
        }
    }

    // A judged row is due in the future only, so each turn finds others.
    private async Task<Dictionary<long, Guid>> DueAsync(DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.LeadSummaries.Where(s => s.NextChangeAt <= now).OrderBy(s => s.NextChangeAt).Take(AtOnce)
            .ToDictionaryAsync(s => s.LeadId, s => s.LeadPublicId, ct);
    }
}
