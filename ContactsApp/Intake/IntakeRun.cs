using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Intake;

/// <summary>The decisions of one batch on the road: who is known, what each observation is about. Decides in memory; <see cref="IntakeWriter"/> writes.</summary>
internal sealed class IntakeRun(IntakeBatch batch, DateTime now)
{
    /// <summary>Where the keys begin that observations of this batch go by until they are stored: above every stored one, in their order.</summary>
    private const long ProvisionalFrom = 1L << 62;

    private readonly List<RoutedPerson> routed = [];
    private readonly Dictionary<Guid, Contact> made = [];

    public required IReadOnlyDictionary<Guid, SuppressionHit> Removed { get; init; }
    public required KnownPeople Known { get; init; }

    /// <summary>What the same records of the same kind of source said before, this batch included.</summary>
    public required EarlierWords Earlier { get; init; }

    /// <summary>Contacts that carry an incoming id already.</summary>
    public required IReadOnlyDictionary<Guid, long> Existing { get; init; }

    /// <summary>Leads by company.</summary>
    public required IReadOnlyDictionary<long, Lead> Leads { get; init; }

    public IntakeBatch Batch => batch;

    public DateTime Now => now;

    /// <summary>Persons whose removal a user overruled.</summary>
    public HashSet<Guid> Lifted { get; } = [];

    /// <summary>One decision an observation, in their order.</summary>
    public IReadOnlyList<RoutedPerson> Routed => routed;

    /// <summary>Stored contacts with a new observation.</summary>
    public IReadOnlyList<long> Touched => [.. routed.Where(d => d.Observation?.ContactId is not null && d.Fresh is null).Select(d => d.Observation!.ContactId!.Value).Distinct()];

    /// <summary>Decides what one observation is about.</summary>
    public void Route(IncomingPerson person)
    {
        if (Existing.TryGetValue(person.Id, out var same))
        {
            Settle(person, IntakeOutcome.Unchanged, "This person was added a moment ago.", same);
        }
        else if (made.TryGetValue(person.Id, out var twin))
        {
            Settle(person, IntakeOutcome.Unchanged, "This person was added a moment ago.", null, fresh: twin);
        }
        else if (!batch.IsTyped && Earlier.SameWords(person) is { RemovedAt: { } at } && Removed.ContainsKey(person.Id))
        {
            // The very record of somebody who was removed: sure enough even where only a name or a number says so.
            Settle(person, IntakeOutcome.Suppressed, string.Create(CultureInfo.InvariantCulture, $"Removed on {at:d MMM yyyy}; sources skip this person."));
        }
        else if (Earlier.SameWords(person) is { RemovedAt: null } said)
        {
            Settle(person, IntakeOutcome.Unchanged, "The same words as before.", said.ContactId, fresh: said.Fresh);
        }
        else if (!IsRefused(person))
        {
            RouteMatched(person);
        }
    }

    private bool IsRefused(IncomingPerson person)
    {
        if (!Removed.TryGetValue(person.Id, out var hit))
        {
            return false;
        }

        if (person.Decision == IntakeDecision.AddAnyway)
        {
            Lifted.Add(hit.PersonId);
            return false;
        }

        if (person.Decision == IntakeDecision.Merge || (!batch.IsTyped && !hit.Certain))
        {
            return false;
        }

        var by = hit.ByName is null ? "" : $" by {hit.ByName}";
        Settle(person, IntakeOutcome.Suppressed, string.Create(CultureInfo.InvariantCulture, $"Removed on {hit.At:d MMM yyyy}{by}; sources skip this person."));
        return true;
    }

    private void RouteMatched(IncomingPerson person)
    {
        if (person.Decision == IntakeDecision.Merge && person.MergeInto is { } chosen)
        {
            Record(person, IntakeOutcome.Updated, "Added to the person chosen.", chosen, Known.Of(chosen));
            return;
        }

        if (Earlier.Latest(person) is { IsOfSomebody: true, RemovedAt: null } known)
        {
            Record(person, IntakeOutcome.Updated, "The same record of the source says more or something else now.", known.ContactId, known.Fresh is null ? Known.Of(known.ContactId!.Value) : known.Person);
            return;
        }

        var matches = person.Decision == IntakeDecision.AddAnyway ? [] : Known.Find(person);
        if (matches.Count == 0)
        {
            Create(person);
        }
        else if (matches[0].Answer == MatchAnswer.Same && !batch.IsTyped && matches[0].Person.CompanyId == person.CompanyId)
        {
            Record(person, IntakeOutcome.Updated, $"The same person: {matches[0].Reason}.", matches[0].Person.SavedId, matches[0].Person);
        }
        else
        {
            AskAbout(person, matches[0]);
        }
    }

