using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Links;

namespace ContactsApp.Domain.Duplicates;

/// <summary>What tells companies apart.</summary>
/// <param name="Id">Key of the lead.</param>
/// <param name="NameKey">The name without legal forms (<see cref="CompanyName.Key"/>).</param>
/// <param name="Domains">All registrable domains that lead to it.</param>
/// <param name="Website">As stored; it may lie at another domain than the company's own.</param>
public sealed record CompanyIdentity(long Id, string NameKey, string? Domain, IReadOnlyList<string> Domains, string? Website, string? LinkedInUrl, string? Country);

/// <summary>Two companies that may be one; the lower key is left.</summary>
public sealed record CompanyDuplicate(long Left, long Right, DuplicateVerdict Verdict);

/// <summary>
/// Finds companies that may be one among all of them, by keys alone: no company is compared with all others. Pure; each pair comes once, with
/// its surest reason.
/// </summary>
public static class CompanyDuplicates
{
    /// <summary>A key that more companies share says nothing of any two of them ("Consulting", a holding's page).</summary>
    private const int MostSharers = 8;

    /// <summary>A shorter word before the ending is an abbreviation that many bear ("ib.example").</summary>
    private const int ShortestLabel = 5;

    /// <summary>All pairs, in the order of their keys.</summary>
    public static IReadOnlyList<CompanyDuplicate> Find(IReadOnlyList<CompanyIdentity> companies)
    {
        ArgumentNullException.ThrowIfNull(companies);
        var found = new Dictionary<(long, long), DuplicateVerdict>();
        Group(companies, c => LinkedInKey(c.LinkedInUrl), found, k => new(DuplicateReason.CompanyLinkedIn, true, 0.98, "same LinkedIn page", $"linkedin|{k}"));
        Group(companies, c => c.NameKey, found, k => new(DuplicateReason.CompanyName, false, 0.85, "same name, but other domains", $"name|{k}"));
        ByWebsite(companies, found);
        Group(companies, DomainLabel, found, k => new(DuplicateReason.CompanyDomainName, false, 0.6, "same domain name under another ending", $"label|{k}"));
        return [.. found.OrderBy(f => f.Key).Select(f => new CompanyDuplicate(f.Key.Item1, f.Key.Item2, f.Value))];
    }

    private static void Group(
        IReadOnlyList<CompanyIdentity> companies, Func<CompanyIdentity, string?> key, Dictionary<(long, long), DuplicateVerdict> found, Func<string, DuplicateVerdict> verdict)
    {
        var groups = companies.Select(c => (Company: c, Key: key(c))).Where(c => !string.IsNullOrEmpty(c.Key)).GroupBy(c => c.Key!, c => c.Company, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var sharers = group.OrderBy(c => c.Id).Take(MostSharers + 1).ToList();
            if (sharers.Count is > 1 and <= MostSharers)
            {
                foreach (var (left, right) in sharers.SelectMany((l, i) => sharers.Skip(i + 1).Select(r => (l, r))))
                {
                    found.TryAdd((left.Id, right.Id), verdict(group.Key));
                }
            }
        }
    }

    // The website of one lies at a domain of the other, or below it: an alias, or where a former domain leads on to.
    private static void ByWebsite(IReadOnlyList<CompanyIdentity> companies, Dictionary<(long, long), DuplicateVerdict> found)
    {
        var owners = new Dictionary<string, CompanyIdentity>(StringComparer.Ordinal);
        foreach (var company in companies)
        {
            foreach (var domain in company.Domains)
            {
                owners.TryAdd(domain, company);
            }
        }

        foreach (var company in companies)
        {
            if (CompanyDomain.TryNormalize(company.Website, out var at) && owners.TryGetValue(at, out var owner) && owner.Id != company.Id)
            {
                var verdict = new DuplicateVerdict(DuplicateReason.CompanyWebsite, false, 0.8, "the website of one is at the domain of the other", $"website|{at}");
                found.TryAdd((Math.Min(company.Id, owner.Id), Math.Max(company.Id, owner.Id)), verdict);
            }
        }
    }

    private static string? DomainLabel(CompanyIdentity company)
    {
        var label = company.Domain?.Split('.')[0];
        return label is { Length: >= ShortestLabel } ? label : null;
    }

    private static string? LinkedInKey(string? url) => LinkedInUrl.TryParseCompany(url, out var slug) ? slug : null;
}
