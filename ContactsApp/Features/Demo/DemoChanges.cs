using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>What users did to the demo, asked before it is removed.</summary>
/// <param name="Leads">Made-up leads that are there.</param>
/// <param name="Changed">Those among them that a user changed or added something to.</param>
/// <param name="Contacts">People whom users added to them.</param>
/// <param name="Calls">Calls that users logged there; so the meetings and the other touchpoints.</param>
public sealed record DemoChanges(int Leads, int Changed, int Contacts, int Calls, int Meetings, int Others)
{
    internal const string Loaded = "demo.loaded";

    /// <summary>What would go with the demo: "2 contacts and 1 call were added to 2 of them."; null when nobody did anything.</summary>
    public string? Words
    {
        get
        {
            string[] parts = [.. new[] { (Contacts, "contact"), (Calls, "call"), (Meetings, "meeting"), (Others, "other touchpoint") }.Where(p => p.Item1 > 0).Select(p => Count(p.Item1, p.Item2))];
            var added = parts.Length switch { 0 => null, 1 => parts[0], _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}" };
            return Changed == 0 ? null
                : added is null ? $"Your team changed {Changed.ToString(CultureInfo.CurrentCulture)} of them."
                : $"Your team added {added} to them and worked on {Changed.ToString(CultureInfo.CurrentCulture)} of them.";
        }
    }

    internal static async Task<DemoChanges> CountAsync(AppDbContext db, CancellationToken ct)
    {
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).CountAsync(l => l.IsDemo, ct);
        var changed = await ChangedAsync(db, ct);
        var contacts = await db.Contacts.CountAsync(c => !c.IsDemo && c.Company.IsDemo, ct);
        var touches = await db.Touchpoints.Where(t => !t.IsDemo && db.Leads.Any(l => l.Id == t.LeadId && l.IsDemo))
            .GroupBy(t => t.Channel).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        int Of(Func<TouchpointChannel, bool> which) => touches.Where(t => which(t.Key)).Sum(t => t.Count);
        return new(
            leads, changed.Count, contacts, Of(c => c == TouchpointChannel.Call), Of(c => c == TouchpointChannel.Meeting),
            Of(c => c is not (TouchpointChannel.Call or TouchpointChannel.Meeting)));
    }

    /// <summary>The made-up leads that a user changed: somebody or something was added, a file spoke of its people, or the audit knows of a change since the demo was loaded.</summary>
    internal static async Task<List<long>> ChangedAsync(AppDbContext db, CancellationToken ct)
    {
        var loaded = await db.AuditEntries.Where(a => a.Verb == Loaded).MaxAsync(a => (long?)a.Id, ct) ?? 0;
        return await db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Where(l => l.IsDemo && (
            db.AuditEntries.Any(a => a.LeadId == l.Id && a.Id > loaded && a.ActorId != null)
            || db.Contacts.Any(c => c.CompanyId == l.CompanyId && !c.IsDemo)
            || db.Observations.Any(o => o.Contact!.CompanyId == l.CompanyId && !o.SourceDocument.IsDemo && o.RetractedAt == null)
            || db.Touchpoints.Any(t => t.LeadId == l.Id && !t.IsDemo))).Select(l => l.Id).ToListAsync(ct);
    }

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n.ToString("N0", CultureInfo.CurrentCulture)} {what}s";
}
