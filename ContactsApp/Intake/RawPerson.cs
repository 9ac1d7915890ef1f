using ContactsApp.Domain;

namespace ContactsApp.Intake;

/// <summary>One of several values as a source gives it: an e-mail address, a number, a link.</summary>
/// <param name="Text">As written.</param>
/// <param name="Label">Work, private, mobile as the source calls it; null when it does not say.</param>
/// <param name="IsPrimary">The source says that this is the main one.</param>
/// <param name="At">Where the source has it (a column); the cleaner hands it on with what it says about the value.</param>
public readonly record struct RawItem(string Text, string? Label = null, bool IsPrimary = false, int At = -1)
{
    /// <summary>A value of which nothing else is said.</summary>
    public static implicit operator RawItem(string text) => new(text);
}

/// <summary>What a source or a form gives, before cleaning.</summary>
public sealed record RawPerson
{
    public string? FullName { get; init; }
    public string? Given { get; init; }
    public string? Middle { get; init; }
    public string? Family { get; init; }
    public string? Prefix { get; init; }
    public string? Suffix { get; init; }

    /// <summary>What the person is called.</summary>
    public string? Nickname { get; init; }
    public string? Title { get; init; }
    public string? Headline { get; init; }
    public IReadOnlyList<RawItem> Emails { get; init; } = [];
    public IReadOnlyList<RawItem> Phones { get; init; } = [];

    /// <summary>Addresses on the web beside LinkedIn.</summary>
    public IReadOnlyList<RawItem> Links { get; init; } = [];
    public string? LinkedInUrl { get; init; }
    public string? Location { get; init; }
    public string? TimeZone { get; init; }
    public string? Pronouns { get; init; }
    public BuyingRole? Role { get; init; }
    public Seniority? Seniority { get; init; }
    public Department? Department { get; init; }
    public DateOnly? StartedOn { get; init; }

    /// <summary>ISO country or top-level domain hint for phones without a country code.</summary>
    public string? PhoneRegion { get; init; }

    /// <summary>Registrable domain of the company, where it is known: completes an address that lacks its ending.</summary>
    public string? CompanyDomain { get; init; }
}
