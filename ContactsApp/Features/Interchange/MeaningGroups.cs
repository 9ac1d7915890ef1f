using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;

namespace ContactsApp.Features.Interchange;

/// <summary>What a column may be taken for, in the groups and the order of the menu.</summary>
internal static class MeaningGroups
{
    private static readonly ColumnMeaning[] Company =
    [
        ColumnMeaning.Company, ColumnMeaning.CompanyDomain, ColumnMeaning.CompanyLinkedIn, ColumnMeaning.Industry, ColumnMeaning.Employees, ColumnMeaning.Revenue,
        ColumnMeaning.Founded, ColumnMeaning.Technologies, ColumnMeaning.CompanyDescription, ColumnMeaning.CompanyCity, ColumnMeaning.CompanyRegion, ColumnMeaning.CompanyCountry,
    ];

    private static readonly ColumnMeaning[] Row =
    [
        ColumnMeaning.ObservedOn, ColumnMeaning.ExternalId, ColumnMeaning.CompanyExternalId, ColumnMeaning.Deleted,
    ];

    private static readonly ColumnMeaning[] Person =
    [
        ColumnMeaning.FullName, ColumnMeaning.GivenName, ColumnMeaning.MiddleName, ColumnMeaning.FamilyName, ColumnMeaning.NamePrefix, ColumnMeaning.NameSuffix, ColumnMeaning.Nickname,
        ColumnMeaning.Title, ColumnMeaning.Headline, ColumnMeaning.Department, ColumnMeaning.Seniority, ColumnMeaning.BuyingRole,
        ColumnMeaning.Location, ColumnMeaning.City, ColumnMeaning.Region, ColumnMeaning.Country, ColumnMeaning.Pronouns, ColumnMeaning.TimeZone, ColumnMeaning.StartedOn,
    ];

    private static readonly ColumnMeaning[] Reach =
    [
        ColumnMeaning.Email, ColumnMeaning.WorkEmail, ColumnMeaning.PersonalEmail, ColumnMeaning.EmailStatus, ColumnMeaning.Phone, ColumnMeaning.WorkPhone, ColumnMeaning.MobilePhone,
        ColumnMeaning.PersonalPhone, ColumnMeaning.LinkedIn, ColumnMeaning.Website, ColumnMeaning.OptOut, ColumnMeaning.OptOutEmail, ColumnMeaning.OptOutPhone,
    ];

    private static readonly IReadOnlyList<(string Label, IReadOnlyList<ColumnMeaning> Meanings)> OfPeople =
        [("Person", Person), ("Ways of contact", Reach), ("Company", Company), ("Row", Row)];

    private static readonly IReadOnlyList<(string Label, IReadOnlyList<ColumnMeaning> Meanings)> OfCompanies = [("Company", Company), ("Row", Row)];

    /// <summary>The groups for rows of one kind.</summary>
    public static IReadOnlyList<(string Label, IReadOnlyList<ColumnMeaning> Meanings)> For(ImportKind kind) => kind == ImportKind.Leads ? OfCompanies : OfPeople;
}
