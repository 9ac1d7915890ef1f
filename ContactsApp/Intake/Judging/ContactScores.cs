using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake.Judging;

/// <summary>Computes and stores the relevance and engagement of contacts.</summary>
internal static class ContactScores
{
    /// <summary>Half-lives after which a touchpoint weighs less than a millionth and is not read any more.</summary>
    internal const int HalfLivesThatCount = 20;

    public static async Task WriteAsync(AppDbContext db, IReadOnlyList<long> ids, ScoringProfile profile, CancellationToken ct)
    {
        var rows = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new Row(c.Id, c.Title, c.Headline, c.Seniority, c.Department, c.Relevance, c.PersonaName, c.RelevanceReasonsJson, c.IcpVersionId, c.EngagementLog2, c.LastTouchAt))
            .ToListAsync(ct);
        var engagement = await EngagementAsync(db, ids, profile.Definition.HalfLifeDays, ct);
        await using var update = new DerivedColumns(
            db, "Contacts",
            nameof(Contact.Relevance), nameof(Contact.RelevanceBand), nameof(Contact.PersonaName), nameof(Contact.RelevanceReasonsJson),
            nameof(Contact.IcpVersionId), nameof(Contact.EngagementLog2), nameof(Contact.LastTouchAt));
        foreach (var row in rows)
        {
            var (relevance, reasons, score) = Relevance(profile, row.Title ?? row.Headline, row.Seniority, row.Department);
            var (log2, lastTouch) = engagement.GetValueOrDefault(row.Id);
            if (row.Relevance != relevance || row.PersonaName != score.PersonaName || row.Reasons != reasons || row.IcpVersionId != profile.VersionId
                || row.EngagementLog2 != log2 || row.LastTouchAt != lastTouch)
            {
                await update.SetAsync(row.Id, [relevance, score.Band, score.PersonaName, reasons, profile.VersionId, log2, lastTouch], ct);
            }
        }
    }

    /// <summary>The same for a contact that is about to be written: nobody new was ever touched.</summary>
    public static void Score(Contact contact, ScoringProfile profile)
    {
        var (relevance, reasons, score) = Relevance(profile, contact.Title ?? contact.Headline, contact.Seniority, contact.Department);
        (contact.Relevance, contact.RelevanceBand, contact.PersonaName) = (relevance, score.Band, score.PersonaName);
        (contact.RelevanceReasonsJson, contact.IcpVersionId) = (reasons, profile.VersionId);
    }

    private static (int? Relevance, string Reasons, RelevanceScore Score) Relevance(ScoringProfile profile, string? title, Seniority seniority, Department? department)
    {
        var score = profile.Scorer.Score(new RelevanceFacts(title, seniority, department));
        return (score.Band == ScoreBand.Unknown ? null : score.Score, ScoreJson.Write(score.Reasons), score);
    }

    private static async Task<Dictionary<long, (double? Log2, DateTime? LastTouch)>> EngagementAsync(AppDbContext db, IReadOnlyList<long> ids, int halfLife, CancellationToken ct)
    {
        var touches = await db.Touchpoints.AsNoTracking()
            .Where(t => t.ContactId != null && EF.Parameter(ids).Contains(t.ContactId.Value) && t.Weight > 0 && t.Inbound)
            .OrderBy(t => t.ContactId).ThenBy(t => t.At).ThenBy(t => t.Id)
            .Select(t => new { ContactId = t.ContactId!.Value, t.Id, t.At, t.Weight, t.Channel })
            .ToListAsync(ct);
        return touches.GroupBy(t => t.ContactId).ToDictionary(g => g.Key, g =>
        {
            var last = g.Max(t => t.At);
            var counted = g.Where(t => last - t.At < TimeSpan.FromDays(HalfLivesThatCount * halfLife))
                .Select(t => new TouchpointFacts(t.Id, t.At, t.Weight, t.ContactId, t.Channel, ""));
            return (EngagementMath.Fold(counted, halfLife), (DateTime?)last);
        });
    }

    private sealed record Row(
        long Id, string? Title, string? Headline, Seniority Seniority, Department? Department, int? Relevance, string? PersonaName, string Reasons,
        long? IcpVersionId, double? EngagementLog2, DateTime? LastTouchAt);
}
