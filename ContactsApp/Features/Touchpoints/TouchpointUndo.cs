using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Verbs of what users do to touchpoints.</summary>
internal static class TouchpointVerbs
{
    public const string Logged = "touchpoint.logged";
    public const string Removed = "touchpoint.removed";
}

internal sealed record TouchpointRefs(IReadOnlyList<long> Ids);

/// <summary>Takes logged entries away again, or brings removed ones back; engagement follows.</summary>
internal sealed class TouchpointUndo(string verb, LeadJudge judge, TimeProvider clock) : IUndoHandler
{
    public string Verb => verb;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var ids = record.Payload<TouchpointRefs>().Ids;
        var entries = await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        if (entries.Count == 0)
        {
            return Outcome.NotFound("This entry is not there any more, so the change cannot be undone. Nothing was changed.");
        }

        entries.ForEach(e => e.RemovedAt = verb == TouchpointVerbs.Logged ? clock.GetUtcNow().UtcDateTime : null);
        await judge.JudgeContactsAsync(db, [.. entries.Select(e => e.ContactId).OfType<long>()], ct);
        return Outcome.Done();
    }
}
