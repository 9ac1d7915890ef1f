using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// The one road from an observation to the screen: match, suppression, merge by provenance, classify, judge. One row and a
/// million rows take the same code, in batches; each observation ends with an outcome and a reason.
/// Runs inside the caller's write transaction, so that nothing half-done is ever seen.
/// </summary>
public sealed class IntakeRoad(SuppressionBook suppressions, LeadJudge judge, IcpScoring scoring, NewRows rows, ILeadSearch search, TimeProvider clock)
{
    /// <summary>Carries a batch through. Writes and saves into <paramref name="db"/>; the caller commits.</summary>
    public async Task<IReadOnlyList<IntakeResult>> RunAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        IntakeRun run;
        using (IntakeMeter.Measure(IntakeStation.Match))
        {
            run = await DecideAsync(db, batch, [], now, ct);
        }

        await SuppressionsLiftedAsync(db, run, ct);
        await db.SaveChangesAsync(ct);
        await new IntakeWriter(db, rows, search).WriteAsync(run, scoring, ct);
        await RenewNameKeysAsync(db, run.Known.Outdated, ct);
        using (IntakeMeter.Measure(IntakeStation.Judge))
        {
            await MergeValuesAsync(db, run.Touched, now, ct);
            await FinishUpdatesAsync(db, run, ct);
            await JudgeAsync(db, run, ct);
        }

