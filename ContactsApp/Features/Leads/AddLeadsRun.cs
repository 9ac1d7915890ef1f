using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>
/// One "add leads" under way. Everything that the lines may mean is fetched first, in a few set queries; then each line is decided in memory,
/// so that a later line meets what an earlier one made. The caller saves.
/// </summary>
internal sealed class AddLeadsRun
{
    /// <summary>Values in one question to the database.</summary>
    private const int AtOnce = 500;

    private readonly AppDbContext db;
    private readonly Actor actor;
    private readonly DateTime now;
    private readonly List<(NewLead Line, CompanyList Read)> lines;
    private readonly Dictionary<Guid, Lead> byId = [];
    private readonly Dictionary<string, Company> byDomain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Company>> byName = new(StringComparer.Ordinal);
    private readonly HashSet<Company> known = [];
    private readonly List<(NewLead Line, Lead? Lead, bool Existed, string? Refusal)> done = [];

    private AddLeadsRun(AppDbContext db, List<(NewLead Line, CompanyList Read)> lines, Actor actor, DateTime now) =>
        (this.db, this.lines, this.actor, this.now) = (db, lines, actor, now);

    public List<Lead> Made { get; } = [];

    public List<Lead> Restored { get; } = [];

    public IReadOnlyList<Lead> Changed => [.. Made, .. Restored];

    /// <summary>Reads the lines, and from the database all that they may mean.</summary>
    public static async Task<AddLeadsRun> LoadAsync(AppDbContext db, IReadOnlyList<NewLead> lines, Actor actor, DateTime now, CancellationToken ct)
    {
        HashSet<string> own = [.. (await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains ?? []];
        var run = new AddLeadsRun(db, [.. lines.Select(l => (l, CompanyListParser.Parse(l.Text.ReplaceLineEndings(" "), own)))], actor, now);
        var entries = run.lines.Where(l => l.Read.Entries.Count > 0).Select(l => l.Read.Entries[0]).ToList();
        foreach (var ids in lines.Select(l => l.Id).Distinct().Chunk(AtOnce))
        {
            var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).Where(l => ids.Contains(l.PublicId)).ToListAsync(ct);
            leads.ForEach(l => run.byId.Add(l.PublicId, l));
        }

        foreach (var domains in entries.Select(e => e.Domain).OfType<string>().Distinct().Chunk(AtOnce))
        {
            await run.LearnAsync(c => c.Aliases.Any(a => domains.Contains(a.Domain)), ct);
        }

        foreach (var keys in entries.Select(e => CompanyName.Key(e.Name)).Where(k => k.Length > 0).Distinct().Chunk(AtOnce))
        {
            await run.LearnAsync(c => keys.Contains(c.NameKey), ct);
        }

        return run;
    }

    /// <summary>Decides about each line in the order given.</summary>
    public void Add()
    {
        foreach (var (line, read) in lines)
        {
            done.Add(byId.TryGetValue(line.Id, out var twice) ? (line, twice, true, null)
                : read.Entries.Count == 0 ? (line, null, false, Refusal(read))
                : Added(line, read.Entries[0]));
        }
    }

    /// <summary>What became of each line, in the same order.</summary>
    public IReadOnlyList<AddedLead> Results() =>
        done.ConvertAll(d => new AddedLead(d.Line.Id, d.Lead?.PublicId ?? Guid.Empty, d.Lead?.Company.Name ?? d.Line.Text.Trim(), d.Existed, d.Refusal));

    private (NewLead Line, Lead? Lead, bool Existed, string? Refusal) Added(NewLead line, CompanyListEntry entry)
    {
        var company = Find(entry);
        var existed = company?.Lead is not null;
        var lead = company?.Lead ?? Make(line.Id, company ?? NewCompany(entry));
        if (lead.RemovedAt is not null)
        {
            lead.Restore();
            Restored.Add(lead);
        }

        return (line, lead, existed, null);
    }

    private static string Refusal(CompanyList list) => (list.Notes.Count > 0 ? list.Notes[0] : null) switch
    {
        { Kind: CompanyListNoteKind.OwnDomain or CompanyListNoteKind.FreeMail } note => $"{note.Text[(note.Text.IndexOf(": ", StringComparison.Ordinal) + 2)..]}.",
        _ => "Give a domain, a web address or a company name.",
    };

    private async Task LearnAsync(Expression<Func<Company, bool>> which, CancellationToken ct)
    {
        var found = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Lead).Include(c => c.Aliases).Where(which).OrderBy(c => c.Id).ToListAsync(ct);
        found.ForEach(Learn);
        await LearnSurvivorsAsync(found, ct);
    }

    // A company that was merged is met as the one it was merged into, by its old name too.
    private async Task LearnSurvivorsAsync(List<Company> found, CancellationToken ct)
    {
        foreach (var away in found.Where(c => c.Lead?.MergedIntoId is not null))
        {
            var into = away.Lead!.MergedIntoId;
            Company? survivor = null;
            while (into is { } id)
            {
                survivor = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Lead).Include(c => c.Aliases).FirstOrDefaultAsync(c => c.Lead!.Id == id, ct);
                into = survivor?.Lead?.MergedIntoId;
            }

            if (survivor is not null)
            {
                Learn(survivor);
                byName.TryAdd(away.NameKey, []);
                byName[away.NameKey].Add(survivor);
            }
        }
    }

    private void Learn(Company company)
    {
        if (company.Lead?.MergedIntoId is not null || !known.Add(company))
        {
            return;
        }

        company.Aliases.ForEach(a => byDomain.TryAdd(a.Domain, company));
        if (company.NameKey.Length > 0)
        {
            byName.TryAdd(company.NameKey, []);
            byName[company.NameKey].Add(company);
        }
    }

    private Company? Find(CompanyListEntry entry)
    {
        if (entry.Domain is { } domain && byDomain.TryGetValue(domain, out var holder))
        {
            return holder;
        }

        // A name alone opens whoever is called so; beside a domain it only fits a company whose domain is not known yet. Leads come first,
        // then whoever was here first.
        var named = byName.GetValueOrDefault(CompanyName.Key(entry.Name), []).Where(c => entry.Domain is null || c.Domain is null)
            .OrderBy(c => c.Lead is null).ThenBy(c => c.Id == 0).ThenBy(c => c.Id).FirstOrDefault();
        if (named is not null && entry.Domain is { } first)
        {
            named.AddDomain(first);
            byDomain[first] = named;
        }

        return named;
    }

    private Company NewCompany(CompanyListEntry entry)
    {
        var name = entry.Name is { Length: > 0 } given ? given : CompanyName.NameFromDomain(entry.Domain);
        var company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = now };
        if (entry.Domain is { } domain)
        {
            company.AddDomain(domain);
        }

        Learn(company);
        return company;
    }

    private Lead Make(Guid id, Company company)
    {
        var lead = company.Lead = new Lead { PublicId = id, Company = company, OwnerId = actor.UserId, StageSince = now, CreatedAt = now, CreatedById = actor.UserId };
        db.Leads.Add(lead);
        byId.Add(id, lead);
        Made.Add(lead);
        return lead;
    }
}
