using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Signals;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Counts the funnel bar, each number from an index alone.</summary>
internal static class LeadFunnel
{
    private static readonly SalesState[] Open = [.. Enum.GetValues<SalesState>().Except([SalesState.Customer, SalesState.Disqualified])];

    public static async Task<Funnel> ReadAsync(AppDbContext db, DateTime now, CancellationToken ct)
    {
        var counts = await db.LeadSummaries.Where(s => !s.IsRemoved).GroupBy(s => new { s.Stage, s.SalesState, s.EngagedCount })
            .Select(g => new { g.Key.Stage, g.Key.SalesState, g.Key.EngagedCount, Count = g.Count() }).ToListAsync(ct);
        var open = counts.Where(c => Open.Contains(c.SalesState)).ToLookup(c => c.Stage);
        var (needs, ghosted) = (LeadFlag.Signal(SignalKinds.NeedsAttention), LeadFlag.Signal(nameof(CommitteeWarningKind.Ghosted)));
        var since = now.AddDays(-Funnel.NewDays);
        return new(
            Enum.GetValues<JourneyStage>().ToDictionary(s => s, s => open[s].Sum(c => c.Count)),
            await db.LeadFlags.CountAsync(f => f.Flag == needs, ct),
            counts.Sum(c => c.Count))
        {
            Threads = Enum.GetValues<JourneyStage>().ToDictionary(s => s, s => new Threads(
                open[s].Where(c => c.EngagedCount > 1).Sum(c => c.Count),
                open[s].Where(c => c.EngagedCount == 1).Sum(c => c.Count))),
            NewTargets = await db.LeadSummaries.CountAsync(s => !s.IsRemoved && s.Stage == JourneyStage.Target && Open.Contains(s.SalesState) && s.CreatedAt >= since, ct),
            Unanswered = await db.LeadFlags.CountAsync(f => f.Flag == needs && db.LeadFlags.Any(g => g.Flag == ghosted && g.LeadId == f.LeadId), ct),
        };
    }
}
