using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake.Judging;

/// <summary>One slot of the committee template, as stored for the dots of the leads list. Shape of <c>LeadSummary.SlotsJson</c>.</summary>
public sealed record StoredSlot(BuyingRole Role, SlotState State);

/// <summary>An engaged person, as stored for the avatars of the leads list. Shape of <c>LeadSummary.EngagedJson</c>.</summary>
public sealed record StoredPerson(string Name);

/// <summary>Writes the row and the flags that the leads list reads.</summary>
internal static class LeadSummaries
{
    private const int Avatars = 3;

    public static async Task WriteAsync(AppDbContext db, IReadOnlyList<JudgedLead> judged, IcpDefinition icp, DateTime now, CancellationToken ct)
    {
        var ids = judged.Select(j => j.Facts.Lead.Id).ToList();
        var stored = await db.LeadSummaries.Include(s => s.Flags).Where(s => EF.Parameter(ids).Contains(s.LeadId)).ToDictionaryAsync(s => s.LeadId, ct);
        var engagement = await EngagementAsync(db, ids, icp.HalfLifeDays, ct);
        foreach (var lead in judged)
        {
            var id = lead.Facts.Lead.Id;
            if (!stored.TryGetValue(id, out var row))
            {
                db.LeadSummaries.Add(row = new LeadSummary { LeadId = id });
            }

            Describe(row, lead.Facts.Lead);
            Judge(row, lead);
            (row.EngagementLog2, row.LastTouchAt) = engagement.GetValueOrDefault(id, (LeadSummary.NeverEngaged, LeadSummary.NeverTouched));
            (row.ComputedAt, row.NextChangeAt) = (now, lead.NextChangeAt);
            Flag(row, lead);
        }
    }

    /// <summary>The row of a lead that is about to be written, due at once: nobody is there yet.</summary>
    public static LeadSummary Due(JudgedLead lead, DateTime now)
    {
        var row = new LeadSummary { LeadId = lead.Facts.Lead.Id, EngagementLog2 = LeadSummary.NeverEngaged, LastTouchAt = LeadSummary.NeverTouched, ComputedAt = now, NextChangeAt = now };
        Describe(row, lead.Facts.Lead);
        Judge(row, lead);
        Flag(row, lead);
        return row;
    }

    private static void Describe(LeadSummary row, LeadRecord lead)
    {
        (row.LeadPublicId, row.Name, row.SortName, row.Domain) = (lead.PublicId, lead.Name, lead.NameKey, lead.Domain);
        (row.Industry, row.Country, row.Employees) = (lead.Industry, lead.Country, lead.EmployeesMax ?? lead.EmployeesMin);
        (row.OwnerId, row.OwnerName) = (lead.OwnerId, lead.OwnerName ?? LeadSummary.Nobody);
        (row.SalesState, row.Stage, row.CreatedAt, row.IsRemoved) = (lead.SalesState, lead.Stage, lead.CreatedAt, lead.IsRemoved);
    }

    private static void Judge(LeadSummary row, JudgedLead lead)
    {
        var committee = lead.Committee;
        (row.FitScore, row.FitBand) = (lead.Fit.Score ?? -1, lead.Fit.Band);
        row.ContactCount = lead.Facts.People.Count(p => p.IsPresent);
        row.Completeness = Percent(committee.Completeness);
        row.CompletenessWithSuggestions = Percent(committee.CompletenessWithSuggestions);
        row.SlotsJson = ScoreJson.Write(committee.Slots.Select(s => new StoredSlot(s.Slot.Role, s.State)));
        row.EngagedCount = committee.EngagedIn30Days;
        row.EngagedJson = ScoreJson.Write(lead.Facts.People
            .Where(p => p.IsAlly && p.Engagement.Touches30 > 0)
            .OrderByDescending(p => p.Engagement.LastTouchAt).ThenBy(p => p.ContactId).Take(Avatars)
            .Select(p => new StoredPerson(p.Name)));
        row.Trend = lead.Trend.Trend;
        row.DailyJson = ScoreJson.Write(lead.Levels.Select(l => Math.Round(l, 2)));
        row.SignalsJson = ScoreJson.Write(lead.Signals);
        row.SignalCount = lead.Signals.Count;
    }

    private static void Flag(LeadSummary row, JudgedLead lead)
    {
        var wanted = lead.Facts.Lead.IsRemoved
            ? []
            : lead.Signals.Select(s => LeadFlag.Signal(s.Kind))
                .Concat(lead.Committee.Slots.Where(s => s.State is not (SlotState.Filled or SlotState.AtRisk)).Select(s => LeadFlag.Missing(s.Slot.Role)))
                .Concat(lead.Facts.Lead.Tags.Select(LeadFlag.Tag))
                .ToHashSet(StringComparer.Ordinal);
        row.Flags.RemoveAll(f => !wanted.Contains(f.Flag));
        wanted.ExceptWith(row.Flags.Select(f => f.Flag));
        row.Flags.AddRange(wanted.Select(f => new LeadFlag { LeadId = row.LeadId, Flag = f }));
    }

    private static async Task<Dictionary<long, (double Log2, DateTime LastTouch)>> EngagementAsync(AppDbContext db, List<long> ids, int halfLife, CancellationToken ct)
    {
        var touches = await db.Touchpoints.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.LeadId) && t.Weight > 0 && t.Inbound)
            .OrderBy(t => t.LeadId).ThenBy(t => t.At).ThenBy(t => t.Id)
            .Select(t => new { t.LeadId, t.Id, t.At, t.Weight, t.Channel }).ToListAsync(ct);
        return touches.GroupBy(t => t.LeadId).ToDictionary(g => g.Key, g =>
        {
            var last = g.Max(t => t.At);
            var counted = g.Where(t => last - t.At < TimeSpan.FromDays(ContactScores.HalfLivesThatCount * halfLife))
                .Select(t => new TouchpointFacts(t.Id, t.At, t.Weight, null, t.Channel, ""));
            return (EngagementMath.Fold(counted, halfLife) ?? LeadSummary.NeverEngaged, last);
        });
    }

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