    // People are asked in the dialog and nothing is written; a machine's observation is kept until somebody decides.
    private void AskAbout(IncomingPerson person, KnownMatch match)
    {
        var where = match.Person.CompanyId == person.CompanyId ? "" : $" at {match.Person.CompanyName}";
        var reason = $"Perhaps {match.Person.Facts.Name.Display}{where}, who is here already: {match.Reason}.";
        if (batch.IsTyped)
        {
            Settle(person, IntakeOutcome.NeedsReview, reason, match.Person.SavedId, match.Person.PublicId);
        }
        else
        {
            Record(person, IntakeOutcome.NeedsReview, reason, contactId: null, about: null);
        }
    }

    private void Create(IncomingPerson person)
    {
        var name = person.Fields[ContactField.FullName];
        if (name is null || !Leads.TryGetValue(person.CompanyId, out var lead))
        {
            Settle(person, IntakeOutcome.Failed, name is null ? "No name was given and none can be read off the address." : "The company is no lead.");
            return;
        }

        var contact = lead.AddContact(person.Id, name, now, batch.Actor.UserId);
        contact.CreatedSource = batch.Document.Kind;
        contact.IsDemo = batch.Document.IsDemo;
        contact.Employments.Add(new Employment
        {
            CompanyId = lead.CompanyId,
            CompanyName = lead.Company.Name,
            Title = person.Fields[ContactField.Title],
            StartedOn = person.Fields.StartedOn,
            Locked = batch.IsTyped,
        });

        // The rest of the batch may speak of the same person.
        made.Add(person.Id, contact);
        Record(person, IntakeOutcome.Created, "New here.", contactId: null, Known.Add(contact, lead.Company.Name, person.Prepared));
    }

    private void Record(IncomingPerson person, IntakeOutcome outcome, string reason, long? contactId, KnownPerson? about)
    {
        var observation = new Observation
        {
            Id = ProvisionalFrom + routed.Count,
            ContactId = contactId,
            Source = batch.Document.Kind,
            RecordKey = person.RecordKey,
            FieldsJson = person.Prepared.Json,
            Fingerprint = person.Prepared.Fingerprint,
            ObservedAt = person.ObservedAt,
            ReceivedAt = now,
            Confidence = person.Confidence,
            Evidence = person.Evidence,
            ActorId = batch.Actor.UserId,
            ActorName = batch.Actor.Name,
            Outcome = outcome,
            Reason = reason,
        };
        Earlier.Add(person, new(person.Prepared.Fingerprint, contactId, about));
        if (about is not null)
        {
            Known.Hear(about, new(observation, person.Fields));
        }

        routed.Add(new(Result(person, outcome, reason, contactId, about?.PublicId), observation, about?.Fresh, person.Prepared, about));
    }

    private void Settle(IncomingPerson person, IntakeOutcome outcome, string reason, long? contactId = null, Guid? publicId = null, Contact? fresh = null) =>
        routed.Add(new(Result(person, outcome, reason, contactId, publicId), null, fresh, person.Prepared, null));

    private static IntakeResult Result(IncomingPerson person, IntakeOutcome outcome, string reason, long? contactId, Guid? publicId) =>
        new(person.Id, outcome, reason, person.Fields[ContactField.FullName] ?? person.Fields.Emails.FirstOrDefault()?.Value ?? "", contactId, publicId);
}

/// <summary>What was decided about one observation.</summary>
/// <param name="Observation">To be stored; null where nothing is.</param>
/// <param name="Fresh">The contact of this batch that it is about, else null.</param>
/// <param name="About">The person it is about, where that person is known to the batch.</param>
internal sealed record RoutedPerson(IntakeResult Result, Observation? Observation, Contact? Fresh, PreparedPerson Prepared, KnownPerson? About)
{
    /// <summary>The answer, once everything has its key.</summary>
    public IntakeResult Answer() => Result with
    {
        Outcome = Observation?.Outcome ?? Result.Outcome,
        Reason = Observation?.Reason ?? Result.Reason,
        ContactId = Fresh?.Id ?? Observation?.ContactId ?? Result.ContactId,
        ObservationId = Observation?.Id,
    };
}
