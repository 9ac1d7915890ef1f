using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Scoring;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Reads the header of one lead page.</summary>
internal static class LeadHeaders
{
    public static async Task<LeadHeader?> FindAsync(AppDbContext db, Guid leadId, int halfLifeDays, DateTime now, CancellationToken ct)
    {
        var found = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId)
            .Select(l => new { Lead = l, l.Company, l.Summary, Domains = l.Company.Aliases.OrderBy(a => a.Id).Select(a => a.Domain).ToList() })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        if (found.Lead.MergedIntoId is { } into)
        {
            // Merged away: the address leads on to the one that has everything now.
            var survivor = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.Id == into).Select(l => l.PublicId).FirstOrDefaultAsync(ct);
            return await FindAsync(db, survivor, halfLifeDays, now, ct);
        }

        var (lead, company, summary) = (found.Lead, found.Company, found.Summary ?? new LeadSummary { LeadId = found.Lead.Id, EngagementLog2 = LeadSummary.NeverEngaged });
        var left = await db.Contacts.CountAsync(c => c.CompanyId == company.Id && c.LeftAt != null, ct);
        var touchpoints = await db.Touchpoints.CountAsync(t => t.LeadId == lead.Id, ct);
        var owner = lead.OwnerId is null ? null : await db.Users.Where(u => u.Id == lead.OwnerId).Select(u => u.DisplayName).FirstOrDefaultAsync(ct);
        return new LeadHeader(
            lead.Id, lead.PublicId, lead.Version + company.Version, company.Name, company.Domain, [.. found.Domains.Where(d => d != company.Domain)],
            company.Website, company.Description, company.Industry, company.EmployeesMin, company.EmployeesMax, company.RevenueMin, company.RevenueMax,
            company.Founded, company.Country, company.City, company.Technologies, company.LinkedInUrl,
            lead.SalesState, DisqualifiedWords(lead), lead.Stage,
            lead.FitScore, lead.FitBand, lead.FitConfidence, ScoreJson.ReadList<FitReason>(lead.FitReasonsJson),
            EngagementMath.ToScore(summary.EngagementLog2, now, halfLifeDays, EngagementScale.Lead), summary.Trend,
            StoredLeadRow.Levels(summary.DailyJson, summary.ComputedAt, now, halfLifeDays),
            lead.OwnerId, owner, ScoreJson.ReadList<LeadSignal>(summary.SignalsJson), summary.ContactCount, left, touchpoints, lead.Notes, lead.RemovedAt)
        {
            Tags = lead.Tags,
        };
    }

    private static string? DisqualifiedWords(Lead lead) =>
        lead is { DisqualifiedReason: { } reason, DisqualifiedNote: { Length: > 0 } note } ? $"{reason}: {note}" : lead.DisqualifiedReason;
}
