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
    public const string Gatekeeper = "contact.gatekeeper";

    /// <summary>The removal to take back.</summary>
    /// <param name="RemovedAt">When it was; another time means another removal.</param>
    public sealed record Removal(long ContactId, DateTime RemovedAt);

    /// <summary>The people who were added.</summary>
    /// <param name="SaidThrough">The last thing that was said about them then: what has a higher key was said since.</param>
    public sealed record Addition(IReadOnlyList<long> ContactIds, long SaidThrough);

    /// <summary>The observation to retract, and the proposal that it decided.</summary>
    public sealed record Words(long ContactId, long ObservationId, long? ProposalId);

    public sealed record Text(long ContactId, string? Before, string? After);

    public sealed record Flags(long ContactId, Domain.DoNotContact Before, Domain.DoNotContact After);

    /// <summary>A mark as it was set.</summary>
    public sealed record Mark(long ContactId, bool On);

    /// <summary>The employments and roles that ended on a day.</summary>
    /// <param name="MayHaveLeft">The evidence of a source that stood there before.</param>
    /// <param name="ChangesOn">The day on which a source's end date was to arrive.</param>
    public sealed record Departure(long ContactId, DateTime LeftAt, IReadOnlyList<long> Employments, IReadOnlyList<long> Roles, string? MayHaveLeft = null, DateOnly? ChangesOn = null);

    internal static Task<Contact?> FindAsync(AppDbContext db, long id, CancellationToken ct) =>
        db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery()
            .FirstOrDefaultAsync(c => c.Id == id, ct);

    internal static readonly Outcome MergedSince = Outcome.Conflict("This contact was merged with another one since. Nothing was undone; undo the merge first, or change it by hand.");

    internal static readonly Outcome ChangedSince = Outcome.Conflict("This was changed again since. Nothing was undone; change it by hand.");

    internal static readonly Outcome Purged = Outcome.NotFound("This contact is not there any more, so the change cannot be undone. Nothing was changed.");
}

/// <summary>
/// Takes an add back: the people go to trash, from where they can be restored; they are not suppressed. Not when somebody did something
/// with one of them since.
/// </summary>
public sealed class UndoContactAdded(TimeProvider clock) : IUndoHandler
{
    public string Verb => ContactUndo.Added;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var added = record.Payload<ContactUndo.Addition>();
        if (await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).AnyAsync(c => added.ContactIds.Contains(c.Id) && c.MergedIntoId != null, ct))
        {
            return ContactUndo.MergedSince;
        }

        var contacts = await db.Contacts.Include(c => c.Roles).Where(c => added.ContactIds.Contains(c.Id)).ToListAsync(ct);
        if (await ChangedSinceAsync(db, contacts, added.SaidThrough, ct) is { } changed)
        {
            return Outcome.Conflict($"Somebody did something with {changed.FullName} since. Nothing was undone; remove by hand whom you do not want.");
        }

        contacts.ForEach(c => c.Remove(RemovalReason.NotSaid, clock.GetUtcNow().UtcDateTime, db.Actor.UserId));
        return Outcome.Done();
    }

    // Everything that is a person's doing and not the judge's: scores change by themselves.
    private static async Task<Contact?> ChangedSinceAsync(AppDbContext db, List<Contact> contacts, long saidThrough, CancellationToken ct)
    {
        var ids = contacts.ConvertAll(c => c.Id);
        var touched = await db.Touchpoints.Where(t => t.ContactId != null && ids.Contains(t.ContactId.Value)).Select(t => t.ContactId!.Value).ToListAsync(ct);
        var said = await db.Observations.Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value) && o.Id > saidThrough && o.RetractedAt == null).Select(o => o.ContactId!.Value).ToListAsync(ct);
        return contacts.Find(c => touched.Contains(c.Id) || said.Contains(c.Id) || c.LeftAt is not null || c.DoNotContact != DoNotContact.None
            || c.Notes is not null || c.Tags.Count > 0 || c.Roles.Exists(r => r.State != RoleState.Suggested));
    }
}

/// <summary>Takes a typed word back: the observation is retracted and the sources' values show again.</summary>
public sealed class UndoContactEdited(IntakeRoad road, TimeProvider clock) : IUndoHandler
{
    public string Verb => ContactUndo.Edited;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var words = record.Payload<ContactUndo.Words>();
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
        // Whose word it is by now: the contact may have been merged since.
        await road.MergeAsync(db, [said.ContactId ?? words.ContactId], ct);
        return Outcome.Done();
    }
}

/// <summary>Puts the notes back as they were.</summary>
public sealed class UndoContactNotes : IUndoHandler
{
    public string Verb => ContactUndo.Notes;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var text = record.Payload<ContactUndo.Text>();
        if (await ContactUndo.FindAsync(db, text.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        if (contact.MergedIntoId is not null)
        {
            return ContactUndo.MergedSince;
        }

        if (contact.Notes != text.After)
        {
            return ContactUndo.ChangedSince;
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
        var removal = record.Payload<ContactUndo.Removal>();
        if (await ContactUndo.FindAsync(db, removal.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        if (contact.RemovedAt != removal.RemovedAt)
        {
            return ContactUndo.ChangedSince;
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
        var left = record.Payload<ContactUndo.Departure>();
        if (await ContactUndo.FindAsync(db, left.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        if (contact.MergedIntoId is not null)
        {
            return ContactUndo.MergedSince;
        }

        if (contact.LeftAt != left.LeftAt)
        {
            return ContactUndo.ChangedSince;
        }

        (contact.LeftAt, contact.MayHaveLeft, contact.PresenceChangesOn) = (null, left.MayHaveLeft, left.ChangesOn);
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
        var flags = record.Payload<ContactUndo.Flags>();
        if (await ContactUndo.FindAsync(db, flags.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        if (contact.MergedIntoId is not null)
        {
            return ContactUndo.MergedSince;
        }

        if (contact.DoNotContact != flags.After)
        {
            return ContactUndo.ChangedSince;
        }

        contact.DoNotContact = flags.Before;
        return Outcome.Done();
    }
}

/// <summary>Puts the mark of a gatekeeper back as it was.</summary>
public sealed class UndoGatekeeper : IUndoHandler
{
    public string Verb => ContactUndo.Gatekeeper;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var mark = record.Payload<ContactUndo.Mark>();
        if (await ContactUndo.FindAsync(db, mark.ContactId, ct) is not { } contact)
        {
            return ContactUndo.Purged;
        }

        if (contact.MergedIntoId is not null)
        {
            return ContactUndo.MergedSince;
        }

        if (contact.IsGatekeeper != mark.On)
        {
            return ContactUndo.ChangedSince;
        }

        contact.IsGatekeeper = !mark.On;
        return Outcome.Done();
    }
}
