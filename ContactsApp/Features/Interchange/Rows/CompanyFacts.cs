namespace ContactsApp.Features.Interchange.Rows;

/// <summary>What a row says about a company: its own in a list of leads, the employer's in a list of people.</summary>
public sealed record CompanyFacts
{
    /// <summary>A row that says nothing about a company.</summary>
    public static CompanyFacts None { get; } = new();

    /// <summary>The name as the file writes it, white space tidied.</summary>
    public string? Name { get; init; }

    /// <summary>Registrable domain: of its own column, else of a work address that goes with the name.</summary>
    public string? Domain { get; init; }

    /// <summary>The domain was read off an e-mail address.</summary>
    public bool IsDomainFromEmail { get; init; }
    public string? Website { get; init; }
    public string? LinkedInUrl { get; init; }
    public string? Industry { get; init; }
    public int? EmployeesMin { get; init; }

    /// <summary>Null beside a lower end means "or more".</summary>
    public int? EmployeesMax { get; init; }

    /// <summary>Yearly revenue in millions of US dollars.</summary>
    public decimal? RevenueMin { get; init; }
    public decimal? RevenueMax { get; init; }
    public int? Founded { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; init; }
    public string? City { get; init; }
    public string? Region { get; init; }
    public IReadOnlyList<string> Technologies { get; init; } = [];
    public string? Description { get; init; }

    /// <summary>Its key in the tool the file comes from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The row names a company, by name or domain.</summary>
    public bool IsNamed => Name is not null || Domain is not null;
}
