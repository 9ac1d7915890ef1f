using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>Verbs and payloads of what can be undone about contacts.</summary>
public static class ContactUndo
{
    public const string Added = "contact.added";
    public const string Edited = "contact.edited";
    public const string Notes = "contact.notes";
    public const string Removed = "contact.removed";
    public const string LeftCompany = "contact.left";
    public const string DoNotContact = "contact.doNotContact";

    public sealed record One(long ContactId);

    public sealed record Many(IReadOnlyList<long> ContactIds);

    /// <summary>The observation to retract, and the proposal that it decided.</summary>
    public sealed record Words(long ContactId, long ObservationId, long? ProposalId);

    public sealed record Text(long ContactId, string? Before);

    public sealed record Flags(long ContactId, Domain.DoNotContact Before);

    public sealed record Departure(long ContactId, IReadOnlyList<long> Employments, IReadOnlyList<long> Roles);

    internal static Task<Contact?> FindAsync(AppDbContext db, long id, CancellationToken ct) =>
        db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery()
            .FirstOrDefaultAsync(c => c.Id == id, ct);

    internal static readonly Outcome Purged = Outcome.NotFound("This contact is not there any more, so the change cannot be undone. Nothing was changed.");
}

/// <summary>Takes an add back: the people go to trash, from where they can be restored; they are not suppressed.</summary>
public sealed class UndoContactAdded(TimeProvider clock) : IUndoHandler
{
    public string Verb => ContactUndo.Added;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var ids = JsonSerializer.Deserialize<ContactUndo.Many>(record.PayloadJson)!.ContactIds;
        foreach (var contact in await db.Contacts.Where(c => ids.Contains(c.Id)).ToListAsync(ct))
        {
            contact.Remove(RemovalReason.NotSaid, clock.GetUtcNow().UtcDateTime, db.Actor.UserId);
        }

        return Outcome.Done();
    }
}

/// <summary>Takes a typed word back: the observation is retracted and the sources' values show again.</summary>
public sealed class UndoContactEdited(IntakeRoad road, TimeProvider clock) : IUndoHandler
{
    public string Verb => ContactUndo.Edited;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var words = JsonSerializer.Deserialize<ContactUndo.Words>(record.PayloadJson)!;
        if (await db.Observations.FindAsync([words.ObservationId], ct) is not { } said)
        {
            return ContactUndo.Purged;
        }

        said.RetractedAt = clock.GetUtcNow().UtcDateTime;
        if (words.ProposalId is { } id)
        {
            await ProposalVerdicts.ReopenAsync(db, [id], ct);
        }

        await db.SaveChangesAsync(ct);
        await road.MergeAsync(db, [words.ContactId], ct);
        return Outcome.Done();
    }
}

/// <summary>Puts the notes back as they were.</summary>
public sealed class UndoContactNotes : IUndoHandler
{
    public string Verb => ContactUndo.Notes;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var text = JsonSerializer.Deserialize<ContactUndo.Text>(record.PayloadJson)!;
        if (await ContactUndo.FindAsync(db, text.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        contact.Notes = text.Before;
        return Outcome.Done();
    }
}

/// <summary>Brings a removed contact back with everything attached, and lifts the suppression.</summary>
public sealed class UndoContactRemoved : IUndoHandler
{
    public string Verb => ContactUndo.Removed;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<ContactUndo.One>(record.PayloadJson)!.ContactId;
        if (await ContactUndo.FindAsync(db, id, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        contact.Restore();
        await SuppressionBook.LiftAsync(db, contact.PublicId, ct);
        return Outcome.Done();
    }
}

/// <summary>The person did not leave after all: employments and roles that ended with it are open again.</summary>
public sealed class UndoContactLeft : IUndoHandler
{
    public string Verb => ContactUndo.LeftCompany;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var left = JsonSerializer.Deserialize<ContactUndo.Departure>(record.PayloadJson)!;
        if (await ContactUndo.FindAsync(db, left.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        contact.LeftAt = null;
        contact.Employments.FindAll(e => left.Employments.Contains(e.Id)).ForEach(e => e.EndedOn = null);
        contact.Roles.FindAll(r => left.Roles.Contains(r.Id) && r.State == RoleState.Ended).ForEach(r => r.Reopen());
        return Outcome.Done();
    }
}

/// <summary>Puts the ways to contact the person back as they were.</summary>
public sealed class UndoDoNotContact : IUndoHandler
{
    public string Verb => ContactUndo.DoNotContact;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var flags = JsonSerializer.Deserialize<ContactUndo.Flags>(record.PayloadJson)!;
        if (await ContactUndo.FindAsync(db, flags.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        contact.DoNotContact = flags.Before;
        return Outcome.Done();
    }
}
