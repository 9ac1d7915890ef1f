using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>One contact being changed: inside a write transaction, with the user who may do it.</summary>
/// <param name="Contact">Loaded with e-mails, phones, links, employments, roles and proposals; also when it is in trash.</param>
/// <param name="Lead">The lead of the contact's company.</param>
public sealed record ContactChange(AppDbContext Db, Contact Contact, Lead Lead, UserInfo User, DateTime Now)
{
    /// <summary>Set when observations changed: the shown values are merged and judged anew before the commit.</summary>
    public bool Remerge { get; set; }

    /// <summary>Records how to take the change back.</summary>
    public UndoRecord CanUndo(string verb, string words, object payload)
    {
        var undo = new UndoRecord
        {
            PublicId = Guid.CreateVersion7(),
            Verb = verb,
            Words = words,
            PayloadJson = JsonSerializer.Serialize(payload),
            LeadId = Lead.Id,
            ActorId = User.Id,
            At = Now,
        };
        Db.UndoRecords.Add(undo);
        return undo;
    }

    /// <summary>A person's word about this contact, as an observation: what it says is locked against sources.</summary>
    public async Task<Observation> SayAsync(PersonFields fields, CancellationToken ct)
    {
        var said = TypedBy.Word(await TypedBy.DocumentAsync(Db, User, Now, ct), Contact.Id, fields, User, Now);
        Db.Observations.Add(said);
        await Db.SaveChangesAsync(ct);
        Remerge = true;
        return said;
    }
}

/// <summary>What one user types, as observations of one source document.</summary>
public static class TypedBy
{
    /// <summary>A person's word about a contact, as an observation: what it says is locked against sources.</summary>
    public static Observation Word(SourceDocument document, long contactId, PersonFields fields, UserInfo user, DateTime now)
    {
        var json = fields.ToJson();
        return new()
        {
            SourceDocument = document,
            ContactId = contactId,
            Source = SourceKind.Manual,
            RecordKey = $"edit:{Guid.CreateVersion7():n}",
            FieldsJson = json,
            Fingerprint = PersonFields.Fingerprint(json),
            ObservedAt = now,
            ReceivedAt = now,
            Confidence = 1,
            ActorId = user.Id,
            ActorName = user.Name,
            Outcome = IntakeOutcome.Updated,
            Reason = "Typed.",
        };
    }

    /// <summary>The document, made with the user's first word. The one of the demo's story goes with the demo and never holds a real word.</summary>
    public static async Task<SourceDocument> DocumentAsync(AppDbContext db, UserInfo user, DateTime now, CancellationToken ct)
    {
        var document = await db.SourceDocuments.FirstOrDefaultAsync(d => d.Kind == SourceKind.Manual && !d.IsDemo && d.ReceivedById == user.Id, ct);
        if (document is null)
        {
            document = new SourceDocument { Kind = SourceKind.Manual, Name = $"Typed by {user.Name}", TakenAt = now, ReceivedAt = now, ReceivedById = user.Id };
            db.SourceDocuments.Add(document);
        }

        return document;
    }
}

/// <summary>How every change of one contact goes: right, gate, load, verb, merge, judge, commit, tell open pages.</summary>
public sealed class ContactWork(WriteGate gate, Rights rights, IntakeRoad road, LeadJudge judge, ChangeFeed feed, TimeProvider clock)
{
    public const string Gone = "This contact is not there any more. Nothing was changed; reload the page.";

    /// <summary>Runs <paramref name="verb"/> on the contact and commits when it is done.</summary>
    public async Task<Outcome> ChangeAsync(Guid contactId, Func<ContactChange, Task<Outcome>> verb, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var contact = await LoadAsync(db, contactId, ct);
        var lead = contact is null ? null : await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).FirstOrDefaultAsync(l => l.CompanyId == contact.CompanyId, ct);
        if (contact is null || lead is null)
        {
            return Outcome.NotFound(Gone);
        }

        if (contact.MergedIntoId is { } into)
        {
            var name = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.Id == into).Select(c => c.FullName).FirstOrDefaultAsync(ct);
            return Outcome.Conflict($"{contact.FullName} was merged into {name} since. Nothing was changed; open {name} and do it there.");
        }

        db.Audit.LeadId = lead.Id;
        var change = new ContactChange(db, contact, lead, user, clock.GetUtcNow().UtcDateTime);
        var outcome = await verb(change);
        if (outcome.Kind != OutcomeKind.Done)
        {
            return outcome;
        }

        try
        {
            await db.SaveChangesAsync(ct);
            await JudgeAsync(change, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody changed this contact at the same moment. Nothing of yours was saved; look at the new values and try again.");
        }

        feed.Publish([lead.PublicId], outcome.Message.Length > 0 ? outcome.Message : null, user.Actor);
        return outcome;
    }

    /// <summary>A contact with all that a change may touch, from trash too.</summary>
    public static Task<Contact?> LoadAsync(AppDbContext db, Guid contactId, CancellationToken ct) =>
        db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery()
            .FirstOrDefaultAsync(c => c.PublicId == contactId, ct);

    private async Task JudgeAsync(ContactChange change, CancellationToken ct)
    {
        if (change.Remerge)
        {
            await road.MergeAsync(change.Db, [change.Contact.Id], ct);
        }
        else
        {
            await judge.JudgeLeadsAsync(change.Db, [change.Lead.Id], change.Now, ct);
        }
    }
}
