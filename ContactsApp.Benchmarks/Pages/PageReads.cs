using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Signals;
using ContactsApp.Features.Admin;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Palette;
using ContactsApp.Features.Tags;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Trash;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Pages;

/// <summary>What is measured: the reads behind the lists, the lead page and the contact drawer, on samples of what is there.</summary>
internal sealed class PageReads
{
    /// <summary>Rows that the list asks for at once.</summary>
    private const int Rows = 50;

    /// <summary>A row in the middle of 5,000.</summary>
    private const int Middle = 2_500;
    private const int TimelineRows = 50;

    private readonly Samples samples;

    private PageReads(Samples samples) => this.samples = samples;

    /// <summary>All reads on the data of these services.</summary>
    public static async Task<IReadOnlyList<PageRead>> AllAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var reads = new PageReads(await Samples.TakeAsync(db, ct));
        return [.. reads.Sorts(), .. reads.Filters(), .. reads.Searches(), .. reads.Palette(), .. reads.Contacts(), .. reads.Trash(), .. reads.Audit(), .. reads.Pages()];
    }

    private static readonly int[] Starts = [0, Middle];

    private static readonly bool[] Directions = [false, true];

    private IEnumerable<PageRead> Sorts() =>
        from start in Starts
        from sort in Enum.GetValues<LeadSort>()
        from rising in Directions
        let direction = rising ? "ascending" : "descending"
        select List(start == 0 ? $"list by {sort} {direction}" : $"list by {sort} {direction}, jump to row {Middle}", _ => new() { Sort = sort, Ascending = rising }, start);

    private IEnumerable<PageRead> Filters() =>
    [
        .. Enum.GetValues<JourneyStage>().Select(s => List($"filter stage {s}", _ => new() { Stages = [s] })),
        .. Enum.GetValues<SalesState>().Select(s => List($"filter state {s}", _ => new() { States = [s] })),
        .. new[] { ScoreBand.Weak, ScoreBand.Moderate, ScoreBand.Strong }.Select(b => List($"filter fit at least {b}", _ => new() { FitAtLeast = b })),
        List("filter owner", i => new() { Owner = At(samples.Owners, i) }),
        List("filter no owner", _ => new() { Owner = LeadFilter.NoOwner }),
        .. Enum.GetValues<BuyingRole>().Take(5).Select(r => List($"filter missing {r}", _ => new() { MissingRole = r })),
        .. SignalKinds.All.Select(s => List($"filter signal {s.Kind}", _ => new() { Signal = s.Kind })),
        List("filter country", i => new() { Country = At(samples.Countries, i) }),
        List("filter industry", i => new() { Industry = At(samples.Industries, i) }),
        List("filter stage, state, country and missing role", i => new()
        {
            Stages = [JourneyStage.Education, JourneyStage.Solution],
            States = [SalesState.OutreachInProgress],
            Country = At(samples.Countries, i),
            MissingRole = BuyingRole.DecisionMaker,
            Sort = LeadSort.Fit,
        }),
    ];

    private IEnumerable<PageRead> Searches() =>
    [
        List("search company's word", i => new() { Text = At(samples.Companies, i).Split(' ')[0] }),
        List("search company's trade", i => new() { Text = At(samples.Companies, i).Split(' ')[^1] }),
        List("search person's name", i => new() { Text = At(samples.People, i).Name }),
        List("search given name", i => new() { Text = At(samples.People, i).Name.Split(' ')[0] }),
        List("search e-mail fragment", i => new() { Text = At(samples.Emails, i)[2..^9] }),
        List("search 3 letters inside words", i => new() { Text = At(samples.People, i).Name.Split(' ')[^1][1..4] }),
        List("search 2 letters", i => new() { Text = At(samples.People, i).Name[..2] }),
        List("search 1 letter", i => new() { Text = At(samples.People, i).Name[..1] }),
    ];

    private IEnumerable<PageRead> Palette() =>
    [
        Find("palette company", i => At(samples.Companies, i)),
        Find("palette person", i => At(samples.People, i).Name),
        Find("palette 2 letters", i => At(samples.People, i).Name[..2]),
        Find("palette person with two letters swapped", i => Slip(At(samples.People, i).Name)),
        Find("palette company with two letters swapped", i => Slip(At(samples.Companies, i))),
        Find("palette nothing", _ => "qzxwvkj zzqqvvww"),
        new("palette opened lately", (p, _) => p.GetRequiredService<PaletteQueries>().RecentAsync(CancellationToken.None)),
    ];

    private IEnumerable<PageRead> Contacts() =>
    [
        .. from start in Starts
           from sort in Enum.GetValues<ContactSort>()
           from rising in Directions
           select People($"contacts by {sort} {(rising ? "ascending" : "descending")}{(start == 0 ? "" : $", jump to row {Middle}")}", _ => new() { Sort = sort, Ascending = rising }, start),
        .. Enum.GetValues<Seniority>().Select(s => People($"contacts filter seniority {s}", _ => new() { Seniorities = [s] })),
        .. Enum.GetValues<BuyingRole>().Take(5).Select(r => People($"contacts filter role {r}", _ => new() { Roles = [r] })),
        .. Enum.GetValues<ContactStatus>().Select(s => People($"contacts filter {s}", _ => new() { Status = s })),
        People("contacts filter tag", i => new() { Tags = [i % 2 == 0 ? "vip" : "nordics"] }),
        new("known tags", (p, _) => p.GetRequiredService<TagQueries>().KnownAsync("n", 8, CancellationToken.None)),
        People("contacts filter department", _ => new() { Departments = [Department.Finance] }),
        People("contacts filter state", _ => new() { States = [SalesState.MeetingBooked] }),
        People("contacts filter owner", i => new() { Owner = At(samples.Owners, i) }),
        People("contacts filter touched in 30 days", _ => new() { Engaged = true }),
        People("contacts filter not touched, without e-mail", _ => new() { Engaged = false, HasEmail = false }),
        People("contacts filter relevance at least Strong", _ => new() { RelevanceAtLeast = ScoreBand.Strong }),
        People("contacts any of seniority, role and owner", i => new() { Seniorities = [Seniority.Executive], Roles = [BuyingRole.Champion], Owner = At(samples.Owners, i), MatchAny = true }),
        People("contacts search name", i => new() { Text = At(samples.People, i).Name }),
    ];

    /// <summary>What is in trash when it is measured: remove many before, else it says little.</summary>
    private IEnumerable<PageRead> Trash() =>
    [
        Trashed("trash", _ => new()),
        Trashed("trash, deleted next first", _ => new() { OldestFirst = true }),
        Trashed($"trash, jump to row {Middle}", _ => new(), Middle),
        Trashed("trash filter why", _ => new() { Reasons = [RemovalReason.WrongPerson] }),
        Trashed("trash filter removed by", i => new() { By = At(samples.Owners, i) }),
        Trashed("trash filter owner", i => new() { Owner = At(samples.Owners, i) }),
        Trashed("trash filter lead", i => new() { Lead = At(samples.Leads, i) }),
        Trashed("trash filter removed in the last 7 days, leads only", _ => new() { Within = 7, Kind = TrashKind.Leads }),
        Trashed("trash any of why, owner and deleted for good within 3 days", i => new() { Reasons = [RemovalReason.Duplicate], Owner = At(samples.Owners, i), DueWithin = 3, MatchAny = true }),
        Trashed("trash search name", i => new() { Text = At(samples.People, i).Name }),
        Trashed("trash search 2 letters", i => new() { Text = At(samples.People, i).Name[..2] }),
        new("trash leads to filter by", (p, i) => p.GetRequiredService<TrashQueries>().LeadsAsync(At(samples.Companies, i)[..2], 8, CancellationToken.None)),
    ];

    private IEnumerable<PageRead> Audit() =>
    [
        Audited("audit", _ => new()),
        Audited("audit filter what", _ => new(Noun: "contact")),
        Audited("audit filter who", i => new(Who: At(samples.Owners, i))),
        Audited("audit filter lead", i => new(Lead: At(samples.Leads, i))),
        Audited("audit any of what, source and days", _ => new(Noun: "lead", Source: SourceKind.Import, From: new(2026, 1, 1), To: new(2026, 1, 7)) { MatchAny = true }),
    ];

    private static PageRead Trashed(string name, Func<int, TrashFilter> filter, int start = 0) => new(name, async (services, run) =>
        await services.GetRequiredService<TrashQueries>().RowsAsync(filter(run), start, Rows, new TrashAnchors(), CancellationToken.None));

    private static PageRead Audited(string name, Func<int, AuditFilter> filter) => new(name, async (services, run) =>
        await services.GetRequiredService<AuditQueries>().SliceAsync(filter(run), TimeZoneInfo.Utc, null, 100, CancellationToken.None));

    private static PageRead Find(string name, Func<int, string> text) => new(name, async (services, run) =>
        await services.GetRequiredService<PaletteQueries>().FindAsync(text(run), leads: true, CancellationToken.None));

    private static PageRead People(string name, Func<int, ContactFilter> filter, int start = 0) => new(name, async (services, run) =>
        await services.GetRequiredService<ContactListQueries>().RowsAsync(filter(run), start, Rows, new ContactAnchors(), CancellationToken.None));

    // In the longest word, behind its first letter.
    private static string Slip(string name) => string.Join(' ', name.Split(' ').Select(w => w.Length > 4 ? $"{w[0]}{w[2]}{w[1]}{w[3..]}" : w));

    private IEnumerable<PageRead> Pages() =>
    [
        new("funnel", (p, _) => p.GetRequiredService<LeadQueries>().FunnelAsync(CancellationToken.None)),
        new("filter menus", (p, _) => p.GetRequiredService<LeadQueries>().FilterChoicesAsync(CancellationToken.None)),
        new("lead header", (p, i) => p.GetRequiredService<LeadQueries>().HeaderAsync(At(samples.Leads, i), CancellationToken.None)),
        new("committee of a past day", (p, i) => p.GetRequiredService<CommitteePast>().AsOfAsync(At(samples.Leads, i), DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(20_400)), TimeZoneInfo.Utc, CancellationToken.None)),
        new("committee history", (p, i) => p.GetRequiredService<CommitteePast>().EventsAsync(At(samples.Leads, i), CancellationToken.None)),
        new("committee", (p, i) => p.GetRequiredService<CommitteeQueries>().CommitteeAsync(At(samples.Leads, i), CancellationToken.None)),
        new("touchpoints of a lead", (p, i) => p.GetRequiredService<TouchpointQueries>().TimelineAsync(At(samples.Leads, i), null, TimelineRows, CancellationToken.None)),
        new("history of a lead", (p, i) => p.GetRequiredService<LeadQueries>().HistoryAsync(At(samples.Leads, i), TimelineRows, CancellationToken.None)),
        new("lead page (header, committee, touchpoints)", LeadPageAsync),
        new("contact drawer", (p, i) => p.GetRequiredService<ContactQueries>().DetailsAsync(At(samples.People, i).Id, CancellationToken.None)),
    ];

    private async Task LeadPageAsync(IServiceProvider services, int run)
    {
        var lead = At(samples.Leads, run);
        await services.GetRequiredService<LeadQueries>().HeaderAsync(lead, CancellationToken.None);
        await services.GetRequiredService<CommitteeQueries>().CommitteeAsync(lead, CancellationToken.None);
        await services.GetRequiredService<TouchpointQueries>().TimelineAsync(lead, null, TimelineRows, CancellationToken.None);
    }

    /// <summary>Without anchors of an earlier page: as when the address is opened.</summary>
    private PageRead List(string name, Func<int, LeadFilter> filter, int start = 0) => new(name, async (services, run) =>
        await services.GetRequiredService<LeadQueries>().RowsAsync(filter(run), start, Rows, new LeadAnchors(), samples.UserId, CancellationToken.None));

    private static T At<T>(IReadOnlyList<T> all, int run) => all[run % all.Count];

    /// <summary>Values to look for, taken evenly from the data.</summary>
    private sealed record Samples(
        string UserId, IReadOnlyList<string> Owners, IReadOnlyList<string> Countries, IReadOnlyList<string> Industries, IReadOnlyList<string> Companies,
        IReadOnlyList<Guid> Leads, IReadOnlyList<(Guid Id, string Name)> People, IReadOnlyList<string> Emails)
    {
        /// <summary>Enough that no page stays in a cache for having been read a moment ago.</summary>
        private const int Count = 200;

        public static async Task<Samples> TakeAsync(AppDbContext db, CancellationToken ct)
        {
            var users = await db.Users.OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(ct);
            var step = Math.Max(1, await db.Leads.CountAsync(ct) / Count);
            var leads = (await db.LeadSummaries.OrderBy(s => s.LeadId).Select(s => new { s.LeadPublicId, s.Name, s.Country, s.Industry }).ToListAsync(ct))
                .Where((_, i) => i % step == 0).ToList();
            var each = Math.Max(1, await db.Contacts.CountAsync(ct) / Count);
            var people = await db.Contacts.Where(c => c.Id % each == 0).OrderBy(c => c.Id)
                .Select(c => new { c.PublicId, c.FullName, Email = c.Emails.Select(e => e.Address).FirstOrDefault() }).ToListAsync(ct);
            return new(
                users.Count > 0 ? users[0] : "",
                users.Count > 0 ? users : [LeadFilter.NoOwner],
                [.. leads.Select(l => l.Country!).Distinct()],
                [.. leads.Select(l => l.Industry!).Distinct()],
                [.. leads.Select(l => l.Name)],
                [.. leads.Select(l => l.LeadPublicId)],
                [.. people.Select(p => (p.PublicId, p.FullName))],
                [.. people.Select(p => p.Email).OfType<string>()]);
        }
    }
}
