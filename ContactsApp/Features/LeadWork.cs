using System.Linq.Expressions;
using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features;

/// <summary>One lead being changed: inside a write transaction, with the user who may do it.</summary>
/// <param name="Lead">Loaded with its company and the company's domains; also when it is in trash.</param>
public sealed record LeadEdit(AppDbContext Db, Lead Lead, UserInfo User, DateTime Now)
{
    /// <summary>Contacts whose touchpoints changed: judged anew before the lead.</summary>
    public List<long> ContactsToJudge { get; } = [];

    /// <summary>Records how to take the change back.</summary>
    public UndoRecord CanUndo(string verb, string words, object payload)
    {
        var undo = UndoRecords.New(verb, words, payload, Lead.Id, User.Actor, Now);
        Db.UndoRecords.Add(undo);
        return undo;
    }
}

/// <summary>Makes and reads what an undo remembers.</summary>
public static class UndoRecords
{
    public static UndoRecord New(string verb, string words, object payload, long? leadId, Actor actor, DateTime now) => new()
    {
        PublicId = Guid.CreateVersion7(),
        Verb = verb,
        Words = words,
        PayloadJson = JsonSerializer.Serialize(payload),
        LeadId = leadId,
        ActorId = actor.UserId,
        At = now,
    };

    /// <summary>The payload as it was given to <see cref="New"/>.</summary>
    public static T Payload<T>(this UndoRecord record) => JsonSerializer.Deserialize<T>(record.PayloadJson)
        ?? throw new InvalidOperationException($"Undo record {record.Id} ({record.Verb}) has no payload.");

    /// <summary>The leads of these records that were merged with another one since: what was done there is the survivor's by now, and stays.</summary>
    public static async Task<IReadOnlySet<long>> MergedLeadsAsync(AppDbContext db, IEnumerable<UndoRecord> records, CancellationToken ct)
    {
        var leads = records.Select(r => r.LeadId).OfType<long>().Distinct().ToList();
        return (await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.MergedIntoId != null && EF.Parameter(leads).Contains(l.Id)).Select(l => l.Id).ToListAsync(ct)).ToHashSet();
    }
}

/// <summary>How every change of a lead goes: right, gate, load, verb, judge, commit, tell open pages.</summary>
public sealed class LeadWork(WriteGate gate, Rights rights, LeadJudge judge, ChangeFeed feed, TimeProvider clock)
{
    private const string LeadGone = "This lead is not there any more. Nothing was changed; reload the page.";
    private const string TouchpointGone = "This entry is not there any more. Nothing was changed; reload the page.";
    private const string ContactGone = "This contact is not there any more. Nothing was changed; reload the page.";

    /// <summary>Runs the verb on a lead and commits when it is done.</summary>
    public Task<Outcome> ChangeAsync(Guid leadId, Func<LeadEdit, Task<Outcome>> verb, CancellationToken ct) => RunAsync(async (db, user) =>
        await FindAsync(db, l => l.PublicId == leadId, ct) is { } lead ? await EditAsync(db, lead, user, verb, ct) : (Outcome.NotFound(LeadGone), null), ct);

    /// <summary>Runs the verb on a contact that is not in trash, and its lead.</summary>
    public Task<Outcome> ChangeContactAsync(Guid contactId, Func<LeadEdit, Contact, Task<Outcome>> verb, CancellationToken ct) => RunAsync(async (db, user) =>
        await db.Contacts.FirstOrDefaultAsync(c => c.PublicId == contactId, ct) is { } contact && await FindAsync(db, l => l.CompanyId == contact.CompanyId, ct) is { } lead
            ? await EditAsync(db, lead, user, e => verb(e, contact), ct)
            : (Outcome.NotFound(ContactGone), null), ct);

    /// <summary>Runs the verb on a touchpoint, removed or not, and its lead.</summary>
    public Task<Outcome> ChangeTouchpointAsync(Guid touchpointId, Func<LeadEdit, Touchpoint, Task<Outcome>> verb, CancellationToken ct) => RunAsync(async (db, user) =>
        await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).FirstOrDefaultAsync(t => t.PublicId == touchpointId, ct) is { } entry
            && await FindAsync(db, l => l.Id == entry.LeadId, ct) is { } lead
            ? await EditAsync(db, lead, user, e => verb(e, entry), ct)
            : (Outcome.NotFound(TouchpointGone), null), ct);

    private static Task<Lead?> FindAsync(AppDbContext db, Expression<Func<Lead, bool>> which, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(which, ct);

    private async Task<Outcome> RunAsync(Func<AppDbContext, UserInfo, Task<(Outcome Outcome, Lead? Changed)>> work, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        try
        {
            await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
            var (outcome, changed) = await work(write.Db, user);
            if (changed is not null)
            {
                await write.CommitAsync(ct);
                feed.Publish([changed.PublicId], outcome.Message.Length > 0 ? outcome.Message : null, user.Actor);
            }

            return outcome;
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody changed this at the same moment. Nothing of yours was saved; look at the new values and try again.");
        }
    }

    private async Task<(Outcome Outcome, Lead? Changed)> EditAsync(AppDbContext db, Lead lead, UserInfo user, Func<LeadEdit, Task<Outcome>> verb, CancellationToken ct)
    {
        if (lead.MergedIntoId is not null)
        {
            return (Outcome.Conflict($"{lead.Company.Name} was merged with another lead since. Nothing was changed; open the lead again and do it there."), null);
        }

        db.Audit.LeadId = lead.Id;
        var edit = new LeadEdit(db, lead, user, clock.GetUtcNow().UtcDateTime);
        var outcome = await verb(edit);
        if (outcome.Kind != OutcomeKind.Done)
        {
            return (outcome, null);
        }

        await db.SaveChangesAsync(ct);
        await judge.JudgeContactsAsync(db, edit.ContactsToJudge, ct);
        await judge.JudgeLeadsAsync(db, [lead.Id], edit.Now, ct);
        return (outcome, lead);
    }
}
