using ContactsApp.Data;
using ContactsApp.Data.Storage;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>
/// What users do to a contact as a whole: add, remove, restore, left the company, do not contact. Each verb checks the right, goes
/// through Intake or the entity's verb, is audited, and returns an outcome with its undo. Editing values is <see cref="ContactEdits"/>.
/// </summary>
public sealed class ContactCommands(ContactWork work, WriteGate gate, Rights rights, IntakeRoad road, SuppressionBook suppressions, AddContactRules rules)
{
    /// <summary>Adds one person to a lead; asks back (NeedsReview, Suppressed) unless the form's decision says how to go on.</summary>
    public async Task<Outcome<AddedContact>> AddContactAsync(Guid leadId, AddContactForm form, CancellationToken ct)
    {
        var added = await AddContactsAsync(leadId, [form], ct);
        return new(added.Kind, added.Value?[0], added.Message, added.UndoId);
    }

    /// <summary>Several people in one go; each is accounted for in the order given.</summary>
    public async Task<Outcome<IReadOnlyList<AddedContact>>> AddContactsAsync(Guid leadId, IReadOnlyList<AddContactForm> forms, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var lead = await db.Leads.Include(l => l.Company).FirstOrDefaultAsync(l => l.PublicId == leadId, ct);
        if (lead is null)
        {
            return Outcome.NotFound("This lead is not there any more. Nobody was added; what you typed is still in the form.");
        }

        var (batch, problems) = await rules.BatchAsync(db, lead, forms, user, ct);
        if (problems.Count > 0)
        {
            return Outcome.Invalid(string.Join(' ', problems));
        }

        db.Audit.LeadId = lead.Id;
        IReadOnlyList<IntakeResult> results;
        UndoRecord? undo;
        try
        {
            results = await road.RunAsync(db, batch, ct);
            undo = rules.Undo(db, lead, user, results);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody added or changed one of these people at the same moment. Nobody was added; what you typed is still in the form, try again.");
        }

        rules.Publish(lead, user, results);
        IReadOnlyList<AddedContact> added = [.. results.Select(r => new AddedContact(r.Id, r.ContactPublicId, r.Name, r.Outcome, r.Reason))];
        return new(OutcomeKind.Done, added, "", undo?.PublicId);
    }

