using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Features.Lists;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>How the list is read: by the filter or by the order. Both give the same rows.</summary>
internal enum LeadReading
{
    /// <summary>Few leads match: find them by the filter's index and sort those few.</summary>
    Seek,
    /// <summary>
    /// Many match: walk the order's index until there are enough. SQLite would always seek and then sort thousands of rows for each
    /// page, so the filtered columns are wrapped to keep their indexes out of its sight.
    /// </summary>
    Walk,
}

/// <summary>The query behind the leads list: one table (<see cref="LeadSummary"/>) and its flags.</summary>
internal static class LeadList
{
    /// <summary>The live leads that the filter lets through.</summary>
    public static IQueryable<LeadSummary> Matching(this AppDbContext db, LeadFilter filter, LeadReading reading, ILeadSearch search)
    {
        var live = db.LeadSummaries.AsNoTracking().Where(s => !s.IsRemoved);
        var rows = filter.MatchAny ? live.WhereAny(Conditions(filter)) : reading == LeadReading.Seek ? Seek(db, live, filter) : Walk(live, filter);
        rows = !filter.MatchAny && filter.FitAtLeast is { } band ? rows.Where(s => s.FitBand >= band) : rows;
        if (filter.Text is { } text)
        {
            var found = search.LeadIds(db, text);
            rows = rows.Where(s => found.Contains(s.LeadId));
        }

        return rows;
    }

    private static IQueryable<LeadSummary> Seek(AppDbContext db, IQueryable<LeadSummary> rows, LeadFilter filter)
    {
        rows = filter.Stages.Count > 0 ? rows.Where(s => filter.Stages.Contains(s.Stage)) : rows;
        rows = filter.States.Count > 0 ? rows.Where(s => filter.States.Contains(s.SalesState)) : rows;
        rows = filter.Owner is null ? rows : filter.Owner == LeadFilter.NoOwner ? rows.Where(s => s.OwnerId == null) : rows.Where(s => s.OwnerId == filter.Owner);
        rows = filter.Country is null ? rows : rows.Where(s => s.Country == filter.Country);
        rows = filter.Industry is null ? rows : rows.Where(s => s.Industry == filter.Industry);
        var tags = TagFlags(filter);
        rows = tags.Count > 0 ? rows.Where(s => db.LeadFlags.Where(f => tags.Contains(f.Flag)).Select(f => f.LeadId).Contains(s.LeadId)) : rows;
        foreach (var flag in Flags(filter))
        {
            rows = rows.Where(s => db.LeadFlags.Where(f => f.Flag == flag).Select(f => f.LeadId).Contains(s.LeadId));
        }

        return rows;
    }

    private static IQueryable<LeadSummary> Walk(IQueryable<LeadSummary> rows, LeadFilter filter) =>
        Conditions(filter with { FitAtLeast = null }).Aggregate(rows, (left, condition) => left.Where(condition));

    /// <summary>Each filter in force, written so that no index offers itself (<see cref="LeadReading.Walk"/>).</summary>
    private static List<Expression<Func<LeadSummary, bool>>> Conditions(LeadFilter filter)
    {
        // "Not any of the others" asks the same and is no use to an index.
        var stages = Enum.GetValues<JourneyStage>().Except(filter.Stages).ToList();
        var states = Enum.GetValues<SalesState>().Except(filter.States).ToList();
        var owner = filter.Owner == LeadFilter.NoOwner ? "" : filter.Owner;
        var band = filter.FitAtLeast ?? ScoreBand.Unknown;
        var all = new List<Expression<Func<LeadSummary, bool>>>();
        void Put(bool inForce, Expression<Func<LeadSummary, bool>> condition)
        {
            if (inForce)
            {
                all.Add(condition);
            }
        }

        Put(filter.Stages.Count > 0, s => !stages.Contains(s.Stage));
        Put(filter.States.Count > 0, s => !states.Contains(s.SalesState));
        Put(owner is not null, s => (s.OwnerId ?? "").Trim() == owner);
        Put(filter.Country is not null, s => s.Country!.Trim() == filter.Country);
        Put(filter.Industry is not null, s => s.Industry!.Trim() == filter.Industry);
        Put(filter.FitAtLeast is not null, s => s.FitBand >= band);
        var tags = TagFlags(filter);
        Put(tags.Count > 0, s => s.Flags.Any(f => tags.Contains(f.Flag)));
        foreach (var flag in Flags(filter))
        {
            Put(true, s => s.Flags.Any(f => f.Flag == flag));
        }

        return all;
    }

    private static List<string> TagFlags(LeadFilter filter) => [.. filter.Tags.Select(LeadFlag.Tag)];

    private static IEnumerable<string> Flags(LeadFilter filter)
    {
        if (filter.MissingRole is { } role)
        {
            yield return LeadFlag.Missing(role);
        }

        if (filter.Signal is { } signal)
        {
            yield return LeadFlag.Signal(signal);
        }
    }

    /// <summary>These rows in this order, and what tells whether a lead is new to the user.</summary>
    public static async Task<List<StoredLeadRow>> ReadAsync(AppDbContext db, List<long> ids, string userId, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await db.LeadSummaries.AsNoTracking().Where(s => ids.Contains(s.LeadId)).Select(s => new StoredLeadRow(
            s,
            db.LeadsSeen.Where(x => x.UserId == userId && x.LeadId == s.LeadId).Select(x => (DateTime?)x.SeenAt).FirstOrDefault(),
            db.Leads.Where(l => l.Id == s.LeadId).Select(l => l.Tags).FirstOrDefault())).ToDictionaryAsync(r => r.Lead.LeadId, ct);
        return ids.ConvertAll(id => rows[id]);
    }
}

/// <summary>A row as stored.</summary>
internal sealed record StoredLeadRow(LeadSummary Lead, DateTime? SeenAt, List<string>? Tags)
{
    /// <summary>Days for which a lead that a user never opened is marked new.</summary>
    private const int NewDays = 14;

    /// <summary>The row as the page shows it at this moment.</summary>
    public LeadRow At(DateTime now, int halfLifeDays, string? matchedPerson) => new(
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
        Levels(Lead.DailyJson, Lead.ComputedAt, now, halfLifeDays),
        Lead.LastTouchAt == LeadSummary.NeverTouched ? null : Lead.LastTouchAt,
        Lead.OwnerId,
        Lead.OwnerName == LeadSummary.Nobody ? null : Lead.OwnerName,
        ScoreJson.ReadList<LeadSignal>(Lead.SignalsJson),
        SeenAt is { } seen ? Lead.LastTouchAt > seen : now - Lead.CreatedAt < TimeSpan.FromDays(NewDays))
    {
        MatchedPerson = matchedPerson,
        Tags = Tags ?? [],
    };

    /// <summary>The stored line of engagement as it stands now: it goes on sinking while nothing happens.</summary>
    public static IReadOnlyList<double> Levels(string dailyJson, DateTime computedAt, DateTime now, int halfLifeDays) =>
        EngagementLevels.After(ScoreJson.ReadList<double>(dailyJson), (int)(now - computedAt).TotalDays, halfLifeDays);
}
