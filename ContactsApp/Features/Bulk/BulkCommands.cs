using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>Starts and stops bulk actions. They run as jobs, report whom they left out, and can be taken back.</summary>
public sealed class BulkCommands(WriteGate gate, Rights rights, JobBoard jobs, IEnumerable<IBulkAction> actions, ILeadSearch search, ContactListQueries contacts)
{
    /// <summary>More at once would be nobody's considered word; the list says to narrow it.</summary>
    public const int Most = 100_000;

    /// <summary>Queues the action for all records that are meant now. Returns what it does, in words.</summary>
    public async Task<Outcome<string>> StartAsync(BulkRequest request, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        var action = actions.Single(a => a.Name == request.Action);
        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var ids = await IdsAsync(write.Db, action.Subject, request.Scope, ct);
        if (ids.Count is 0 or > Most)
        {
            return Outcome.Invalid(ids.Count == 0
                ? "None of them is there any more. Nothing was changed; reload the list."
                : $"These are more than {Most:N0} at once. Nothing was changed; narrow the list and do it in parts.");
        }

        var words = await action.DescribeAsync(write.Db, user, ids.Count, request.Value, ct);
        if (!words.Ok)
        {
            return words;
        }

        await jobs.AddAsync(write.Db, request.Id, BulkJob.KindName, new BulkArguments(action.Name, request.Value, words.Value!, user.Id, user.Name, ids), ct);
        await write.CommitAsync(ct);
        jobs.Wake();
        return words;
    }

    /// <summary>Stops it after the batch under way; what was done stays and can be taken back.</summary>
    public async Task<Outcome> CancelAsync(Guid id, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (!await write.Db.Jobs.AnyAsync(j => j.PublicId == id && j.Kind == BulkJob.KindName && (j.CreatedById == user.Id || user.Has(Right.Manage)), ct))
        {
            return Outcome.Forbidden("Only who started this, managers and administrators may stop it. It goes on; ask one of them.");
        }

        var cancelled = await jobs.CancelAsync(write.Db, id, ct);
        await write.CommitAsync(ct);
        return cancelled ? Outcome.Done() : Outcome.AlreadyDone;
    }

    // From trash too: whether a record may be changed is the action's to say.
    private async Task<List<long>> IdsAsync(AppDbContext db, BulkSubject subject, BulkScope scope, CancellationToken ct)
    {
        switch (scope)
        {
            case BulkScope.Chosen { Ids: var chosen } when subject == BulkSubject.Leads:
                return await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => chosen.Contains(l.PublicId)).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(ct);
            case BulkScope.Chosen { Ids: var chosen } when subject == BulkSubject.Contacts:
                return await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => chosen.Contains(c.PublicId)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
            case BulkScope.MatchingLeads { Filter: var filter, Except: var except } when subject == BulkSubject.Leads:
                return await db.Matching(filter, LeadReading.Seek, search).Where(s => !except.Contains(s.LeadPublicId)).OrderBy(s => s.LeadId).Select(s => s.LeadId).Take(Most + 1).ToListAsync(ct);
            case BulkScope.MatchingContacts { Filter: var filter, Except: var except } when subject == BulkSubject.Contacts:
                var all = await contacts.AllAsync(db, filter, ct);
                return await all.Where(c => !except.Contains(c.PublicId)).OrderBy(c => c.Id).Select(c => c.Id).Take(Most + 1).ToListAsync(ct);
            case BulkScope.SurePairs { Reason: var reason } when subject == BulkSubject.Pairs:
                return await DuplicateQueries.Sure(db, reason).OrderByDescending(p => p.Id).Select(p => p.Id).Take(Most + 1).ToListAsync(ct);
            default:
                throw new ArgumentOutOfRangeException(nameof(scope), scope, "The scope is of another subject.");
        }
    }
}