    /// <summary>To trash, and suppressed so that no source brings the person back.</summary>
    public Task<Outcome> RemoveContactAsync(Guid contactId, RemovalReason reason, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        if (c.Contact.RemovedAt is not null)
        {
            return Outcome.AlreadyDone;
        }

        c.Contact.Remove(reason, c.Now, c.User.Id);
        await suppressions.RememberAsync(c.Db, c.Contact, reason, c.User.Actor, c.Now, ct);
        var words = $"{c.Contact.FullName} was removed and will not come back";
        return Outcome.Done(c.CanUndo(ContactUndo.Removed, words, new ContactUndo.Removal(c.Contact.Id, UtcDateTimeConverter.ToStored(c.Now))).PublicId, words);
    }, ct);

    /// <summary>Says why, after the removal. "Left the company" turns the removal into the end of the employment; the person stays.</summary>
    public Task<Outcome> SayWhyRemovedAsync(Guid contactId, RemovalReason reason, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        if (c.Contact.RemovedAt is null)
        {
            return Outcome.AlreadyDone;
        }

        if (reason == RemovalReason.LeftTheCompany)
        {
            await BringBackAsync(c, ct);
            return Left(c, DateOnly.FromDateTime(c.Now));
        }

        c.Contact.RemovalReason = reason;
        if (reason == RemovalReason.AskedNotToBeContacted)
        {
            c.Contact.DoNotContact = DoNotContact.All;
        }

        await foreach (var s in c.Db.Suppressions.Where(s => s.PersonId == c.Contact.PublicId).AsAsyncEnumerable().WithCancellation(ct))
        {
            s.Reason = reason;
        }

        return Outcome.Done();
    }, ct);

    /// <summary>Back from trash with everything attached; no longer suppressed.</summary>
    public Task<Outcome> RestoreContactAsync(Guid contactId, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        if (c.Contact.RemovedAt is null)
        {
            return Outcome.AlreadyDone;
        }

        if (c.Lead.RemovedAt is not null)
        {
            return Outcome.Invalid("The lead is in trash too. Nothing was changed; restore the lead first.");
        }

        await BringBackAsync(c, ct);
        return Outcome.Done(message: $"{c.Contact.FullName} is back");
    }, ct);

    /// <summary>Ends the employment and the roles held here; the person stays, and the seats reopen.</summary>
    public Task<Outcome> LeftTheCompanyAsync(Guid contactId, DateOnly? when, CancellationToken ct) => work.ChangeAsync(contactId, c =>
    {
        var day = when ?? DateOnly.FromDateTime(c.Now);
        if (c.Contact.LeftAt is not null)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        return Task.FromResult(day > DateOnly.FromDateTime(c.Now).AddDays(1)
            ? Outcome.Invalid("The day somebody left cannot be in the future. Nothing was changed.")
            : Left(c, day));
    }, ct);

    /// <summary>Closes or opens ways to contact the person.</summary>
    public Task<Outcome> SetDoNotContactAsync(Guid contactId, DoNotContact channels, CancellationToken ct) => work.ChangeAsync(contactId, c =>
    {
        if (c.Contact.DoNotContact == channels)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        var before = c.Contact.DoNotContact;
        c.Contact.DoNotContact = channels;
        var words = channels == DoNotContact.None ? $"{c.Contact.FullName} may be contacted again" : $"{c.Contact.FullName}: {DoNotContactWords.InSentence(channels)}";
        return Task.FromResult(Outcome.Done(c.CanUndo(ContactUndo.DoNotContact, words, new ContactUndo.Flags(c.Contact.Id, before, channels)).PublicId, words));
    }, ct);

    /// <summary>Marks somebody who keeps others from us, or takes the mark away.</summary>
    public Task<Outcome> MarkGatekeeperAsync(Guid contactId, bool on, CancellationToken ct) => work.ChangeAsync(contactId, c =>
    {
        if (c.Contact.IsGatekeeper == on)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        c.Contact.IsGatekeeper = on;
        c.Db.AuditAs(on ? "contact.markedGatekeeper" : "contact.unmarkedGatekeeper");
        var words = on ? $"{c.Contact.FullName} is marked as gatekeeper" : $"{c.Contact.FullName} is no gatekeeper any more";
        return Task.FromResult(Outcome.Done(c.CanUndo(ContactUndo.Gatekeeper, words, new ContactUndo.Mark(c.Contact.Id, on)).PublicId, words));
    }, ct);

    private static Outcome Left(ContactChange c, DateOnly day)
    {
        var (evidence, changesOn) = (c.Contact.MayHaveLeft, c.Contact.PresenceChangesOn);
        var jobs = c.Contact.Employments.Where(e => e.CompanyId == c.Contact.CompanyId && e.EndedOn is null).Select(e => e.Id).ToList();
        var ended = c.Contact.Leave(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), c.Now);
        c.Db.AuditAs("contact.left");
        var words = $"{c.Contact.FullName} left the company";
        var payload = new ContactUndo.Departure(c.Contact.Id, c.Contact.LeftAt!.Value, jobs, [.. ended.Select(r => r.Id)], evidence, changesOn);
        return Outcome.Done(c.CanUndo(ContactUndo.LeftCompany, words, payload).PublicId, words);
    }

    private static async Task BringBackAsync(ContactChange c, CancellationToken ct)
    {
        c.Contact.Restore();
        await SuppressionBook.LiftAsync(c.Db, c.Contact.PublicId, ct);
        c.Remerge = true;
    }
}
