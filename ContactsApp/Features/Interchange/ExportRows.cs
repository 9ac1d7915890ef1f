using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>Everything an export says about one contact: the values shown now.</summary>
/// <param name="Emails">The main address first.</param>
/// <param name="Phones">The main number first; E.164 where it could be read, else as given.</param>
/// <param name="Links">Other addresses than LinkedIn.</param>
/// <param name="Roles">Confirmed buying roles, the primary one first.</param>
/// <param name="Engagement">0 to 100, as of the export.</param>
public sealed record ExportedContact(
    long Id,
    Guid PublicId,
    string FullName,
    string? Prefix,
    string? Given,
    string? Middle,
    string? Family,
    string? Suffix,
    string? PreferredName,
    string? Title,
    string? Headline,
    Seniority Seniority,
    Department? Department,
    string? Location,
    string? TimeZone,
    string? Pronouns,
    string? Notes,
    IReadOnlyList<string> Tags,
    string Company,
    string? CompanyDomain,
    IReadOnlyList<ExportedEmail> Emails,
    IReadOnlyList<ExportedPhone> Phones,
    string? LinkedIn,
    IReadOnlyList<string> Links,
    IReadOnlyList<BuyingRole> Roles,
    int? Relevance,
    string? Persona,
    int Engagement,
    DateTime? LastTouchAt,
    DoNotContact DoNotContact,
    DateTime? LeftAt,
    DateTime? LastSeenAt,
    DateTime CreatedAt);

/// <summary>One e-mail address of an exported contact.</summary>
public sealed record ExportedEmail(string Address, ReachKind Kind, EmailStatus Status);

/// <summary>One phone number of an exported contact.</summary>
/// <param name="IsE164">False for a number that could not be read and is written as it was given.</param>
public sealed record ExportedPhone(string Number, ReachKind Kind, bool IsE164);

/// <summary>Everything an export says about one lead.</summary>
/// <param name="RevenueMin">Per year, millions of US dollars, lower end of the known range.</param>
/// <param name="Fit">0 to 100, null while unknown.</param>
/// <param name="MissingRoles">Required seats that nobody holds.</param>
public sealed record ExportedLead(
    long Id,
    Guid PublicId,
    string Company,
    string? Domain,
    IReadOnlyList<string> OtherDomains,
    string? Website,
    string? Description,
    string? Industry,
    int? EmployeesMin,
    int? EmployeesMax,
    decimal? RevenueMin,
    decimal? RevenueMax,
    int? Founded,
    string? Country,
    string? City,
    IReadOnlyList<string> Technologies,
    string? LinkedInPage,
    string? Owner,
    SalesState SalesState,
    string? DisqualifiedReason,
    JourneyStage Stage,
    int? Fit,
    ScoreBand FitBand,
    int Contacts,
    int Completeness,
    IReadOnlyList<BuyingRole> MissingRoles,
    int Engaged,
    DateTime? LastTouchAt,
    IReadOnlyList<string> Signals,
    string? Notes,
    IReadOnlyList<string> Tags,
    DateTime CreatedAt);
