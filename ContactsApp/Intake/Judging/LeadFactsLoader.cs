using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake.Judging;

/// <summary>Loads what leads are judged by, with a fixed number of queries however many leads there are.</summary>
public static class LeadFactsLoader
{
    /// <summary>
    /// How far back touchpoints are read. The longest window is 30 days, but an open wait may be longer, and the line of engagement
    /// begins 28 days ago with what was left then of four half-lives of 14 days.
    /// </summary>
    public const int WindowDays = 84;

    private const int DemoDays = 30;

    /// <summary>The facts of these leads, trashed ones included; a lead that does not exist is left out.</summary>
    public static Task<IReadOnlyList<LeadFacts>> LoadAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, CancellationToken ct) => LoadAsync(db, leadIds, now, removedAfter: null, ct);

    /// <summary>The facts of one lead for a look back at a moment: also everybody who was removed after it.</summary>
    public static async Task<LeadFacts> LoadPastAsync(AppDbContext db, long leadId, DateTime at, CancellationToken ct) => (await LoadAsync(db, [leadId], at, removedAfter: at, ct))[0];

    private static async Task<IReadOnlyList<LeadFacts>> LoadAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, DateTime now, DateTime? removedAfter, CancellationToken ct)
    {
        var leads = await LeadsAsync(db, leadIds, ct);
        var companies = leads.Select(l => l.CompanyId).ToList();
        var everybody = await PeopleAsync(db, companies, removedAfter, ct);
        var people = everybody.ToLookup(p => p.CompanyId);
        var roles = (await RolesAsync(db, leadIds, ct)).ToLookup(r => (r.LeadId, r.ContactId));
        var evidence = (await EvidenceAsync(db, [.. everybody.Where(p => p.RemovedAt is null || p.RemovedAt > removedAfter).Select(p => p.Id)], ct)).ToLookup(e => e.ContactId, e => e.Evidence);
        var started = await StartedAsync(db, companies, ct);
        var touches = (await TouchesAsync(db, leadIds, now, ct)).ToLookup(t => t.LeadId);
        var loaded = new List<LeadFacts>(leads.Count);
        foreach (var lead in leads)
        {
            var facts = touches[lead.Id].Select(t => t.Facts).ToList();
            var byPerson = facts.ToLookup(t => t.ContactId);
            var here = people[lead.CompanyId].Select(p => Person(p, [.. roles[(lead.Id, p.Id)].Select(r => r.Fact)], [.. evidence[p.Id]], byPerson[p.Id], now)).ToList();
            var demo = touches[lead.Id].Any(t => t.Kind == "demo-request" && now - t.Facts.At < TimeSpan.FromDays(DemoDays));
            loaded.Add(new LeadFacts(lead, here, started, facts, demo, now));
        }

        return loaded;
    }

    private static CommitteePerson Person(PersonRow p, List<RoleFact> roles, List<RoleEvidence> evidence, IEnumerable<TouchpointFacts> touches, DateTime now)
    {
        var did = EngagementSummaries.Of(touches, now);
        return new CommitteePerson(
            p.Id, p.PublicId, p.FullName, p.Title, p.Seniority, p.Department, p.Relevance,
            did.LastTouchAt is null ? did with { LastTouchAt = p.LastTouchAt } : did,
            roles, evidence, p.LeftAt is not null, p.LeftAt, p.DoNotContact, Later(p.LastVerifiedAt, p.LastSeenAt), p.HasEmail,
            p.MayHaveLeft, p.BouncedAt, p.RemovedAt, p.IsGatekeeper, p.MovedTo);
    }

    private static DateTime? Later(DateTime? a, DateTime? b) => a is null || b > a ? b : a;

    private static Task<List<LeadRecord>> LeadsAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => EF.Parameter(ids).Contains(l.Id)).OrderBy(l => l.Id)
            .Select(l => new LeadRecord(
                l.Id, l.PublicId, l.CompanyId, l.Company.Name, l.Company.NameKey, l.Company.Domain, l.Company.Industry,
                l.Company.EmployeesMin, l.Company.EmployeesMax, l.Company.RevenueMin, l.Company.RevenueMax, l.Company.Country,
                l.Company.Technologies, l.Company.Description, l.Tags, l.OwnerId,
                db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.DisplayName).FirstOrDefault(),
                l.SalesState, l.Stage, l.CreatedAt, l.RemovedAt != null))
            .ToListAsync(ct);

    // A removed person counts as long as a seat remembers them: the seat then says why it is open.
    private static Task<List<PersonRow>> PeopleAsync(AppDbContext db, List<long> companies, DateTime? removedAfter, CancellationToken ct) =>
        db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Where(c => EF.Parameter(companies).Contains(c.CompanyId) && c.MergedIntoId == null && (c.RemovedAt == null || c.RemovedAt > removedAfter || c.Roles.Any(r => r.State == RoleState.Confirmed || r.State == RoleState.Ended)))
            .OrderBy(c => c.Id)
            .Select(c => new PersonRow(
                c.Id, c.PublicId, c.CompanyId, c.FullName, c.Title, c.Seniority, c.Department, c.Relevance, c.LastTouchAt,
                c.LeftAt, c.DoNotContact, c.LastVerifiedAt, c.LastSeenAt, c.RemovedAt, c.Emails.Any(e => e.Status != EmailStatus.Invalid),
                c.MayHaveLeft, c.Emails.Where(e => e.IsPrimary && e.Status == EmailStatus.Invalid).Select(e => (DateTime?)(e.StatusAt ?? c.CreatedAt)).FirstOrDefault(), c.IsGatekeeper,
                c.LeftAt == null ? null : c.Employments.Where(e => e.CompanyId != c.CompanyId && e.EndedOn == null).OrderByDescending(e => e.Id).Select(e => e.CompanyName).FirstOrDefault()))
            .ToListAsync(ct);

    private static Task<List<RoleRow>> RolesAsync(AppDbContext db, IReadOnlyCollection<long> leads, CancellationToken ct) =>
        db.RoleAssignments.AsNoTracking().Where(r => EF.Parameter(leads).Contains(r.LeadId) && r.State != RoleState.Suggested).OrderBy(r => r.Id)
            .Select(r => new RoleRow(r.LeadId, r.ContactId, new RoleFact(r.Role, r.State, r.IsPrimary, r.At, r.ByName, r.EndReason, r.EndedAt)))
            .ToListAsync(ct);

    // Few observations name a role, and none is big: looked through by the index of their contacts. The source is left to this side, since
    // asking for it too leads SQLite to walk through everything that source ever said.
    private static async Task<List<EvidenceRow>> EvidenceAsync(AppDbContext db, List<long> contacts, CancellationToken ct)
    {
        var naming = await db.Observations
            .Where(o => EF.Parameter(contacts).Contains(o.ContactId!.Value) && o.RetractedAt == null && o.FieldsJson.Contains("\"Role\":"))
            .OrderBy(o => o.Id)
            .Select(o => new { Id = o.ContactId!.Value, o.Source, o.FieldsJson, o.SourceDocument.Name }).ToListAsync(ct);
        var named = naming.Where(n => n.Source is SourceKind.Import or SourceKind.Partner);
        return [.. named.SelectMany(n =>
        {
            var said = PersonFields.FromJson(n.FieldsJson);
            var main = said.IsMainPerson ? ", the main person" : "";
            return said.AllRoles.Select(role => new EvidenceRow(n.Id, new RoleEvidence(
                n.Source == SourceKind.Import ? RoleEvidenceKind.Import : RoleEvidenceKind.Partner, role, 1, $"named {BuyingRoleWords.InSentence(role)}{main} in {n.Name}")));
        })];
    }

    private static async Task<Dictionary<long, DateOnly>> StartedAsync(AppDbContext db, List<long> companies, CancellationToken ct)
    {
        var jobs = await (
            from e in db.Employments
            where e.CompanyId != null && EF.Parameter(companies).Contains(e.CompanyId.Value) && e.EndedOn == null && e.StartedOn != null
            select new { e.ContactId, From = e.StartedOn!.Value }).ToListAsync(ct);
        return jobs.GroupBy(j => j.ContactId).ToDictionary(g => g.Key, g => g.Max(j => j.From));
    }

    private static Task<List<TouchRow>> TouchesAsync(AppDbContext db, IReadOnlyCollection<long> leads, DateTime now, CancellationToken ct)
    {
        var from = now.AddDays(-WindowDays);
        return db.Touchpoints.AsNoTracking().Where(t => EF.Parameter(leads).Contains(t.LeadId) && t.At > from && t.At <= now)
            .OrderBy(t => t.LeadId).ThenBy(t => t.At).ThenBy(t => t.Id)
            .Select(t => new TouchRow(t.LeadId, t.Kind, new TouchpointFacts(t.Id, t.At, t.Weight, t.ContactId, t.Channel, t.Summary, !t.Inbound)))
            .ToListAsync(ct);
    }

    private sealed record PersonRow(
        long Id, Guid PublicId, long CompanyId, string FullName, string? Title, Seniority Seniority, Department? Department, int? Relevance,
        DateTime? LastTouchAt, DateTime? LeftAt, DoNotContact DoNotContact, DateTime? LastVerifiedAt, DateTime? LastSeenAt, DateTime? RemovedAt, bool HasEmail,
        string? MayHaveLeft, DateTime? BouncedAt, bool IsGatekeeper, string? MovedTo);

    private sealed record RoleRow(long LeadId, long ContactId, RoleFact Fact);

    private sealed record EvidenceRow(long ContactId, RoleEvidence Evidence);

    private sealed record TouchRow(long LeadId, string Kind, TouchpointFacts Facts);
}