        await db.SaveChangesAsync(ct);
        return [.. run.Routed.Select(r => r.Answer())];
    }

    /// <summary>What <see cref="RunAsync"/> would do, read-only: nothing is saved, and <paramref name="db"/> must be thrown away after.</summary>
    /// <param name="unsaved">Leads that the caller only thinks of, by keys below zero.</param>
    public async Task<IReadOnlyList<IntakePlan>> PlanAsync(AppDbContext db, IntakeBatch batch, IEnumerable<Lead> unsaved, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var run = await DecideAsync(db, batch, unsaved, now, ct);
        return await IntakePlans.OfAsync(db, run.Routed, now, ct);
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

        var companies = await MergeValuesAsync(db, contactIds, ct);
        await judge.JudgeLeadsAsync(db, await LeadsOfAsync(db, companies, ct), clock.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>The same of some of many contacts, without their leads: the caller has those judged when all are through. Saves, and returns their companies.</summary>
    public Task<List<long>> MergeValuesAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct)
    {
        // What a batch says is found by its observations; what is taken back or restored leaves none.
        db.DuplicateChecks.AddRange(contactIds.Distinct().Select(id => new DuplicateCheck { ContactId = id }));
        return MergeValuesAsync(db, contactIds, clock.GetUtcNow().UtcDateTime, ct);
    }

    private async Task<IntakeRun> DecideAsync(AppDbContext db, IntakeBatch batch, IEnumerable<Lead> unsaved, DateTime now, CancellationToken ct)
    {
        var (earlier, existing) = (await EarlierWords.LoadAsync(db, batch, ct), await ExistingAsync(db, batch, ct));
        // Who says the same as last time, of somebody who is here, is not looked up any further: of a file that comes again that is everybody.
        var open = batch.People.Where(p => !existing.ContainsKey(p.Id) && earlier.SameWords(p) is null or { RemovedAt: not null }).ToList();
        var leads = await LeadsAsync(db, open, ct);
        foreach (var lead in unsaved)
        {
            leads[lead.CompanyId] = lead;
        }

        var run = new IntakeRun(batch, now)
        {
            Earlier = earlier,
            Existing = existing,
            Removed = await suppressions.LookUpAsync(db, open, ct),
            Known = await KnownPeople.LoadAsync(db, open, [.. earlier.ContactIdsOf(open).Concat(open.Select(p => p.MergeInto).OfType<long>())], ct),
            Leads = leads,
        };
        foreach (var person in batch.People)
        {
            run.Route(person);
        }

        return run;
    }

    private async Task JudgeAsync(AppDbContext db, IntakeRun run, CancellationToken ct)
    {
        var touched = run.Touched;
        var companies = touched.Count == 0 ? [] : await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => EF.Parameter(touched).Contains(c.Id)).Select(c => c.CompanyId).Distinct().ToListAsync(ct);
        var leads = companies.Except(run.Leads.Keys).ToList() is { Count: > 0 } others ? await LeadsOfAsync(db, others, ct) : [];
        leads.AddRange(companies.Where(run.Leads.ContainsKey).Concat(run.Routed.Select(r => r.Fresh?.CompanyId).OfType<long>()).Distinct().Select(c => run.Leads[c].Id));
        if (run.Batch.JudgeLater)
        {
            await LeadJudge.MarkDueAsync(db, leads, run.Now, ct);
        }
        else
        {
            await judge.JudgeLeadsAsync(db, leads, run.Now, ct);
        }
    }

    // The shown values and scores of these contacts; returns their companies.
    private async Task<List<long>> MergeValuesAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, DateTime now, CancellationToken ct)
    {
        if (contactIds.Count == 0)
        {
            return [];
        }

        var ids = contactIds.ToList();
        var contacts = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Proposals).Include(c => c.NameKeys).Include(c => c.TagKeys).AsSplitQuery()
            .Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct);
        var observations = (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && EF.Parameter(ids).Contains(o.ContactId.Value)).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value);
        var companies = contacts.Select(c => c.CompanyId).Distinct().ToList();
        var domains = (await db.CompanyAliases.AsNoTracking().Where(a => EF.Parameter(companies).Contains(a.CompanyId)).ToListAsync(ct)).ToLookup(a => a.CompanyId, a => a.Domain);
        foreach (var contact in contacts)
        {
            ContactMerger.Apply(contact, [.. observations[contact.Id].Select(SaidOf.Of)], domains[contact.CompanyId].ToHashSet(), now);
        }

        await db.SaveChangesAsync(ct);
        await judge.JudgeContactsAsync(db, ids, ct);
        await search.WriteContactsAsync(db, ids, ct);
        return companies;
    }

    // After the merge: what was "updated" and only proposes is "proposed".
    private static async Task FinishUpdatesAsync(AppDbContext db, IntakeRun run, CancellationToken ct)
    {
        var proposing = db.ChangeTracker.Entries<Proposal>().Where(p => p.Entity.State == ProposalState.Open).Select(p => p.Entity.ObservationId).ToHashSet();
        foreach (var observation in run.Routed.Select(r => r.Observation).OfType<Observation>().Where(o => o.Outcome == IntakeOutcome.Updated && proposing.Contains(o.Id)))
        {
            (observation.Outcome, observation.Reason) = (IntakeOutcome.Proposed, "Differs from a value that a person typed: waiting as a proposal.");
            await db.Observations.Where(o => o.Id == observation.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(o => o.Outcome, observation.Outcome).SetProperty(o => o.Reason, observation.Reason), ct);
        }
    }

    // Matching came across contacts whose keys another build of the program made: the next batch finds them by keys again.
    private async Task RenewNameKeysAsync(AppDbContext db, IReadOnlyDictionary<long, NameKeys> outdated, CancellationToken ct)
    {
        if (outdated.Count == 0)
        {
            return;
        }

        var ids = outdated.Keys.ToList();
        await db.ContactNameKeys.Where(k => EF.Parameter(ids).Contains(k.ContactId)).ExecuteDeleteAsync(ct);
        await rows.InsertAsync(db, [.. outdated.Select(o => new ContactNameKeys { ContactId = o.Key, Keys = o.Value.ToBytes() })], ct);
    }

    private static async Task<Dictionary<Guid, long>> ExistingAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var ids = batch.People.Select(p => p.Id).ToList();
        return await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => EF.Parameter(ids).Contains(c.PublicId)).Select(c => new { c.PublicId, c.Id }).ToDictionaryAsync(c => c.PublicId, c => c.Id, ct);
    }

    // As much of each lead as a new contact needs.
    private static async Task<Dictionary<long, Lead>> LeadsAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        var companies = people.Select(p => p.CompanyId).Distinct().ToList();
        return await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => EF.Parameter(companies).Contains(l.CompanyId))
            .Select(l => new Lead { Id = l.Id, CompanyId = l.CompanyId, IsDemo = l.IsDemo, RemovedAt = l.RemovedAt, Company = new Company { Id = l.CompanyId, Name = l.Company.Name } })
            .ToDictionaryAsync(l => l.CompanyId, ct);
    }

    private static Task<List<long>> LeadsOfAsync(AppDbContext db, List<long> companies, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => EF.Parameter(companies).Contains(l.CompanyId)).Select(l => l.Id).ToListAsync(ct);

    // Adding somebody again on purpose is a person's word: the earlier removal no longer holds.
    private static async Task SuppressionsLiftedAsync(AppDbContext db, IntakeRun run, CancellationToken ct)
    {
        foreach (var person in run.Lifted)
        {
            await SuppressionBook.LiftAsync(db, person, ct);
        }
    }
}
