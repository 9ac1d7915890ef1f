using System.Collections.Frozen;
using System.Data.Common;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>Reads what a change of the profile is forecast from: all leads and contacts outside the trash, with a fixed number of queries.</summary>
public sealed class ForecastLoader(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Days that behaviour is judged by (<see cref="EngagementSummaries"/>).</summary>
    private const int BehaviourDays = 30;

    private static readonly FrozenDictionary<string, Seniority> Seniorities = Enum.GetValues<Seniority>().ToFrozenDictionary(s => s.ToString());
    private static readonly FrozenDictionary<string, Department> Departments = Enum.GetValues<Department>().ToFrozenDictionary(d => d.ToString());

    /// <summary>All facts at this moment. The reads go beside each other: each has a connection of its own.</summary>
    public async Task<ForecastFacts> LoadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // SQLite reads on the caller's thread.
        var roles = Task.Run(() => RolesAsync(now, ct), ct);
        var waiting = Task.Run(() => WaitingAsync(now, ct), ct);
        var leads = Task.Run(() => LeadsAsync(ct), ct);
        var parts = (await PartsAsync(ct)).Select(part => Task.Run(() => PeopleAsync(part.After, part.UpTo, ct), ct)).ToList();
        var people = (await Task.WhenAll(parts)).SelectMany(p => p).ToList();
        return Arrange(await leads, people, await roles, await waiting, now);
    }

    private async Task<List<LeadRow>> LeadsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.AsNoTracking().OrderBy(l => l.Id)
            .Select(l => new LeadRow(
                l.Id, l.PublicId, l.Stage, l.CompanyId, l.Company.Industry, l.Company.EmployeesMin, l.Company.EmployeesMax,
                l.Company.RevenueMin, l.Company.RevenueMax, l.Company.Country, l.Company.Technologies, l.Company.Description, l.Tags))
            .ToListAsync(ct);
    }

    // The contacts are most of it: as many parts as there are cores.
    private async Task<IEnumerable<(long After, long UpTo)>> PartsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.Contacts.MaxAsync(c => (long?)c.Id, ct) ?? 0;
        var parts = Environment.ProcessorCount;
        return Enumerable.Range(0, parts).Select(i => (last * i / parts, last * (i + 1) / parts));
    }

    // By hand: for a hundred thousand rows of seven columns the mapper takes longer than the database.
    private async Task<List<PersonRow>> PeopleAsync(long after, long upTo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT "Id", "CompanyId", "Title", CASE WHEN "Title" IS NULL THEN "Headline" END, "Seniority", "Department", "LeftAt" IS NOT NULL
            FROM "Contacts" WHERE "RemovedAt" IS NULL AND "Id" > @after AND "Id" <= @upTo
            """;
        foreach (var (name, value) in new[] { ("@after", after), ("@upTo", upTo) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var people = new List<PersonRow>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            people.Add(new(row.GetInt64(0), row.GetInt64(1), Text(row, 2), Text(row, 3), Seniorities[row.GetString(4)], Text(row, 5) is { } d ? Departments[d] : null, row.GetBoolean(6)));
        }

        return people;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<SeatRows> RolesAsync(DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var said = await db.RoleAssignments.AsNoTracking().Where(r => r.State != RoleState.Suggested)
            .Select(r => new { r.LeadId, r.ContactId, r.Role, r.State, r.Contact.LastVerifiedAt, r.Contact.LastSeenAt }).ToListAsync(ct);
        var naming = await db.Observations.AsNoTracking()
            .Where(o => o.ContactId != null && o.RetractedAt == null && o.FieldsJson.Contains("\"Role\":"))
            .Select(o => new { Id = o.ContactId!.Value, o.Source, o.FieldsJson }).ToListAsync(ct);
        var from = now.AddDays(-BehaviourDays);
        var did = await db.Touchpoints.AsNoTracking().Where(t => t.ContactId != null && t.At > from && t.At <= now && t.Weight > 0 && t.Inbound)
            .Select(t => new { t.LeadId, ContactId = t.ContactId!.Value, t.Id, t.At, t.Weight, t.Channel }).ToListAsync(ct);
        var bounced = await db.ContactEmails.AsNoTracking().Where(e => e.IsPrimary && e.Status == EmailStatus.Invalid).Select(e => e.ContactId).ToHashSetAsync(ct);
        var gate = await db.Contacts.AsNoTracking().Where(c => c.IsGatekeeper).Select(c => c.Id).ToHashSetAsync(ct);
        return new(
            bounced,
            gate,
            said.ToLookup(r => (r.LeadId, r.ContactId), r => (r.Role, r.State)),
            said.Where(r => r.State == RoleState.Confirmed).DistinctBy(r => r.ContactId)
                .ToDictionary(r => r.ContactId, r => r.LastVerifiedAt is null || r.LastSeenAt > r.LastVerifiedAt ? r.LastSeenAt : r.LastVerifiedAt),
            naming.Where(n => n.Source is SourceKind.Import or SourceKind.Partner).SelectMany(n => Evidence(n.Source, n.FieldsJson).Select(e => (n.Id, Evidence: e))).ToLookup(n => n.Id, n => n.Evidence),
            did.GroupBy(t => (t.LeadId, t.ContactId)).ToDictionary(
                g => g.Key, g => EngagementSummaries.Of(g.Select(t => new TouchpointFacts(t.Id, t.At, t.Weight, t.ContactId, t.Channel, "")), now)));
    }

    // Where we wrote and nobody answered, by lead.
    private async Task<Dictionary<long, DateTime?>> WaitingAsync(DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var from = now.AddDays(-LeadFactsLoader.WindowDays);
        var talk = await db.Touchpoints.AsNoTracking()
            .Where(t => t.At > from && t.At <= now && (!t.Inbound || t.Weight > 0)
                && (t.Channel == TouchpointChannel.Email || t.Channel == TouchpointChannel.Call || t.Channel == TouchpointChannel.Meeting || t.Channel == TouchpointChannel.Form))
            .Select(t => new { t.LeadId, t.Id, t.At, t.Weight, t.Channel, t.Inbound }).ToListAsync(ct);
        return talk.GroupBy(t => t.LeadId).Where(g => g.Any(t => !t.Inbound)).ToDictionary(
            g => g.Key, g => EngagementSummaries.WaitingSince(g.Select(t => new TouchpointFacts(t.Id, t.At, t.Weight, null, t.Channel, "", !t.Inbound))));
    }

    private static IEnumerable<RoleEvidence> Evidence(SourceKind source, string fieldsJson) => PersonFields.FromJson(fieldsJson).AllRoles
        .Select(role => new RoleEvidence(source == SourceKind.Import ? RoleEvidenceKind.Import : RoleEvidenceKind.Partner, role, 1, ""));

    private static ForecastFacts Arrange(List<LeadRow> leads, List<PersonRow> people, SeatRows seats, Dictionary<long, DateTime?> waiting, DateTime now)
    {
        var places = new Dictionary<long, int>(leads.Count);
        for (var i = 0; i < leads.Count; i++)
        {
            places[leads[i].CompanyId] = i;
        }

        // Sorted by lead by counting: a hundred thousand people take no time this way.
        var ends = new int[leads.Count + 1];
        var here = people.FindAll(p => places.ContainsKey(p.CompanyId));
        here.ForEach(p => ends[places[p.CompanyId] + 1]++);
        for (var i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1];
        }

        var next = ends[..^1];
        var sorted = new ForecastPerson[here.Count];
        var kinds = new KindList();
        foreach (var person in here)
        {
            var lead = places[person.CompanyId];
            sorted[next[lead]++] = new(person.Id, kinds.PlaceOf(person), !person.HasLeft, seats.Of(leads[lead].Id, person.Id));
        }

        return new([.. leads.Select((l, i) => new ForecastLead(l.Id, l.PublicId, l.Stage, new(l.Company), ends[i]..ends[i + 1], waiting.GetValueOrDefault(l.Id)))], sorted, kinds.All, now);
    }

    private sealed record LeadRow(
        long Id, Guid PublicId, JourneyStage Stage, long CompanyId, string? Industry, int? EmployeesMin, int? EmployeesMax,
        decimal? RevenueMin, decimal? RevenueMax, string? Country, List<string> Technologies, string? Description, List<string> Tags)
    {
        public CompanyFacts Company => new(Industry, EmployeesMin, EmployeesMax, RevenueMin, RevenueMax, Country, Technologies, Description, Tags);
    }

    private readonly record struct PersonRow(long Id, long CompanyId, string? Title, string? Headline, Seniority Seniority, Department? Department, bool HasLeft);

    private sealed record SeatRows(
        HashSet<long> Bounced, HashSet<long> Gate,
        ILookup<(long Lead, long Contact), (BuyingRole Role, RoleState State)> Said, Dictionary<long, DateTime?> ConfirmedAt, ILookup<long, RoleEvidence> Named, Dictionary<(long Lead, long Contact), EngagementSummary> Did)
    {
        public SeatFacts? Of(long lead, long contact)
        {
            var did = Did.GetValueOrDefault((lead, contact));
            var (outOfReach, gatekeeper) = (Bounced.Contains(contact), Gate.Contains(contact));
            return did is null && !outOfReach && !gatekeeper && !Said.Contains((lead, contact)) && !Named.Contains(contact)
                ? null
                : SeatFacts.Of(Said[(lead, contact)], Named[contact], did ?? EngagementSummary.None) with { IsOutOfReach = outOfReach, IsGatekeeper = gatekeeper, LastConfirmedAt = ConfirmedAt.GetValueOrDefault(contact) };
        }
    }

    /// <summary>People whose work reads the same, each kind once.</summary>
    private sealed class KindList
    {
        private readonly Dictionary<(string?, string?, Seniority, Department?), int> known = [];
        private readonly List<PersonKind> all = [];

        public IReadOnlyList<PersonKind> All => all;

        public int PlaceOf(PersonRow p)
        {
            var key = (p.Title, p.Headline, p.Seniority, p.Department);
            if (!known.TryGetValue(key, out var place))
            {
                known[key] = place = all.Count;
                var title = p.Title ?? p.Headline;
                all.Add(new(new(title, p.Seniority, p.Department), TitleWords.Of(title), p.Title is not null));
            }

            return place;
        }
    }
}
