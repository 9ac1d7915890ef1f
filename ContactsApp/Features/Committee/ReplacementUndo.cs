using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;

namespace ContactsApp.Features.Committee;

/// <summary>What a replacement changed.</summary>
/// <param name="Before">Who was named as the successor before.</param>
/// <param name="LeftAt">The departure that came with it; null for somebody who had left before.</param>
/// <param name="Employments">Those that ended with it.</param>
/// <param name="MayHaveLeft">The evidence of a source that stood there before.</param>
/// <param name="LeftObservationId">The source's word by which they had left before.</param>
internal sealed record Replacement(
    long ContactId, long SuccessorId, long? Before, DateTime? LeftAt, List<long> Employments, string? MayHaveLeft, List<RoleChange> Roles, long? LeftObservationId = null);

/// <summary>Nobody was replaced after all: the one is back in the seats, and the other no longer in those that came with it.</summary>
internal sealed class ReplacementUndo(IntakeRoad road) : IUndoHandler
{
    public const string Replaced = "contact.replaced";

    public string Verb => Replaced;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var done = record.Payload<Replacement>();
        if (await ContactUndo.FindAsync(db, done.ContactId, ct) is not { } gone)
        {
            return ContactUndo.Purged;
        }

        if (gone.MergedIntoId is not null)
        {
            return ContactUndo.MergedSince;
        }

        if (gone.ReplacedById != done.SuccessorId || (done.LeftAt is { } left && gone.LeftAt != left))
        {
            return ContactUndo.ChangedSince;
        }

        gone.ReplacedById = done.Before;
        if (done.LeftAt is not null)
        {
            (gone.LeftAt, gone.MayHaveLeft) = (null, done.MayHaveLeft);
            gone.Employments.FindAll(e => done.Employments.Contains(e.Id)).ForEach(e => e.EndedOn = null);
        }

        var outcome = await RoleUndo.PutBackAsync(db, new RoleChanges(record.LeadId ?? 0, done.Roles), ct);
        if (outcome.Ok && done is { LeftAt: null, LeftObservationId: { } said } && gone is { LeftAt: not null, LeftObservationId: null })
        {
            // The source may have taken it back meanwhile: the merge says what holds.
            gone.LeftObservationId = said;
            await db.SaveChangesAsync(ct);
            await road.MergeAsync(db, [gone.Id], ct);
        }

        return outcome;
    }
}
