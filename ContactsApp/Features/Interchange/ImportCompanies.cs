using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Interchange.Rows;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Where the person of a row works, or why the row goes no further.</summary>
/// <param name="Company">Null when the row is left out.</param>
/// <param name="MadeLead">The lead that was made for it; null when it was here.</param>
/// <param name="AddedDomain">The domain that a company known by name only got from the row.</param>
internal sealed record RowPlace(Company? Company, Lead? MadeLead, string? AddedDomain, string? Refusal)
{
    /// <summary>What becomes of a row that goes no further.</summary>
    public ImportOutcome RefusedAs { get; private init; } = ImportOutcome.Skipped;

    /// <summary>Left out on purpose.</summary>
    public static RowPlace Refused(string why) => new(null, null, null, why);

    /// <summary>Left behind until somebody corrects a cell.</summary>
    public static RowPlace Failed(string why) => new(null, null, null, why) { RefusedAs = ImportOutcome.Failed };
}

/// <summary>Finds the company of each row, and makes it a lead where it is new. Set queries for a whole batch.</summary>
internal sealed class ImportCompanies(AppDbContext db, ImportOptions options, Actor actor, DateTime now)
{
    /// <summary>New leads are only thought of: they get keys below zero and are not added. For the preview.</summary>
    public bool IsTrial { get; init; }

    private readonly Dictionary<string, Company> byDomain = [];
    private readonly Dictionary<string, Company> byName = [];
    private HashSet<string> own = [];

    public List<Lead> Made { get; } = [];

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
        var found = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Lead).Include(c => c.Aliases)
            .Where(c => EF.Parameter(ids).Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        found.ForEach(Know);
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
                _ => new(known, null, LearnDomain(known, domain), null),
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
        return new(lead.Company, lead, null, null);
    }

    /// <summary>Takes back the leads that were made for rows of which none came in.</summary>
    public void Forget(IReadOnlyCollection<Lead> unused)
    {
        foreach (var lead in unused)
        {
            Made.Remove(lead);
            db.Leads.Remove(lead);
            db.Companies.Remove(lead.Company);
        }
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
        else
        {
            db.Leads.Add(lead);
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
