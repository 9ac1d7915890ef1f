using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Logging by hand: calls, meetings, e-mails, notes.</summary>
public sealed class TouchpointCommands(LeadWork work)
{
    /// <summary>How far a clock may run ahead before a time counts as future.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>One touchpoint for each person who took part, or one for the lead alone. The same form twice is logged once.</summary>
    public Task<Outcome> LogTouchpointAsync(LogTouchpointForm form, CancellationToken ct) => work.ChangeAsync(form.LeadId, async edit =>
    {
        if (Problem(form, edit.Now) is { } problem)
        {
            return Outcome.Invalid($"{problem} Nothing was logged; what you typed is still there.");
        }

        if (edit.Lead.RemovedAt is not null)
        {
            return Outcome.Invalid("The lead is in trash. Nothing was logged; restore the lead first.");
        }

        var wanted = form.ContactIds.Distinct().ToList();
        var people = await edit.Db.Contacts.Where(c => c.CompanyId == edit.Lead.CompanyId && wanted.Contains(c.PublicId)).ToListAsync(ct);
        if (people.Count != wanted.Count)
        {
            return Outcome.NotFound("Somebody you chose is not at this lead any more. Nothing was logged; choose again.");
        }

        List<Touchpoint> entries = people.Count == 0
            ? [Entry(edit, form, form.Id, null)]
            : [.. people.Select(p => Entry(edit, form, IdFor(form.Id, p.PublicId), p.Id))];
        var ids = entries.ConvertAll(e => e.PublicId);
        if (await edit.Db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).AnyAsync(t => ids.Contains(t.PublicId), ct))
        {
            return Outcome.AlreadyDone;
        }

        edit.Db.Touchpoints.AddRange(entries);
        edit.Db.AuditAs(TouchpointVerbs.Logged);
        await edit.Db.SaveChangesAsync(ct);
        edit.ContactsToJudge.AddRange(people.Select(p => p.Id));
        var words = $"{KindOf(form.Kind).Label} was logged{With(people)}";
        return Outcome.Done(edit.CanUndo(TouchpointVerbs.Logged, words, new TouchpointRefs([.. entries.Select(e => e.Id)])).PublicId, words);
    }, ct);

    /// <summary>Takes an entry off the timeline; its engagement no longer counts.</summary>
    public Task<Outcome> RemoveTouchpointAsync(Guid touchpointId, CancellationToken ct) => work.ChangeTouchpointAsync(touchpointId, (edit, entry) =>
    {
        if (entry.RemovedAt is not null)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        entry.RemovedAt = edit.Now;
        edit.ContactsToJudge.AddRange(entry.ContactId is { } id ? [id] : []);
        const string words = "An entry of the timeline was removed";
        return Task.FromResult(Outcome.Done(edit.CanUndo(TouchpointVerbs.Removed, words, new TouchpointRefs([entry.Id])).PublicId, words));
    }, ct);

    /// <summary>The row of the table of kinds that a form's kind means.</summary>
    internal static TouchpointKind KindOf(LogKind kind) => TouchpointWeights.Of(kind switch
    {
        LogKind.Call => "call-held",
        LogKind.Meeting => "meeting-held",
        LogKind.EmailSent => "email-sent",
        LogKind.EmailReply => "email-reply",
        LogKind.Note => "note",
    });

    private static Touchpoint Entry(LeadEdit edit, LogTouchpointForm form, Guid id, long? contactId)
    {
        var kind = KindOf(form.Kind);
        return new Touchpoint
        {
            PublicId = id,
            LeadId = edit.Lead.Id,
            ContactId = contactId,
            Channel = kind.Channel,
            Kind = kind.Key,
            Weight = kind.Weight,
            Inbound = !kind.Outbound,
            At = form.At > edit.Now ? edit.Now : form.At,
            Summary = form.Summary.Trim(),
            Detail = string.IsNullOrWhiteSpace(form.Detail) ? null : form.Detail.Trim(),
            Minutes = form.Minutes,
            Source = SourceKind.Manual,
            LoggedById = edit.User.Actor.UserId,
            LoggedByName = edit.User.Name,
            CreatedAt = edit.Now,
        };
    }

    private static string? Problem(LogTouchpointForm form, DateTime now)
    {
        var problems = new List<ValidationResult>();
        return !Validator.TryValidateObject(form, new ValidationContext(form), problems, validateAllProperties: true) ? problems[0].ErrorMessage
            : form.At == default ? "Say when it happened."
            : form.At > now + ClockSkew ? "What is logged has happened; the time cannot be in the future."
            : null;
    }

    private static string With(List<Contact> people) => people.Count switch
    {
        0 => "",
        1 => $" with {people[0].FullName}",
        _ => $" with {people.Count} people",
    };

    /// <summary>One id for each person of a form, the same each time.</summary>
    private static Guid IdFor(Guid form, Guid contact)
    {
        var hash = SHA256.HashData([.. form.ToByteArray(bigEndian: true), .. contact.ToByteArray(bigEndian: true)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
