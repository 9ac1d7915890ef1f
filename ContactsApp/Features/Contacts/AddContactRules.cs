using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>How what a rep typed becomes a batch for the road, and what follows from its results.</summary>
public sealed class AddContactRules(ChangeFeed feed, TimeProvider clock)
{
    /// <summary>The batch, or what is wrong with the forms in words.</summary>
    public async Task<(IntakeBatch Batch, IReadOnlyList<string> Problems)> BatchAsync(AppDbContext db, Lead lead, IReadOnlyList<AddContactForm> forms, UserInfo user, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var chosen = forms.Select(f => f.MergeInto).OfType<Guid>().ToList();
        var targets = await db.Contacts.Where(c => chosen.Contains(c.PublicId)).ToDictionaryAsync(c => c.PublicId, c => c.Id, ct);
        var problems = new List<string>();
        var people = new List<IncomingPerson>();
        foreach (var form in forms)
        {
            problems.AddRange(Problems(form));
            var cleaned = Clean(form, lead.Company.Country);
            problems.AddRange(cleaned.Problems);
            long? target = form.MergeInto is { } id && targets.TryGetValue(id, out var found) ? found : null;
            if (form.Decision == AddDecision.Merge && target is null)
            {
                problems.Add("The person to merge into is not there any more.");
            }

            people.Add(Incoming(form, cleaned, lead, target, now));
        }

        return (new(await TypedBy.DocumentAsync(db, user, now, ct), user.Actor, people), problems);
    }

    /// <summary>One observation of what was typed. A name read off an address is a guess, not a person's word: it stays unlocked.</summary>
    public static IncomingPerson Incoming(AddContactForm form, CleanedPerson cleaned, Lead lead, long? mergeInto, DateTime now) => new()
    {
        Id = form.Id,
        CompanyId = lead.CompanyId,
        RecordKey = $"typed:{form.Id:n}",
        Fields = cleaned.NameFromAddress ? cleaned.Fields with { Decisions = [new(DecisionKind.Unlock, ContactField.FullName)] } : cleaned.Fields,
        ObservedAt = now,
        Confidence = 1,
        Decision = form.Decision switch
        {
            AddDecision.Ask => IntakeDecision.Ask,
            AddDecision.AddAnyway => IntakeDecision.AddAnyway,
            AddDecision.Merge => IntakeDecision.Merge,
        },
        MergeInto = mergeInto,
    };

    /// <summary>The form through the cleaning station.</summary>
    public static CleanedPerson Clean(AddContactForm form, string? country) => PersonCleaner.Clean(new RawPerson
    {
        FullName = form.FullName,
        Title = form.Title,
        Emails = form.Email is null ? [] : [form.Email],
        Phones = form.Phone is null ? [] : [form.Phone],
        LinkedInUrl = form.LinkedInUrl,
        PhoneRegion = country,
    });

    /// <summary>How to take the whole add back; null when nothing was written.</summary>
    public UndoRecord? Undo(AppDbContext db, Lead lead, UserInfo user, IReadOnlyList<IntakeResult> results)
    {
        var created = results.Where(r => r.Outcome == IntakeOutcome.Created).ToList();
        if (created.Count == 0)
        {
            return null;
        }

        var undo = new UndoRecord
        {
            PublicId = Guid.CreateVersion7(),
            Verb = ContactUndo.Added,
            Words = created.Count == 1 ? $"{created[0].Name} was added" : $"{created.Count} people were added",
            PayloadJson = JsonSerializer.Serialize(new ContactUndo.Addition([.. created.Select(r => r.ContactId!.Value)], results.Max(r => r.ObservationId ?? 0))),
            LeadId = lead.Id,
            ActorId = user.Id,
            At = clock.GetUtcNow().UtcDateTime,
        };
        db.UndoRecords.Add(undo);
        return undo;
    }

    /// <summary>Tells open pages, when something was written.</summary>
    public void Publish(Lead lead, UserInfo user, IReadOnlyList<IntakeResult> results)
    {
        var written = results.Where(r => r.Outcome is IntakeOutcome.Created or IntakeOutcome.Updated or IntakeOutcome.Proposed).ToList();
        if (written.Count > 0)
        {
            feed.Publish([lead.PublicId], written.Count == 1 ? $"{written[0].Name} was added" : $"{written.Count} people were added", user.Actor);
        }
    }

    private static IEnumerable<string> Problems(AddContactForm form)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), found, validateAllProperties: true);
        return found.Select(f => f.ErrorMessage ?? "");
    }
}
