using System.Globalization;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Support;

/// <summary>
/// Everything that is known and shown, as text lines that can be compared: companies, leads, people with their values, provenance and
/// proposals, suggested roles, summaries, search hits. Keys and times of writing are left out.
/// </summary>
public static class Snapshot
{
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        var lines = new List<string>();
        var companies = await db.Companies.AsNoTracking().Include(c => c.Aliases).ToListAsync();
        lines.AddRange(companies.Select(c => $"company {c.PublicId} {c.Name} {c.Domain} [{Join(c.Aliases.Select(a => a.Domain))}] {c.Industry} {c.EmployeesMin}-{c.EmployeesMax} {c.RevenueMin}-{c.RevenueMax} {c.Country} {c.City} {c.Website} {c.LinkedInUrl} {c.Description} {c.Founded} {Join(c.Technologies)}"));
        var leads = await db.Leads.AsNoTracking().IgnoreQueryFilters(["NotRemoved"]).Include(l => l.Summary!).ThenInclude(s => s.Flags).ToListAsync();
        lines.AddRange(leads.Select(l => $"lead {l.PublicId} {l.OwnerId} {l.SalesState} {l.FitScore} removed={l.RemovedAt is not null} | {Of(l.Summary!)}"));
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters(["NotRemoved"]).AsSplitQuery().Include(c => c.Company)
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Proposals).ToListAsync();
        lines.AddRange(contacts.SelectMany(Of));
        lines.AddRange((await db.Suppressions.AsNoTracking().ToListAsync()).Select(s => $"suppression {s.PersonId} {s.KeyKind} {Convert.ToHexString(s.KeyHash)} {s.Reason}"));
        lines.AddRange((await db.Observations.AsNoTracking().Where(o => o.RetractedAt == null).ToListAsync()).Select(o => $"observation {o.Id} of {o.ContactId} {o.Source} {o.FieldsJson}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static IEnumerable<string> Of(Contact c)
    {
        var id = $"contact {c.PublicId}";
        yield return $"{id} {c.FullName} | {c.Prefix} {c.Given} {c.Middle} {c.Family} {c.Suffix} {c.PreferredName} | {c.SortName} | {c.Title} | {c.Headline} | {c.Seniority} {c.Department} | {c.Location} {c.TimeZone} {c.Pronouns} | {c.Notes} {Join(c.Tags)} | {c.Relevance} {c.PersonaName} | {c.DoNotContact} | left={c.LeftAt is not null} removed={c.RemovedAt is not null} | at {c.Company.PublicId} | seen {Time(c.LastSeenAt)}";
        yield return $"{id} provenance {c.ProvenanceJson}";
        foreach (var e in c.Emails)
        {
            yield return $"{id} email {e.Address} {e.Kind} {e.Status} primary={e.IsPrimary} locked={e.Locked} from {e.ObservationId}";
        }

        foreach (var p in c.Phones)
        {
            yield return $"{id} phone {p.E164} {p.Raw} {p.Kind} primary={p.IsPrimary} locked={p.Locked} from {p.ObservationId}";
        }

        foreach (var l in c.Links)
        {
            yield return $"{id} link {l.Kind} {l.Url} locked={l.Locked} from {l.ObservationId}";
        }

        foreach (var j in c.Employments)
        {
            yield return $"{id} job {j.CompanyName} {j.Title} {j.StartedOn}-{j.EndedOn} locked={j.Locked} from {j.ObservationId}";
        }

        foreach (var r in c.Roles)
        {
            yield return $"{id} role {r.Role} {r.State} {r.Confidence.ToString("0.000", CultureInfo.InvariantCulture)} {r.Words}";
        }

        foreach (var p in c.Proposals)
        {
            yield return $"{id} proposal {p.Field} {p.Value} {p.State} from {p.ObservationId}";
        }
    }

    private static string Of(LeadSummary s) =>
        $"{s.Name} {s.Domain} people={s.ContactCount} {s.Completeness}/{s.CompletenessWithSuggestions} {s.SlotsJson} {s.SignalsJson} flags=[{Join(s.Flags.Select(f => f.Flag))}] removed={s.IsRemoved}";

    private static string Join(IEnumerable<string> words) => string.Join(",", words.Order(StringComparer.Ordinal));

    private static string? Time(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
