using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>Stores what a batch decided: its observations, and the contacts it makes with their values merged and scored. Past the change tracker, one insert a table.</summary>
internal sealed class IntakeWriter(AppDbContext db, NewRows rows, ILeadSearch search)
{
    /// <summary>Gives everything its key and writes it.</summary>
    public async Task WriteAsync(IntakeRun run, IcpScoring scoring, CancellationToken ct)
    {
        if (!run.Routed.Any(r => r.Observation is not null))
        {
            return;
        }

        var people = run.Routed.Where(r => r.Fresh is not null && r.Observation is not null).Select(r => r.About!).Distinct().ToList();
        using (IntakeMeter.Measure(IntakeStation.Write))
        {
            await NameAsync(run, people, ct);
            await CompleteAsync(people, await scoring.InForceAsync(db, ct), run.Now, ct);
            await InsertAsync(run, people.ConvertAll(p => p.Fresh!), ct);
        }

        using (IntakeMeter.Measure(IntakeStation.Search))
        {
            await search.AddContactsAsync(db, [.. people.Where(p => run.Leads[p.CompanyId].RemovedAt is null).Select(p => TextOf(p.Fresh!, run.Leads[p.CompanyId].Id))], ct);
        }
    }

    private static NewContactText TextOf(Contact c, long lead) => new(c.Id, lead, c.FullName, c.PreferredName, c.Title, [.. c.Emails.Select(e => e.Address)]);

    // Keys first, in the order of the batch: provenance names observations, and of equal ones the earlier counts.
    private async Task NameAsync(IntakeRun run, List<KnownPerson> people, CancellationToken ct)
    {
        var document = run.Batch.Document;
        if (document.Id == 0)
        {
            db.SourceDocuments.Add(document);
            await db.SaveChangesAsync(ct);
        }

        var contacts = await rows.TakeKeysAsync<Contact>(db, people.Count, ct);
        for (var i = 0; i < people.Count; i++)
        {
            people[i].Fresh!.Id = contacts[i];
        }

        var observations = run.Routed.Where(r => r.Observation is not null).ToList();
        var keys = await rows.TakeKeysAsync<Observation>(db, observations.Count, ct);
        for (var i = 0; i < keys.Length; i++)
        {
            var (observation, fresh) = (observations[i].Observation!, observations[i].Fresh);
            (observation.Id, observation.SourceDocumentId) = (keys[i], document.Id);
            observation.ContactId ??= fresh?.Id;
        }
    }

    private async Task CompleteAsync(List<KnownPerson> people, ScoringProfile profile, DateTime now, CancellationToken ct)
    {
        var companies = people.Select(p => p.CompanyId).Distinct().ToList();
        var domains = (await db.CompanyAliases.AsNoTracking().Where(a => EF.Parameter(companies).Contains(a.CompanyId)).Select(a => new { a.CompanyId, a.Domain }).ToListAsync(ct))
            .ToLookup(a => a.CompanyId, a => a.Domain);
        // Pure, and each person's own: the other cores help while this one holds the lock.
        Parallel.ForEach(people, new ParallelOptions { CancellationToken = ct }, person =>
        {
            ContactMerger.Apply(person.Fresh!, person.Said, domains[person.CompanyId].ToHashSet(), now);
            ContactScores.Score(person.Fresh!, profile);
        });
    }

    private async Task InsertAsync(IntakeRun run, List<Contact> contacts, CancellationToken ct)
    {
        var jobs = contacts.SelectMany(c => c.Employments.Select(e => (e.ContactId = c.Id, Row: e).Row)).ToList();
        var emails = contacts.SelectMany(c => c.Emails.Select(e => (e.ContactId = c.Id, Row: e).Row)).ToList();
        var phones = contacts.SelectMany(c => c.Phones.Select(p => (p.ContactId = c.Id, Row: p).Row)).ToList();
        var links = contacts.SelectMany(c => c.Links.Select(l => (l.ContactId = c.Id, Row: l).Row)).ToList();
        var tags = contacts.SelectMany(c => c.TagKeys.Select(t => (t.ContactId = c.Id, Row: t).Row)).ToList();
        var names = contacts.ConvertAll(c => (c.NameKeys!.ContactId = c.Id, Row: c.NameKeys).Row);
        await KeyAsync(jobs, (row, key) => row.Id = key, ct);
        await KeyAsync(emails, (row, key) => row.Id = key, ct);
        await KeyAsync(phones, (row, key) => row.Id = key, ct);
        await KeyAsync(links, (row, key) => row.Id = key, ct);
        await rows.InsertAsync(db, contacts, ct);
        await rows.InsertAsync(db, jobs, ct);
        await rows.InsertAsync(db, emails, ct);
        await rows.InsertAsync(db, phones, ct);
        await rows.InsertAsync(db, links, ct);
        await rows.InsertAsync(db, names, ct);
        await rows.InsertAsync(db, tags, ct);
        await rows.InsertAsync(db, [.. run.Routed.Select(r => r.Observation).OfType<Observation>()], ct);
        await NewRowAudit.WriteAsync(db, [.. contacts, .. jobs, .. emails, .. phones, .. links], run.Now, ct);
    }

    private async Task KeyAsync<T>(List<T> all, Action<T, long> set, CancellationToken ct)
    {
        var keys = await rows.TakeKeysAsync<T>(db, all.Count, ct);
        for (var i = 0; i < keys.Length; i++)
        {
            set(all[i], keys[i]);
        }
    }
}
