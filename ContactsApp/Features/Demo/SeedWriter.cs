using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>
/// Fills a database with made-up data, to try the product and to measure it. Names, scores, summaries and search come from the same
/// code as real data; only matching is left out, since nobody is made up twice. Not audited: nobody did anything.
/// </summary>
public sealed class SeedWriter(IDbContextFactory<AppDbContext> contexts, WriteGate gate, LeadJudge judge, TimeProvider clock)
{
    private const int PeopleAtOnce = 500;
    private const int MostLeadsAtOnce = 100;

    /// <summary>Adds to what is there, in batches that are whole each; a second run adds other companies.</summary>
    public async Task RunAsync(SeedRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var maker = await MakerAsync(request, now, ct);
        var document = new SourceDocument { Kind = SourceKind.Import, Name = $"Made-up data, seed {request.Seed}", TakenAt = now, ReceivedAt = now, IsDemo = true };
        var atOnce = Math.Clamp(PeopleAtOnce * request.Leads / Math.Max(request.Contacts, 1), 1, MostLeadsAtOnce);
        for (var done = 0; done < request.Leads; done += atOnce)
        {
            var batch = Enumerable.Range(0, Math.Min(atOnce, request.Leads - done)).Select(_ => maker.Next()).ToList();
            await WriteAsync(batch, document, now, ct);
        }
    }

    private async Task<SeedMaker> MakerAsync(SeedRequest request, DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.Companies.MaxAsync(c => (long?)c.Id, ct) ?? 0;
        return new SeedMaker(request, last, await db.Users.OrderBy(u => u.UserName).Select(u => u.Id).ToListAsync(ct), now);
    }

    private async Task WriteAsync(IReadOnlyList<SeededLead> batch, SourceDocument document, DateTime now, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var db = write.Db;
        db.Audit.By = AuditBy.Intake;
        db.Attach(document).State = document.Id == 0 ? EntityState.Added : EntityState.Unchanged;
        db.Leads.AddRange(batch.Select(b => b.Lead));
        await db.SaveChangesAsync(ct);
        var people = batch.SelectMany(b => b.People.Select(p => Add(db, b.Lead, p, document, now))).ToList();
        await db.SaveChangesAsync(ct);
        var of = people.ToLookup(p => p.Contact!.CompanyId);
        foreach (var lead in batch)
        {
            Complete(db, lead, [.. of[lead.Lead.CompanyId]], now);
        }

        await db.SaveChangesAsync(ct);
        // The judge reads what it needs; held entities would only be looked through again at each of its saves.
        db.ChangeTracker.Clear();
        await judge.JudgeContactsAsync(db, people.ConvertAll(p => p.Contact!.Id), ct);
        await judge.JudgeLeadsAsync(db, [.. batch.Select(b => b.Lead.Id)], now, ct);
        await write.CommitAsync(ct);
    }

    private static Observation Add(AppDbContext db, Lead lead, SeededPerson person, SourceDocument document, DateTime now)
    {
        var contact = lead.AddContact(Guid.CreateVersion7(), person.Fields[ContactField.FullName]!, now, null);
        contact.CreatedSource = document.Kind;
        contact.Employments.Add(new Employment { CompanyId = lead.CompanyId, CompanyName = lead.Company.Name, StartedOn = person.Fields.StartedOn });
        var json = person.Fields.ToJson();
        var observation = new Observation
        {
            SourceDocument = document,
            Contact = contact,
            Source = document.Kind,
            RecordKey = person.RecordKey,
            FieldsJson = json,
            Fingerprint = PersonFields.Fingerprint(json),
            ObservedAt = person.ObservedAt,
            ReceivedAt = now,
            Confidence = SourceConfidence.Of(document.Kind),
            ActorName = Actor.Machine.Name,
            Outcome = IntakeOutcome.Created,
            Reason = "New here.",
        };
        db.Observations.Add(observation);
        return observation;
    }

    private static void Complete(AppDbContext db, SeededLead seeded, IReadOnlyList<Observation> people, DateTime now)
    {
        var (lead, domains) = (seeded.Lead, new HashSet<string> { seeded.Lead.Company.Domain! });
        foreach (var (person, observation) in seeded.People.Zip(people))
        {
            var contact = observation.Contact!;
            ContactMerger.Apply(contact, [new(observation, person.Fields)], domains, now);
            if (person.Confirmed is { } role)
            {
                var confirmed = new RoleAssignment { LeadId = lead.Id, Contact = contact, Role = role, Confidence = 1, IsPrimary = role == BuyingRole.DecisionMaker };
                confirmed.Confirm(now, null, Actor.Machine.Name);
                db.RoleAssignments.Add(confirmed);
            }

            if (person.LeftAt is { } left)
            {
                contact.Leave(left, now);
            }
        }

        foreach (var (touch, by) in seeded.Touches)
        {
            (touch.LeadId, touch.ContactId) = (lead.Id, by is { } place ? people[place].Contact!.Id : null);
            db.Touchpoints.Add(touch);
        }
    }
}
