namespace ContactsApp.Domain;

/// <summary>An organisation: one canonical record, keyed by registrable domain (aliases allowed). Companies known by name only have no domain yet.</summary>
public sealed class Company
{
    /// <summary>Internal key: an INTEGER PRIMARY KEY, so that full-text rowids survive VACUUM and backup.</summary>
    public long Id { get; set; }

    /// <summary>UUIDv7 for URLs, APIs and clients. Made by the client, so that a double click makes one.</summary>
    public Guid PublicId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Folded name without legal forms (<c>CompanyName.Key</c>); how a company without a domain is recognised.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>Canonical registrable domain, lower case, ASCII form; null when only the name is known.</summary>
    public string? Domain { get; set; }

    public string? Website { get; set; }
    public string? Description { get; set; }
    public string? Industry { get; set; }

    /// <summary>Number of people, lower end of the known range; equal to <see cref="EmployeesMax"/> when exact.</summary>
    public int? EmployeesMin { get; set; }
    public int? EmployeesMax { get; set; }

    /// <summary>Yearly revenue in millions of US dollars, lower end of the known range.</summary>
    public decimal? RevenueMin { get; set; }
    public decimal? RevenueMax { get; set; }

    public int? Founded { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; set; }
    public string? City { get; set; }
    public List<string> Technologies { get; set; } = [];
    public string? LinkedInUrl { get; set; }
    public DateTime CreatedAt { get; set; }

    /// <summary>True for made-up demo data, which one click removes.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Concurrency token, raised by the save interceptor.</summary>
    public int Version { get; set; }

    public List<CompanyAlias> Aliases { get; set; } = [];
    public Lead? Lead { get; set; }

    /// <summary>Makes <paramref name="domain"/> lead here. The first one becomes the canonical domain.</summary>
    public void AddDomain(string domain)
    {
        Domain ??= domain;
        if (!Aliases.Exists(a => a.Domain == domain))
        {
            Aliases.Add(new CompanyAlias { Domain = domain });
        }
    }

    /// <summary>The company is known by its name only again, if <paramref name="domain"/> is all that leads here. False when it is not.</summary>
    public bool ForgetDomain(string domain)
    {
        if (Domain != domain || Aliases.Exists(a => a.Domain != domain))
        {
            return false;
        }

        Domain = null;
        Aliases.Clear();
        return true;
    }
}

/// <summary>A registrable domain that leads to a company; the canonical one is listed too, so that one look-up finds all.</summary>
public sealed class CompanyAlias
{
    public long Id { get; set; }
    public long CompanyId { get; set; }
    public string Domain { get; set; } = "";
}
