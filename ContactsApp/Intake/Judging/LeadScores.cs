using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake.Judging;

/// <summary>Stores the ICP fit of leads.</summary>
internal static class LeadScores
{
    public static async Task WriteAsync(AppDbContext db, IReadOnlyList<JudgedLead> judged, long versionId, CancellationToken ct)
    {
        var ids = judged.Select(j => j.Facts.Lead.Id).ToList();
        var stored = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => EF.Parameter(ids).Contains(l.Id))
            .Select(l => new { l.Id, l.FitScore, l.FitBand, l.FitConfidence, l.FitReasonsJson, l.IcpVersionId })
            .ToDictionaryAsync(l => l.Id, ct);
        await using var update = new DerivedColumns(
            db, "Leads", nameof(Lead.FitScore), nameof(Lead.FitBand), nameof(Lead.FitConfidence), nameof(Lead.FitReasonsJson), nameof(Lead.IcpVersionId));
        foreach (var lead in judged)
        {
            var (old, fit, reasons) = (stored[lead.Facts.Lead.Id], lead.Fit, ScoreJson.Write(lead.Fit.Reasons));
            if (old.FitScore != fit.Score || old.FitBand != fit.Band || old.FitConfidence != fit.Confidence || old.FitReasonsJson != reasons || old.IcpVersionId != versionId)
            {
                await update.SetAsync(lead.Facts.Lead.Id, [fit.Score, fit.Band, fit.Confidence, reasons, versionId], ct);
            }
        }
    }

    /// <summary>The same for a lead that is about to be written.</summary>
    public static void Set(Lead lead, JudgedLead judged, long versionId)
    {
        (lead.FitScore, lead.FitBand, lead.FitConfidence) = (judged.Fit.Score, judged.Fit.Band, judged.Fit.Confidence);
        (lead.FitReasonsJson, lead.IcpVersionId) = (ScoreJson.Write(judged.Fit.Reasons), versionId);
    }
}
