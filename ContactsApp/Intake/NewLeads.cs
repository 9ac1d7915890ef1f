using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Stores the leads that a batch makes, past the change tracker: company with its domains, lead with its fit, row of the list, full text. Nobody is
/// there yet, so the row is marked as due, and judged with its people like every lead of a longer run (<see cref="DueLeads"/>).
/// Not audited: the caller audits the batch.
/// </summary>
public sealed class NewLeads(NewRows rows, IcpScoring scoring, ILeadSearch search)
{
    /// <summary>Gives leads, companies and domains their keys and writes them.</summary>
    public async Task InsertAsync(AppDbContext db, IReadOnlyList<Lead> leads, DateTime now, CancellationToken ct)
    {
        if (leads.Count == 0)
        {
            return;
        }

        await NameAsync(db, leads, ct);
        var profile = await scoring.InForceAsync(db, ct);
        var owners = await OwnersAsync(db, leads, ct);
        foreach (var lead in leads)
        {
            var owner = lead.OwnerId is { } id ? owners.GetValueOrDefault(id) : null;
            var judged = JudgedLead.Of(new(RecordOf(lead, owner), [], new Dictionary<long, DateOnly>(), [], DemoRequested: false, now), profile.Definition);
            LeadScores.Set(lead, judged, profile.VersionId);
            lead.Summary = LeadSummaries.Due(judged, now);
        }

        await rows.InsertAsync(db, [.. leads.Select(l => l.Company)], ct);
        await rows.InsertAsync(db, [.. leads.SelectMany(l => l.Company.Aliases)], ct);
        await rows.InsertAsync(db, leads, ct);
        await rows.InsertAsync(db, [.. leads.Select(l => l.Summary!)], ct);
        await rows.InsertAsync(db, [.. leads.SelectMany(l => l.Summary!.Flags)], ct);
        using (IntakeMeter.Measure(IntakeStation.Search))
        {
            await search.AddLeadsAsync(db, [.. leads.Select(l => new NewLeadText(l.Id, l.Company.Name, l.Company.Domain, [.. l.Company.Aliases.Select(a => a.Domain)]))], ct);
        }
    }

    /// <summary>Takes back leads of the same write into which nobody came.</summary>
    public async Task TakeBackAsync(AppDbContext db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        if (leads.Count == 0)
        {
            return;
        }

        var (ids, companies) = (leads.Select(l => l.Id).ToList(), leads.Select(l => l.CompanyId).ToList());
        await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id)).ExecuteDeleteAsync(ct);
        await db.Companies.Where(c => EF.Parameter(companies).Contains(c.Id)).ExecuteDeleteAsync(ct);
        await search.WriteLeadsAsync(db, ids, ct);
    }

    private async Task NameAsync(AppDbContext db, IReadOnlyList<Lead> leads, CancellationToken ct)
    {
        var (leadKeys, companyKeys) = (await rows.TakeKeysAsync<Lead>(db, leads.Count, ct), await rows.TakeKeysAsync<Company>(db, leads.Count, ct));
        var aliasKeys = await rows.TakeKeysAsync<CompanyAlias>(db, leads.Sum(l => l.Company.Aliases.Count), ct);
        var alias = 0;
        for (var i = 0; i < leads.Count; i++)
        {
            (leads[i].Id, leads[i].CompanyId, leads[i].Company.Id) = (leadKeys[i], companyKeys[i], companyKeys[i]);
            foreach (var domain in leads[i].Company.Aliases)
            {
                (domain.Id, domain.CompanyId) = (aliasKeys[alias++], companyKeys[i]);
            }
        }
    }

    private static async Task<Dictionary<string, string>> OwnersAsync(AppDbContext db, IEnumerable<Lead> leads, CancellationToken ct)
    {
        var ids = leads.Select(l => l.OwnerId).OfType<string>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    private static LeadRecord RecordOf(Lead l, string? ownerName) => new(
        l.Id, l.PublicId, l.CompanyId, l.Company.Name, l.Company.NameKey, l.Company.Domain, l.Company.Industry, l.Company.EmployeesMin, l.Company.EmployeesMax,
        l.Company.RevenueMin, l.Company.RevenueMax, l.Company.Country, l.Company.Technologies, l.Company.Description, l.Tags, l.OwnerId, ownerName,
        l.SalesState, l.Stage, l.CreatedAt, IsRemoved: false);
}
