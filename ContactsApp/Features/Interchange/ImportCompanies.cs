using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Where the person of a row works, or why the row goes no further.</summary>
/// <param name="Company">Null when the row is left out.</param>
/// <param name="MadeLead">The lead that was made for it; null when it was here.</param>
/// <param name="AddedDomain">The domain that a company known by name only got from the row.</param>
internal sealed record RowPlace(Company? Company, Lead? MadeLead, string? AddedDomain, string? Refusal)
{
    /// <summary>Tags that a lead which was here got from a row about its company.</summary>
    public IReadOnlyList<string> AddedTags { get; init; } = [];

    /// <summary>What becomes of a row that goes no further.</summary>
    public ImportOutcome RefusedAs { get; private init; } = ImportOutcome.Skipped;

    /// <summary>Left out on purpose.</summary>
    public static RowPlace Refused(string why) => new(null, null, null, why);

    /// <summary>Left behind until somebody corrects a cell.</summary>
    public static RowPlace Failed(string why) => new(null, null, null, why) { RefusedAs = ImportOutcome.Failed };
}

/// <summary>
/// Finds the company of each row, and makes it a lead where it is new. Set queries for a whole batch, and decisions in memory:
/// <see cref="SaveAsync"/> writes them.
/// </summary>
internal sealed class ImportCompanies(AppDbContext db, ImportOptions options, Actor actor, DateTime now)
{
    /// <summary>New leads are only thought of: they get keys below zero and are not added. For the preview.</summary>
    public bool IsTrial { get; init; }

    private readonly Dictionary<string, Company> byDomain = [];
    private readonly Dictionary<string, Company> byName = [];
    private readonly List<(long Company, string Domain)> learned = [];
    private readonly ImportTags tags = new(db, options);
    private HashSet<string> own = [];

    /// <summary>Leads made for rows.</summary>
    public List<Lead> Made { get; } = [];

    /// <summary>The leads that got a domain.</summary>
    public IEnumerable<long> Learned => learned.Select(l => byDomain[l.Domain].Lead!.Id);

    /// <summary>The leads that were here and got tags.</summary>
    public IReadOnlyCollection<long> Tagged => tags.Leads;

    /// <summary>Loads what is there already for these rows, leads in trash included.</summary>
    public async Task LoadAsync(IReadOnlyCollection<ContactRow> rows, CancellationToken ct)
    {
        own = [.. (await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains ?? []];
        var domains = rows.Select(r => r.Company.Domain).OfType<string>().Distinct().ToList();
        var names = rows.Select(r => CompanyName.Key(r.Company.Name)).Where(k => k.Length > 0).Distinct().ToList();
        // Each by its own index: asked for in one query, "this name or that domain" walks through all companies.
        var named = await db.Companies.Where(c => EF.Parameter(names).Contains(c.NameKey)).Select(c => c.Id).ToListAsync(ct);
        var addressed = await db.CompanyAliases.Where(a => EF.Parameter(domains).Contains(a.Domain)).Select(a => a.CompanyId).ToListAsync(ct);
        var ids = named.Union(addressed).ToList();
        var domainsOf = (await db.CompanyAliases.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.CompanyId)).ToListAsync(ct)).ToLookup(a => a.CompanyId);
        var found = await ReadAsync(c => EF.Parameter(ids).Contains(c.Id), ct);
        foreach (var company in found.Where(c => c.Lead?.MergedIntoId is null))
        {
            company.Aliases.AddRange(domainsOf[company.Id]);
            Know(company);
        }

