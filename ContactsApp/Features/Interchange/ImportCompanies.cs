using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Finds the company of each row, and makes it a lead where it is new. Set queries for a whole batch.</summary>
internal sealed class ImportCompanies(AppDbContext db, DateTime now)
{
    private readonly Dictionary<string, Company> byDomain = [];
    private readonly Dictionary<string, Company> byName = [];
    private HashSet<string> own = [];

    public List<Lead> Made { get; } = [];

    /// <summary>Loads what is there already for these rows.</summary>
    public async Task LoadAsync(IReadOnlyCollection<ContactRow> rows, CancellationToken ct)
    {
        own = [.. (await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains ?? []];
        var domains = rows.Select(DomainOf).OfType<string>().Distinct().ToList();
        var names = rows.Select(r => CompanyName.Key(r.Company)).Where(k => k.Length > 0).Distinct().ToList();
        var found = await db.Companies.Include(c => c.Lead).Include(c => c.Aliases)
            .Where(c => names.Contains(c.NameKey) || c.Aliases.Any(a => domains.Contains(a.Domain))).ToListAsync(ct);
        foreach (var company in found)
        {
            Know(company);
        }
    }

    /// <summary>The company of a row, made when it is new; or why there is none.</summary>
    public (Company? Company, string? Refusal) For(ContactRow row)
    {
        var domain = DomainOf(row);
        var key = CompanyName.Key(row.Company);
        if (domain is not null && own.Contains(domain))
        {
            return (null, $"{domain} is your own domain: colleagues are no contacts of a lead.");
        }

        if (domain is not null && byDomain.TryGetValue(domain, out var company))
        {
            return (company, null);
        }

        if (key.Length > 0 && byName.TryGetValue(key, out company) && (domain is null || company.Domain is null || company.Domain == domain))
        {
            return (company, null);
        }

        if (domain is null && key.Length == 0)
        {
            return (null, "The row names no company, and no address tells one.");
        }

        return (Make(row.Company, domain), null);
    }

    /// <summary>The company's domain as far as the row tells: its own column, else a work address that goes with the name.</summary>
    public static string? DomainOf(ContactRow row)
    {
        if (row.CompanyDomain is not null)
        {
            return row.CompanyDomain;
        }

        foreach (var text in row.Person.Emails)
        {
            if (EmailAddress.TryParse(text, out var email) && !EmailLists.IsFreeMail(email) && !EmailLists.IsDisposable(email) && CompanyDomain.TryNormalize(email.Domain, out var domain)
                && (string.IsNullOrWhiteSpace(row.Company) || GoTogether(row.Company, domain)))
            {
                return domain;
            }
        }

        return null;
    }

    // A private or old address beside another employer's name must not become that employer's domain.
    private static bool GoTogether(string company, string domain)
    {
        var label = domain.Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        var name = CompanyName.Key(company).Replace(" ", "", StringComparison.Ordinal);
        return label.Length >= 3 && name.Length >= 3 && (name.Contains(label, StringComparison.Ordinal) || label.Contains(name, StringComparison.Ordinal));
    }

    private Company Make(string? name, string? domain)
    {
        var shown = string.IsNullOrWhiteSpace(name) ? CompanyName.NameFromDomain(domain) : CompanyName.Display(name);
        var company = new Company { PublicId = Guid.CreateVersion7(), Name = shown, NameKey = CompanyName.Key(shown), CreatedAt = now };
        if (domain is not null)
        {
            company.AddDomain(domain);
        }

        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = company, StageSince = now, CreatedAt = now };
        company.Lead = lead;
        db.Leads.Add(lead);
        Made.Add(lead);
        Know(company);
        return company;
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
