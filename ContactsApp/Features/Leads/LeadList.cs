using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>The query behind the leads list: one table (<see cref="LeadSummary"/>) and its flags.</summary>
internal static class LeadList
{
    /// <summary>The live leads that the filter lets through.</summary>
    public static IQueryable<LeadSummary> Matching(this AppDbContext db, LeadFilter filter, ILeadSearch search)
    {
        var rows = db.LeadSummaries.AsNoTracking().Where(s => !s.IsRemoved);
        rows = filter.Stages.Count > 0 ? rows.Where(s => filter.Stages.Contains(s.Stage)) : rows;
        rows = filter.States.Count > 0 ? rows.Where(s => filter.States.Contains(s.SalesState)) : rows;
        rows = filter.FitAtLeast is { } band ? rows.Where(s => s.FitBand >= band) : rows;
        rows = filter.Owner switch
        {
            null => rows,
            LeadFilter.NoOwner => rows.Where(s => s.OwnerId == null),
            var owner => rows.Where(s => s.OwnerId == owner),
        };
        rows = filter.Country is { } country ? rows.Where(s => s.Country == country) : rows;
        rows = filter.Industry is { } industry ? rows.Where(s => s.Industry == industry) : rows;
        rows = filter.MissingRole is { } role ? rows.Flagged(LeadFlag.Missing(role)) : rows;
        rows = filter.Signal is { } signal ? rows.Flagged(LeadFlag.Signal(signal)) : rows;
        if (filter.Text is { } text)
        {
            var found = search.LeadIds(db, text);
            rows = rows.Where(s => found.Contains(s.LeadId));
        }

        return rows;
    }

    /// <summary>The columns of the list, and what tells whether a lead is new to the user.</summary>
    public static Task<List<StoredLeadRow>> ReadAsync(this IQueryable<LeadSummary> rows, AppDbContext db, string userId, CancellationToken ct) => rows
        .Select(s => new StoredLeadRow(
            s,
            db.Leads.Where(l => l.Id == s.LeadId).Select(l => l.CreatedAt).FirstOrDefault(),
            db.LeadsSeen.Where(x => x.UserId == userId && x.LeadId == s.LeadId).Select(x => (DateTime?)x.SeenAt).FirstOrDefault()))
        .ToListAsync(ct);

    private static IQueryable<LeadSummary> Flagged(this IQueryable<LeadSummary> rows, string flag) => rows.Where(s => s.Flags.Any(f => f.Flag == flag));
}

/// <summary>A row as stored.</summary>
internal sealed record StoredLeadRow(LeadSummary Lead, DateTime CreatedAt, DateTime? SeenAt)
{
    /// <summary>Days for which a lead that a user never opened is marked new.</summary>
    private const int NewDays = 14;

    /// <summary>The row as the page shows it at this moment.</summary>
    public LeadRow At(DateTime now, string? matchedPerson) => new(
        Lead.LeadId,
        Lead.LeadPublicId,
        Lead.Name,
        Lead.Domain,
        Lead.FitScore < 0 ? null : Lead.FitScore,
        Lead.FitBand,
        Lead.Stage,
        Lead.SalesState,
        ScoreJson.ReadList<SlotChip>(Lead.SlotsJson),
        Lead.Completeness,
        Lead.ContactCount,
        Lead.EngagedCount,
        ScoreJson.ReadList<EngagedPerson>(Lead.EngagedJson),
        Lead.Trend,
        Days(Lead.DailyJson, Lead.ComputedAt, now),
        Lead.LastTouchAt == LeadSummary.NeverTouched ? null : Lead.LastTouchAt,
        Lead.OwnerId,
        Lead.OwnerName == LeadSummary.Nobody ? null : Lead.OwnerName,
        ScoreJson.ReadList<LeadSignal>(Lead.SignalsJson),
        SeenAt is { } seen ? Lead.LastTouchAt > seen : now - CreatedAt < TimeSpan.FromDays(NewDays))
    {
        MatchedPerson = matchedPerson,
    };

    /// <summary>The stored days counted back from now: they move on by themselves while nothing happens.</summary>
    public static IReadOnlyList<double> Days(string dailyJson, DateTime computedAt, DateTime now)
    {
        var days = ScoreJson.ReadList<double>(dailyJson);
        var passed = Math.Clamp((int)(now - computedAt).TotalDays, 0, days.Count);
        return passed == 0 ? days : [.. days.Skip(passed), .. Enumerable.Repeat(0.0, passed)];
    }
}
