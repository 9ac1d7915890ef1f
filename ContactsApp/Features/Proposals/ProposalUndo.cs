using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Proposals;

/// <summary>
/// Takes a bulk decision back, as many as fit into one write at a time: the words are retracted, the users' own values show again and
/// the questions are open again. What is left to do stands in the record, so a restart half-way goes on where it stopped.
/// </summary>
public sealed class ProposalUndo(IntakeRoad road, TimeProvider clock) : IUndoHandler
{
    /// <summary>The verb of its records.</summary>
    public const string Decided = "proposals.decided";

    public string Verb => Decided;

    /// <summary>Observations to retract, and the proposals that they decided, in the same order.</summary>
    internal sealed record Words(IReadOnlyList<long> Observations, IReadOnlyList<long> Proposals);

    public bool HasMore(UndoRecord record) => record.Payload<Words>().Observations.Count > 0;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var all = record.Payload<Words>();
        var (observations, proposals) = (all.Observations.Take(ProposalCommands.AtOnce).ToList(), all.Proposals.Take(ProposalCommands.AtOnce).ToList());
        // Whoever is gone for good has taken the observation along.
        var said = await db.Observations.Where(o => observations.Contains(o.Id) && o.ContactId != null).ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        said.ForEach(o => o.RetractedAt = now);
        await ProposalVerdicts.ReopenAsync(db, proposals, ct);
        record.PayloadJson = JsonSerializer.Serialize(new Words([.. all.Observations.Skip(observations.Count)], [.. all.Proposals.Skip(proposals.Count)]));
        await db.SaveChangesAsync(ct);
        await road.MergeAsync(db, [.. said.Select(o => o.ContactId!.Value).Distinct()], ct);
        return Outcome.Done();
    }
}