        // After those that are there: the name of one of them means it, and not a namesake that was merged.
        await FollowMergesAsync(found, ct);
        if (rows.Any(r => r is { IsCompany: true, Tags.Count: > 0 }))
        {
            await tags.LoadAsync([.. found.Select(c => c.Lead?.Id).OfType<long>()], ct);
        }
    }

    // As much of each as a row needs: a company is wide, and a batch knows hundreds.
    private Task<List<Company>> ReadAsync(System.Linq.Expressions.Expression<Func<Company, bool>> which, CancellationToken ct) =>
        db.Companies.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(which).OrderBy(c => c.Id)
            .Select(c => new Company
            {
                Id = c.Id,
                Name = c.Name,
                NameKey = c.NameKey,
                Domain = c.Domain,
                Lead = c.Lead == null ? null : new Lead { Id = c.Lead.Id, PublicId = c.Lead.PublicId, CompanyId = c.Id, RemovedAt = c.Lead.RemovedAt, MergedIntoId = c.Lead.MergedIntoId, Tags = c.Lead.Tags },
            }).ToListAsync(ct);

    // A company that was merged is met as the one it was merged into.
    private async Task FollowMergesAsync(List<Company> found, CancellationToken ct)
    {
        foreach (var away in found.Where(c => c.Lead?.MergedIntoId is not null))
        {
            var survivor = away;
            while (survivor?.Lead?.MergedIntoId is { } into)
            {
                survivor = (await ReadAsync(c => c.Lead!.Id == into, ct)).FirstOrDefault();
            }

            if (survivor is not null && !found.Exists(c => c.Id == survivor.Id))
            {
                survivor.Aliases.AddRange(await db.CompanyAliases.AsNoTracking().Where(a => a.CompanyId == survivor.Id).ToListAsync(ct));
                Know(survivor);
            }

            if (survivor is not null)
            {
                byName.TryAdd(away.NameKey, found.Find(c => c.Id == survivor.Id) ?? survivor);
            }
        }
    }

    /// <summary>Writes the leads that were made and the domains that were learned. What was made has its keys afterwards.</summary>
    public async Task SaveAsync(NewLeads newLeads, CancellationToken ct)
    {
        await newLeads.InsertAsync(db, Made, now, ct);
        await tags.SaveAsync(ct);
        if (learned.Count > 0)
        {
            var ids = learned.ConvertAll(l => l.Company);
            var companies = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Aliases).Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
            learned.ForEach(l => companies[l.Company].AddDomain(l.Domain));
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>The company of a row, made when it is new.</summary>
    public RowPlace For(ContactRow row)
    {
        var domain = row.Company.Domain;
        if (domain is not null && own.Contains(domain))
        {
            return RowPlace.Refused($"{domain} is your own domain: colleagues are no contacts of a lead.");
        }

        if (Find(row, domain) is { } known)
        {
            return known.Lead switch
            {
                null => RowPlace.Refused($"{known.Name} is no lead any more."),
                { RemovedAt: not null } => RowPlace.Refused($"{known.Name} is in the trash. Restore it there to import its people."),
                _ => new(known, null, LearnDomain(known, domain), null) { AddedTags = tags.Of(row, known.Lead) },
            };
        }

        if (domain is null && CompanyName.Key(row.Company.Name).Length == 0)
        {
            return RowPlace.Refused("The row names no company, and no address tells one.");
        }

        if (!options.CreateMissingCompanies)
        {
            return RowPlace.Refused($"{row.Company.Name ?? domain} is no lead, and missing companies are not created.");
        }

        var lead = Make(row.Company, domain);
        tags.Of(row, lead);
        return new(lead.Company, lead, null, null);
    }

    /// <summary>Takes back the leads that were made for rows of which none came in.</summary>
    public async Task ForgetAsync(IReadOnlySet<Company> used, NewLeads newLeads, CancellationToken ct)
    {
        var unused = Made.Where(l => !used.Contains(l.Company)).ToList();
        await newLeads.TakeBackAsync(db, unused, ct);
        Made.RemoveAll(unused.Contains);
    }

    private Company? Find(ContactRow row, string? domain)
    {
        if (domain is not null && byDomain.TryGetValue(domain, out var company))
        {
            return company;
        }

        var key = CompanyName.Key(row.Company.Name);
        return key.Length > 0 && byName.TryGetValue(key, out company) && (domain is null || company.Domain is null || company.Domain == domain) ? company : null;
    }

    // A company known by its name only is one step from its people's addresses: a row that tells the domain fills it in.
    private string? LearnDomain(Company company, string? domain)
    {
        if (domain is null || company.Domain is not null)
        {
            return null;
        }

        company.AddDomain(domain);
        byDomain.TryAdd(domain, company);
        if (company.Lead is { Id: > 0 })
        {
            learned.Add((company.Id, domain));
        }

        return domain;
    }

    private Lead Make(CompanyFacts facts, string? domain)
    {
        var shown = string.IsNullOrWhiteSpace(facts.Name) ? CompanyName.NameFromDomain(domain) : CompanyName.Display(facts.Name);
        // What a row says about a company that is here already is left alone: only a new one has nothing to lose.
        var company = new Company
        {
            PublicId = Guid.CreateVersion7(),
            Name = shown,
            NameKey = CompanyName.Key(shown),
            CreatedAt = now,
            Website = facts.Website,
            LinkedInUrl = facts.LinkedInUrl,
            Industry = facts.Industry,
            EmployeesMin = facts.EmployeesMin,
            EmployeesMax = facts.EmployeesMax,
            RevenueMin = facts.RevenueMin,
            RevenueMax = facts.RevenueMax,
            Founded = facts.Founded,
            Country = facts.Country,
            City = facts.City,
            Technologies = [.. facts.Technologies],
            Description = facts.Description,
        };
        if (domain is not null)
        {
            company.AddDomain(domain);
        }

        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = company, OwnerId = options.OwnerId, StageSince = now, CreatedAt = now, CreatedById = actor.UserId };
        company.Lead = lead;
        Made.Add(lead);
        if (IsTrial)
        {
            (company.Id, lead.Id, lead.CompanyId) = (-Made.Count, -Made.Count, -Made.Count);
        }

        Know(company);
        return lead;
    }

    private void Know(Company company)
    {
        byName.TryAdd(company.NameKey, company);
        foreach (var alias in company.Aliases)
        {
            byDomain.TryAdd(alias.Domain, company);
        }
    }
}
