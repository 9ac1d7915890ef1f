using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Intake;

/// <summary>The state of one batch on the road: who is known, what was decided, which contacts must be merged.</summary>
internal sealed class IntakeRun(AppDbContext db, IntakeBatch batch, DateTime now)
{
    private readonly List<(IntakeResult Result, Observation? Observation, Contact? Fresh)> done = [];

    // Where in "done" a record was heard with these words, and who only repeated one.
    private readonly Dictionary<(string Key, string Print), int> heard = [];
    private readonly Dictionary<Guid, int> repeats = [];

    public required IReadOnlyDictionary<Guid, SuppressionHit> Removed { get; init; }
    public required KnownPeople Known { get; init; }

    /// <summary>Earlier observations per record key of the same source, latest first.</summary>
    public required ILookup<string, Observation> Earlier { get; init; }

    /// <summary>Contacts that carry an incoming id already.</summary>
    public required IReadOnlyDictionary<Guid, long> Existing { get; init; }

    /// <summary>Leads by company.</summary>
    public required IReadOnlyDictionary<long, Lead> Leads { get; init; }

    /// <summary>Persons whose removal a user overruled.</summary>
    public HashSet<Guid> Lifted { get; } = [];

    /// <summary>Contacts with a new observation.</summary>
    public IEnumerable<long> Touched => done.Where(d => d.Observation?.ContactId is not null).Select(d => d.Observation!.ContactId!.Value).Distinct();

    public IReadOnlyList<IntakeResult> Results { get; private set; } = [];

    /// <summary>What was decided so far, with what would be kept of it.</summary>
    public IReadOnlyList<(IntakeResult Result, Observation? Observation)> Said => done.ConvertAll(d => (d.Result, d.Observation));

    /// <summary>Decides what one observation is about, and records it.</summary>
    public void Route(IncomingPerson person)
    {
        var json = person.Fields.ToJson();
        var print = PersonFields.Fingerprint(json);
        if (Existing.TryGetValue(person.Id, out var same))
        {
            Settle(person, IntakeOutcome.Unchanged, "This person was added a moment ago.", contactId: same);
        }
        else if (Earlier[person.RecordKey].FirstOrDefault(e => e.Fingerprint == print) is { } said)
        {
            Settle(person, IntakeOutcome.Unchanged, "The same words as last time.", contactId: said.ContactId);
        }
        else if (heard.TryGetValue((person.RecordKey, print), out var first))
        {
            repeats[person.Id] = first;
            Settle(person, IntakeOutcome.Unchanged, "The same words as an earlier row.");
        }
        else if (!IsRefused(person))
        {
            RouteMatched(person, json, print, Earlier[person.RecordKey].FirstOrDefault()?.ContactId);
        }
    }

    /// <summary>After the merge: what was "updated" and changed nothing is "unchanged" or "proposed".</summary>
    public void FinishUpdates()
    {
        foreach (var (result, observation, _) in done)
        {
            if (observation is null || result.Outcome != IntakeOutcome.Updated)
            {
                continue;
            }

            var proposed = db.ChangeTracker.Entries<Proposal>().Any(p => p.Entity.ObservationId == observation.Id && p.Entity.State == ProposalState.Open);
            if (proposed)
            {
                (observation.Outcome, observation.Reason) = (IntakeOutcome.Proposed, "Differs from a value that a person typed: waiting as a proposal.");
            }
        }

        Results = [.. done.Select(d => d.Observation is null ? d.Result : d.Result with
        {
            Outcome = d.Observation.Outcome,
            Reason = d.Observation.Reason,
            ContactId = d.Observation.ContactId,
            ContactPublicId = d.Fresh?.PublicId ?? d.Result.ContactPublicId,
            ObservationId = d.Observation.Id,
        })];
        Results = [.. Results.Select(r => repeats.TryGetValue(r.Id, out var first) ? r with { ContactId = Results[first].ContactId, ContactPublicId = Results[first].ContactPublicId } : r)];
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

    private void RouteMatched(IncomingPerson person, string json, string print, long? earlierContact)
    {
        if (person.Decision == IntakeDecision.Merge && person.MergeInto is { } chosen)
        {
            Record(person, json, print, IntakeOutcome.Updated, "Added to the person chosen.", chosen);
            return;
        }

        if (earlierContact is { } known)
        {
            Record(person, json, print, IntakeOutcome.Updated, "The same record of the source says more or something else now.", known);
            return;
        }

        var matches = person.Decision == IntakeDecision.AddAnyway ? [] : Known.Find(person);
        if (matches.Count == 0)
        {
            Create(person, json, print);
        }
        else if (matches[0].Answer == MatchAnswer.Same && !batch.IsTyped && matches[0].Person.CompanyId == person.CompanyId)
        {
            Record(person, json, print, IntakeOutcome.Updated, $"The same person: {matches[0].Reason}.", matches[0].Person.SavedId, matches[0].Person.Fresh);
        }
        else
        {
            AskAbout(person, json, print, matches[0]);
        }
    }

    // People are asked in the dialog and nothing is written; a machine's observation is kept until somebody decides.
    private void AskAbout(IncomingPerson person, string json, string print, KnownMatch match)
    {
        var where = match.Person.CompanyId == person.CompanyId ? "" : $" at {match.Person.CompanyName}";
        var reason = $"Perhaps {match.Person.Facts.Name.Display}{where}, who is here already: {match.Reason}.";
        if (batch.IsTyped)
        {
            Settle(person, IntakeOutcome.NeedsReview, reason, match.Person.SavedId, match.Person.PublicId);
        }
        else
        {
            Record(person, json, print, IntakeOutcome.NeedsReview, reason, contactId: null);
        }
    }

    private void Create(IncomingPerson person, string json, string print)
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
        db.Contacts.Add(contact);

        // The rest of the batch may speak of the same person. Until it is saved it goes by a number of this run.
        Known.Add(new(-(done.Count + 1), contact.PublicId, lead.CompanyId, lead.Company.Name, person.Fields[ContactField.Title], KnownPeople.FactsOf(person.Fields), contact));
        Record(person, json, print, IntakeOutcome.Created, "New here.", contactId: null, contact);
    }

    private void Record(IncomingPerson person, string json, string print, IntakeOutcome outcome, string reason, long? contactId, Contact? fresh = null)
    {
        var observation = new Observation
        {
            SourceDocument = batch.Document,
            ContactId = contactId,
            Contact = fresh,
            Source = batch.Document.Kind,
            RecordKey = person.RecordKey,
            FieldsJson = json,
            Fingerprint = print,
            ObservedAt = person.ObservedAt,
            ReceivedAt = now,
            Confidence = person.Confidence,
            Evidence = person.Evidence,
            ActorId = batch.Actor.UserId,
            ActorName = batch.Actor.Name,
            Outcome = outcome,
            Reason = reason,
        };
        db.Observations.Add(observation);
        heard.TryAdd((person.RecordKey, print), done.Count);
        done.Add((Result(person, outcome, reason, contactId, fresh?.PublicId), observation, fresh));
    }

    private void Settle(IncomingPerson person, IntakeOutcome outcome, string reason, long? contactId = null, Guid? publicId = null) =>
        done.Add((Result(person, outcome, reason, contactId, publicId), null, null));

    private static IntakeResult Result(IncomingPerson person, IntakeOutcome outcome, string reason, long? contactId, Guid? publicId) =>
        new(person.Id, outcome, reason, person.Fields[ContactField.FullName] ?? person.Fields.Emails.FirstOrDefault()?.Value ?? "", contactId, publicId);
}
