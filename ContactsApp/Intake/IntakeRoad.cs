using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// The one road from an observation to the screen: match, suppression, merge by provenance, classify, judge. One row and a
/// million rows take the same code, in batches; each observation ends with an outcome and a reason.
/// Runs inside the caller's write transaction, so that nothing half-done is ever seen.
/// </summary>
public sealed class IntakeRoad(SuppressionBook suppressions, LeadJudge judge, TimeProvider clock)
{
    /// <summary>Carries a batch through. Saves into <paramref name="db"/>; the caller commits.</summary>
    public async Task<IReadOnlyList<IntakeResult>> RunAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var run = new IntakeRun(db, batch, now)
        {
            Removed = await suppressions.LookUpAsync(db, batch.People, ct),
            Known = await KnownPeople.LoadAsync(db, batch.People, ct),
            Earlier = await EarlierAsync(db, batch, ct),
            Existing = await ExistingAsync(db, batch, ct),
            Leads = await LeadsAsync(db, batch, ct),
        };
        foreach (var person in batch.People)
        {
            run.Route(person);
        }

        await SuppressionsLiftedAsync(db, run, ct);
        await db.SaveChangesAsync(ct);
        await MergeAsync(db, [.. run.Touched], ct);
        run.FinishUpdates();
        await db.SaveChangesAsync(ct);
        return run.Results;
    }

    /// <summary>What <see cref="RunAsync"/> would do, read-only: nothing is saved, and <paramref name="db"/> must be thrown away after.</summary>
    /// <param name="unsaved">Leads that the caller only thinks of, by keys below zero.</param>
    public async Task<IReadOnlyList<IntakePlan>> PlanAsync(AppDbContext db, IntakeBatch batch, IEnumerable<Lead> unsaved, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var leads = await LeadsAsync(db, batch, ct);
        foreach (var lead in unsaved)
        {
            leads[lead.CompanyId] = lead;
        }

        var run = new IntakeRun(db, batch, now)
        {
            Removed = await suppressions.LookUpAsync(db, batch.People, ct),
            Known = await KnownPeople.LoadAsync(db, batch.People, ct),
            Earlier = await EarlierAsync(db, batch, ct),
            Existing = await ExistingAsync(db, batch, ct),
            Leads = leads,
        };
        foreach (var person in batch.People)
        {
            run.Route(person);
        }

        return await IntakePlans.OfAsync(db, run.Said, now, ct);
    }

    /// <summary>
    /// Shows the contacts' values anew from all their observations, classifies, and judges them and their leads. Called after every
    /// change of observations: intake, edits, undo.
    /// </summary>
    public async Task MergeAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct)
    {
        if (contactIds.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var contacts = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Proposals).AsSplitQuery()
            .Where(c => contactIds.Contains(c.Id)).ToListAsync(ct);
        var observations = (await db.Observations.Where(o => o.ContactId != null && contactIds.Contains(o.ContactId.Value)).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value);
        var companies = contacts.Select(c => c.CompanyId).Distinct().ToList();
        var domains = (await db.CompanyAliases.Where(a => companies.Contains(a.CompanyId)).ToListAsync(ct)).ToLookup(a => a.CompanyId, a => a.Domain);
        foreach (var contact in contacts)
        {
            ContactMerger.Apply(contact, [.. observations[contact.Id]], domains[contact.CompanyId].ToHashSet(), now);
        }

        await db.SaveChangesAsync(ct);
        await judge.JudgeContactsAsync(db, contactIds, ct);
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => companies.Contains(l.CompanyId)).Select(l => l.Id).ToListAsync(ct);
        await judge.JudgeLeadsAsync(db, leads, now, ct);
    }

    // What the same record of the same kind of source said before, latest first, to tell "unchanged" from "updated".
    private static async Task<ILookup<string, Observation>> EarlierAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var keys = batch.People.Select(p => p.RecordKey).ToList();
        var found = await db.Observations.AsNoTracking()
            .Where(o => o.Source == batch.Document.Kind && keys.Contains(o.RecordKey) && o.RetractedAt == null).ToListAsync(ct);
        return found.OrderByDescending(o => o.Id).ToLookup(o => o.RecordKey);
    }

    private static async Task<Dictionary<Guid, long>> ExistingAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var ids = batch.People.Select(p => p.Id).ToList();
        return await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.PublicId)).ToDictionaryAsync(c => c.PublicId, c => c.Id, ct);
    }

    private static async Task<Dictionary<long, Lead>> LeadsAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var companies = batch.People.Select(p => p.CompanyId).Distinct().ToList();
        return await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).Where(l => companies.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, ct);
    }

    // Adding somebody again on purpose is a person's word: the earlier removal no longer holds.
    private static async Task SuppressionsLiftedAsync(AppDbContext db, IntakeRun run, CancellationToken ct)
    {
        foreach (var person in run.Lifted)
        {
            await SuppressionBook.LiftAsync(db, person, ct);
        }
    }
}
