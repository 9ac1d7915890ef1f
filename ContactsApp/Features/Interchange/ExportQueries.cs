using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Icp;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What an export will hold: the keys of its leads in order, or of its contacts where those were chosen. A key is 8 bytes, so even a million are few.</summary>
internal sealed record ExportKeys(IReadOnlyList<long> Leads, IReadOnlyList<long>? Contacts);

/// <summary>
/// Streaming reads for exports: the keys first, then the records in pages, each in a short read of its own, so that neither a large
/// export nor a slow download holds much memory or keeps the database's log from being tidied. What is in trash is left out.
/// </summary>
public sealed class ExportQueries(IDbContextFactory<AppDbContext> contexts, ILeadSearch search, ContactListQueries list, IcpScoring scoring, TimeProvider clock)
{
    /// <summary>Leads whose people are looked up at once.</summary>
    private const int LeadsAtOnce = 100;

    /// <summary>Records read at once: a megabyte or two.</summary>
    private const int RecordsAtOnce = 500;

    /// <summary>What the scope holds now.</summary>
    internal async Task<ExportKeys> KeysAsync(ExportScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        switch (scope)
        {
            case ExportScope.Filtered { Filter: var filter, Except: var except }:
                var rows = db.Matching(filter, LeadReading.Seek, search);
                rows = except.Count == 0 ? rows : rows.Where(s => !except.Contains(s.LeadPublicId));
                return new(await LeadOrder.Of(filter.Sort, filter.Ascending).From(rows, null).Select(s => s.LeadId).ToListAsync(ct), null);
            case ExportScope.OfLeads { LeadIds: var leads }:
                return new(await db.Leads.Where(l => leads.Contains(l.PublicId)).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(ct), null);
            case ExportScope.OfContacts { ContactIds: var contacts }:
                return new([], await db.Contacts.Where(c => contacts.Contains(c.PublicId) && c.Company.Lead != null).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct));
            case ExportScope.FilteredContacts { Filter: var who, Except: var without }:
                var people = (await list.AllAsync(db, who, ct)).Where(c => c.Company.Lead != null);
                people = without.Count == 0 ? people : people.Where(c => !without.Contains(c.PublicId));
                return new([], await people.OrderBy(c => c.SortName).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(ct));
            default:
                throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown scope.");
        }
    }

    /// <summary>How many contacts these keys stand for, now.</summary>
    internal async Task<int> CountContactsAsync(ExportKeys keys, CancellationToken ct)
    {
        if (keys.Contacts is not null)
        {
            return keys.Contacts.Count;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var total = 0;
        foreach (var leads in keys.Leads.Chunk(RecordsAtOnce))
        {
            total += await db.Contacts.CountAsync(c => db.Leads.Where(l => leads.Contains(l.Id)).Select(l => l.CompanyId).Contains(c.CompanyId), ct);
        }

        return total;
    }

    /// <summary>The contacts, lead by lead in the order of the keys, by name within a lead.</summary>
    internal async IAsyncEnumerable<ExportedContact> ContactsAsync(ExportKeys keys, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var ids in ContactPagesAsync(keys, ct))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            foreach (var contact in await ExportedContacts.ReadAsync(db, ids, await HalfLifeAsync(db, ct), clock.GetUtcNow().UtcDateTime, ct))
            {
                yield return contact;
            }
        }
    }

    /// <summary>The leads in the order of the keys.</summary>
    internal async IAsyncEnumerable<ExportedLead> LeadsAsync(ExportKeys keys, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in keys.Leads.Chunk(RecordsAtOnce))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            foreach (var lead in await ReadLeadsAsync(db, ids, ct))
            {
                yield return lead;
            }
        }
    }

    private async IAsyncEnumerable<long[]> ContactPagesAsync(ExportKeys keys, [EnumeratorCancellation] CancellationToken ct)
    {
        if (keys.Contacts is { } chosen)
        {
            foreach (var page in chosen.Chunk(RecordsAtOnce))
            {
                yield return page;
            }

            yield break;
        }

        foreach (var leads in keys.Leads.Chunk(LeadsAtOnce))
        {
            foreach (var page in (await PeopleOfAsync(leads, ct)).Chunk(RecordsAtOnce))
            {
                yield return page;
            }
        }
    }

    private async Task<List<long>> PeopleOfAsync(long[] leads, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var companies = await db.Leads.Where(l => leads.Contains(l.Id)).Select(l => new { l.Id, l.CompanyId }).ToDictionaryAsync(l => l.CompanyId, l => l.Id, ct);
        var here = companies.Keys.ToList();
        var people = await db.Contacts.Where(c => here.Contains(c.CompanyId)).OrderBy(c => c.CompanyId).ThenBy(c => c.SortName).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.CompanyId }).ToListAsync(ct);
        var byLead = people.ToLookup(p => companies[p.CompanyId], p => p.Id);
        return [.. leads.SelectMany(l => byLead[l])];
    }

    private async Task<double> HalfLifeAsync(AppDbContext db, CancellationToken ct) =>
        (await scoring.FindAsync(db, ct))?.Definition.HalfLifeDays ?? DefaultIcp.Create().HalfLifeDays;

    private static async Task<IEnumerable<ExportedLead>> ReadLeadsAsync(AppDbContext db, long[] ids, CancellationToken ct)
    {
        var found = await (
            from l in db.Leads.AsNoTracking()
            join s in db.LeadSummaries.AsNoTracking() on l.Id equals s.LeadId
            where ids.Contains(l.Id)
            select new { Lead = l, l.Company, Summary = s }).ToDictionaryAsync(f => f.Lead.Id, ct);
        var companies = found.Values.Select(f => f.Company.Id).ToList();
        var domains = (await db.CompanyAliases.AsNoTracking().Where(a => companies.Contains(a.CompanyId)).OrderBy(a => a.Id).ToListAsync(ct)).ToLookup(a => a.CompanyId, a => a.Domain);
        return ids.Where(found.ContainsKey).Select(id => Lead(found[id].Lead, found[id].Company, found[id].Summary, domains));
    }

    private static ExportedLead Lead(Lead lead, Company company, LeadSummary summary, ILookup<long, string> domains) => new(
        lead.Id, lead.PublicId, company.Name, company.Domain, [.. domains[company.Id].Where(d => d != company.Domain)], company.Website, company.Description,
        company.Industry, company.EmployeesMin, company.EmployeesMax, company.RevenueMin, company.RevenueMax, company.Founded, company.Country, company.City,
        company.Technologies, company.LinkedInUrl, summary.OwnerName == LeadSummary.Nobody ? null : summary.OwnerName, lead.SalesState,
        lead.DisqualifiedNote is { Length: > 0 } note ? $"{lead.DisqualifiedReason}: {note}" : lead.DisqualifiedReason, lead.Stage, lead.FitScore, lead.FitBand,
        summary.ContactCount, summary.Completeness,
        [.. ScoreJson.ReadList<SlotChip>(summary.SlotsJson).Where(s => s.State == SlotState.Empty).Select(s => s.Role)], summary.EngagedCount,
        summary.LastTouchAt == LeadSummary.NeverTouched ? null : summary.LastTouchAt,
        [.. ScoreJson.ReadList<LeadSignal>(summary.SignalsJson).Select(s => s.Words)], lead.Notes, lead.Tags, lead.CreatedAt);
}
