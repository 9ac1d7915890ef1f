using ContactsApp.Domain;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Phones;
using ContactsApp.Domain.Titles;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>
/// Editing values in place. What a person types is an observation that locks the field; deciding about proposals, locks and
/// addresses is a person's word too. Undo retracts the word, and the sources' values show again.
/// </summary>
public sealed class ContactEdits(ContactWork work)
{
    /// <summary>A person's word: the value is locked against sources. An empty value clears the field (the name cannot be cleared).</summary>
    /// <param name="seen">The value the edit began from, in the words of the screen. Where another one stands there now, it is a conflict that brings it along.</param>
    public Task<Outcome> EditFieldAsync(Guid contactId, ContactField field, string? value, string? seen, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        var text = (value ?? "").Trim();
        if (Problem(field, text) is { } problem)
        {
            return Outcome.Invalid(problem);
        }

        // By the value, not by the version: that rises with every score, and is the same in another window of the same user.
        var now = FieldValues.Shown(c.Contact, field) ?? "";
        if (now != (seen ?? "") && now != text)
        {
            return Outcome.Conflict($"{await WhoChangedAsync(c, field, now, ct)} while you were typing.", now);
        }

        return await SayAsync(c, new PersonFields { Values = FieldValues.Of(field, text, c.Contact) }, $"{FieldWords.Of(field)} of {c.Contact.FullName} was changed", ct);
    }, ct);

    /// <summary>Gives the field back to the sources: the best observation is shown from then on.</summary>
    public Task<Outcome> UnlockFieldAsync(Guid contactId, ContactField field, CancellationToken ct) =>
        DecideAsync(contactId, _ => new(DecisionKind.Unlock, field), c => $"{FieldWords.Of(field)} of {c.FullName} was unlocked", ct);

    /// <summary>Free text about the person, not a claim of a source.</summary>
    /// <param name="seen">The notes the edit began from. Where others stand there now, it is a conflict that brings them along.</param>
    public Task<Outcome> EditNotesAsync(Guid contactId, string? notes, string? seen, CancellationToken ct) => work.ChangeAsync(contactId, c =>
    {
        if (notes is { Length: > 10_000 })
        {
            return Task.FromResult(Outcome.Invalid("Notes have at most 10,000 characters. Yours are still in the field."));
        }

        var before = c.Contact.Notes;
        var after = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();
        if (before == after)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        if ((before ?? "") != (seen ?? ""))
        {
            return Task.FromResult(Outcome.Conflict("Somebody changed these notes while you were typing.", before ?? ""));
        }

        c.Contact.Notes = after;
        return Task.FromResult(Outcome.Done(c.CanUndo(ContactUndo.Notes, $"Notes of {c.Contact.FullName} were changed", new ContactUndo.Text(c.Contact.Id, before, after)).PublicId));
    }, ct);

    public Task<Outcome> AddEmailAsync(Guid contactId, string address, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        if (!EmailAddress.TryParse(address, out var email))
        {
            return Outcome.Invalid($"\"{address.Trim()}\" is not an e-mail address. Nothing was saved; correct it, for instance name@company.com.");
        }

        return c.Contact.Emails.Exists(e => e.Address == email.Address && e is { Locked: true, Status: not EmailStatus.Invalid })
            ? Outcome.AlreadyDone
            : await SayAsync(c, new PersonFields { Emails = [new(email.Address, EmailLists.IsFreeMail(email) ? "Personal" : "Work")] }, $"An e-mail address of {c.Contact.FullName} was added", ct);
    }, ct);

    public Task<Outcome> RemoveEmailAsync(Guid contactId, long emailId, CancellationToken ct) => DecideAsync(
        contactId,
        c => c.Emails.Find(e => e.Id == emailId) is { } e ? new(DecisionKind.RemoveItem, Item: ContactItemKind.Email, Value: e.Address) : null,
        c => $"An e-mail address of {c.FullName} was removed", ct);

    public Task<Outcome> MakeEmailPrimaryAsync(Guid contactId, long emailId, CancellationToken ct) => DecideAsync(
        contactId,
        c => c.Emails.Find(e => e.Id == emailId) is { IsPrimary: false } e ? new(DecisionKind.MakePrimary, Item: ContactItemKind.Email, Value: e.Address) : null,
        c => $"The main e-mail address of {c.FullName} was changed", ct);

    public Task<Outcome> AddPhoneAsync(Guid contactId, string number, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        var region = await c.Db.Companies.Where(x => x.Id == c.Contact.CompanyId).Select(x => x.Country).FirstOrDefaultAsync(ct);
        if (!PhoneNumber.TryParse(number, region, out var phone))
        {
            return Outcome.Invalid($"\"{number.Trim()}\" is not a phone number. Nothing was saved; write it with the country code, for instance +46 31 390 06 00.");
        }

        return c.Contact.Phones.Exists(p => p.E164 == phone.E164 && p.Locked)
            ? Outcome.AlreadyDone
            : await SayAsync(c, new PersonFields { Phones = [new(phone.E164)] }, $"A phone number of {c.Contact.FullName} was added", ct);
    }, ct);

    public Task<Outcome> RemovePhoneAsync(Guid contactId, long phoneId, CancellationToken ct) => DecideAsync(
        contactId,
        c => c.Phones.Find(p => p.Id == phoneId) is { } p ? new(DecisionKind.RemoveItem, Item: ContactItemKind.Phone, Value: p.E164 ?? p.Raw) : null,
        c => $"A phone number of {c.FullName} was removed", ct);

    /// <summary>A person's word against sources that say somebody left: they work here still, and are no longer asked about.</summary>
    public Task<Outcome> StillHereAsync(Guid contactId, CancellationToken ct) => DecideAsync(
        contactId,
        c => c.MayHaveLeft is not null || c.LeftObservationId is not null ? new(DecisionKind.StillHere) : null,
        c => $"{c.FullName} still works here", ct);

    /// <summary>Adds a word of the team. Where the contact has it already, nothing happens.</summary>
    public Task<Outcome> AddTagAsync(Guid contactId, string tag, CancellationToken ct) => work.ChangeAsync(contactId, async c =>
    {
        if (TagText.Clean(tag) is not { } clean)
        {
            return Outcome.Invalid($"A tag has 1 to {TagText.Longest} characters and no comma. Nothing was changed; what you typed is still in the field.");
        }

        return c.Contact.Tags.Exists(t => TagText.Same(t, clean))
            ? Outcome.AlreadyDone
            : await SayAsync(c, new PersonFields { Tags = [new(clean)] }, $"{c.Contact.FullName} is tagged {clean}", ct);
    }, ct);

    public Task<Outcome> RemoveTagAsync(Guid contactId, string tag, CancellationToken ct) => DecideAsync(
        contactId,
        c => c.Tags.Find(t => TagText.Same(t, tag)) is { } shown ? new(DecisionKind.RemoveItem, Item: ContactItemKind.Tag, Value: shown) : null,
        c => $"{c.FullName} is no longer tagged {TagText.Clean(tag)}", ct);

    /// <summary>The proposed value becomes the person's own word.</summary>
    public Task<Outcome> ApplyProposalAsync(Guid contactId, long proposalId, CancellationToken ct) => DecideOnAsync(contactId, proposalId, ProposalState.Applied, "changed as proposed", ct);

    /// <summary>The typed value stays; the same value is not proposed again unless a later observation says it.</summary>
    public Task<Outcome> KeepMineAsync(Guid contactId, long proposalId, CancellationToken ct) => DecideOnAsync(contactId, proposalId, ProposalState.KeptMine, "kept", ct);

    private Task<Outcome> DecideOnAsync(Guid contactId, long proposalId, ProposalState verdict, string words, CancellationToken ct) =>
        work.ChangeAsync(contactId, async c =>
        {
            if (c.Contact.Proposals.Find(p => p.Id == proposalId) is not { } proposal || !Enum.TryParse<ContactField>(proposal.Field, out var field))
            {
                return Outcome.NotFound("This proposal is not there any more. Nothing was changed.");
            }

            if (proposal.State != ProposalState.Open)
            {
                return Outcome.AlreadyDone;
            }

            var said = proposal.Decide(verdict, field, c.Contact, c.Now, c.User.Id);
            return await SayAsync(c, said, $"{FieldWords.Of(field)} of {c.Contact.FullName} was {words}", ct, proposal.Id);
        }, ct);

    private Task<Outcome> DecideAsync(Guid contactId, Func<Contact, PersonDecision?> decide, Func<Contact, string> words, CancellationToken ct) =>
        work.ChangeAsync(contactId, async c => decide(c.Contact) is { } decision
            ? await SayAsync(c, new PersonFields { Decisions = [decision] }, words(c.Contact), ct)
            : Outcome.AlreadyDone, ct);

    private static async Task<Outcome> SayAsync(ContactChange c, PersonFields fields, string words, CancellationToken ct, long? proposal = null)
    {
        var said = await c.SayAsync(fields, ct);
        return Outcome.Done(c.CanUndo(ContactUndo.Edited, words, new ContactUndo.Words(c.Contact.Id, said.Id, proposal)).PublicId, words);
    }

    private static string? Problem(ContactField field, string text) => field switch
    {
        ContactField.FullName when text.Length == 0 => "A contact needs a name. The old one was kept.",
        ContactField.Seniority when text.Length > 0 && !Enum.TryParse<Seniority>(text, out _) => "Seniority is Executive, Manager, IC or Unknown. Nothing was changed.",
        ContactField.Department when text.Length > 0 && !DepartmentNames.TryParse(text, out _) => "There is no such department. Nothing was changed; choose one from the list.",
        ContactField.LinkedIn when text.Length > 0 && !LinkedInUrl.TryParse(text, out _) => "This is not the address of a person on LinkedIn (linkedin.com/in/...). Nothing was changed.",
        ContactField.TimeZone when text.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) => "There is no such time zone. Write it like Europe/Stockholm. Nothing was changed.",
        _ when text.Length > 300 => "At most 300 characters fit here. Nothing was changed; what you typed is still in the field.",
        _ => null,
    };

    // Who said what stands there now: the newest word about this very field.
    private static async Task<string> WhoChangedAsync(ContactChange c, ContactField field, string now, CancellationToken ct)
    {
        var words = await c.Db.Observations.AsNoTracking()
            .Where(o => o.ContactId == c.Contact.Id && o.Source == SourceKind.Manual && o.RetractedAt == null)
            .OrderByDescending(o => o.Id).Take(20).ToListAsync(ct);
        var last = words.Find(o => PersonFields.FromJson(o.FieldsJson).Values.TryGetValue(field, out var said) && FieldValues.InWords(field, said) == now);
        var who = last is null ? "This was changed" : last.ActorId == c.User.Id ? "You changed this in another window" : $"{last.ActorName} changed this";
        return now.Length == 0 ? $"{who} to nothing" : $"{who} to \"{now}\"";
    }
}

/// <summary>What fields are called on screen.</summary>
public static class FieldWords
{
    /// <summary>The field inside a sentence: "time zone".</summary>
    public static string InSentence(ContactField field) => field == ContactField.LinkedIn ? Of(field) : Of(field).ToLowerInvariant();

    public static string Of(ContactField field) => field switch
    {
        ContactField.FullName => "Name",
        ContactField.GivenName => "Given name",
        ContactField.MiddleName => "Middle name",
        ContactField.FamilyName => "Family name",
        ContactField.NamePrefix => "Prefix",
        ContactField.NameSuffix => "Suffix",
        ContactField.PreferredName => "Preferred name",
        ContactField.TimeZone => "Time zone",
        ContactField.LinkedIn => "LinkedIn",
        ContactField.Title or ContactField.Headline or ContactField.Seniority or ContactField.Department or ContactField.Location or ContactField.Pronouns => field.ToString(),
    };
}
