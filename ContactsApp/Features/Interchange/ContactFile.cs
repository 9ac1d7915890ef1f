using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Titles;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>One row of a contact file, understood.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="ObservedOn">The row's own date; null when it has none.</param>
/// <param name="Skip">Why the row is left out, in words; null when it is a person.</param>
public sealed record ContactRow(
    int Line, RawPerson Person, string? Company, string? CompanyDomain, string? ExternalId, DateTime? ObservedOn, DoNotContact OptOut, string? Skip);

/// <summary>A contact file, understood: which layout, and one entry per data row, none missing.</summary>
public sealed record ContactFile(string Layout, IReadOnlyList<ContactRow> Rows)
{
    private static readonly string[] DateFormats =
    [
        "dd MMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "M/d/yy, h:mm tt", "M/d/yyyy", "dd.MM.yyyy", "yyyy-MM-ddTHH:mm:ss.fffZ", "yyyy-MM-ddTHH:mm:ssZ",
    ];

    /// <summary>Reads a table file.</summary>
    public static ContactFile Read(Stream stream)
    {
        var table = TableFile.Read(stream);
        var meanings = ColumnNames.Of(table.Headers);
        return new(LayoutOf(table.Headers), [.. table.Rows.Select(r => Row(r, meanings))]);
    }

    private static string LayoutOf(IReadOnlyList<string> headers)
    {
        bool Has(string header) => headers.Any(h => h.Trim().Equals(header, StringComparison.OrdinalIgnoreCase));
        return Has("Connected On") && Has("Position") ? "LinkedIn connections" : "CSV";
    }

    private static ContactRow Row(TableRow row, IReadOnlyList<ColumnMeaning?> meanings)
    {
        IReadOnlyList<string> All(ColumnMeaning meaning) => [.. row.Cells.Zip(meanings).Where(c => c.Second == meaning && c.First.Length > 0).Select(c => c.First)];
        string? One(ColumnMeaning meaning) => All(meaning) is [var first, ..] ? first : null;
        var person = Person(All, One);
        var domain = All(ColumnMeaning.CompanyDomain).Select(d => DomainOf(d)).FirstOrDefault(d => d is not null);
        var date = DateTime.TryParseExact(One(ColumnMeaning.ObservedOn), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var on) ? on : (DateTime?)null;
        var optOut = All(ColumnMeaning.OptOut).Any(IsTrue) ? DoNotContact.All : DoNotContact.None;
        var skip = All(ColumnMeaning.Deleted).Any(IsTrue) ? "The row is marked as deleted in the tool it comes from."
            : IsNobody(person) ? "The row names nobody: no name, no e-mail address, no LinkedIn profile."
            : null;
        return new(row.Line, person, One(ColumnMeaning.Company), domain, One(ColumnMeaning.ExternalId), date, optOut, skip);
    }

    private static RawPerson Person(Func<ColumnMeaning, IReadOnlyList<string>> all, Func<ColumnMeaning, string?> one)
    {
        var (given, family) = (one(ColumnMeaning.Given), one(ColumnMeaning.Family));
        // Given and family columns know better than a full name which is which.
        var parts = string.Join(' ', new[] { one(ColumnMeaning.Prefix), given, one(ColumnMeaning.Middle), family, one(ColumnMeaning.Suffix) }.OfType<string>());
        var emails = all(ColumnMeaning.Email).SelectMany(e => EmailAddress.FindAll(e)).Select(e => e.Email.Address).Distinct().ToList();
        return new RawPerson
        {
            FullName = given is null && family is null ? one(ColumnMeaning.Full) : parts,
            Given = given,
            Family = family,
            Title = one(ColumnMeaning.Title),
            Headline = one(ColumnMeaning.Headline),
            Emails = emails,
            Phones = [.. all(ColumnMeaning.Phone).SelectMany(p => p.Split(" ::: ")).Select(p => p.TrimStart('\'').Trim()).Where(p => p.Count(char.IsAsciiDigit) >= 5)],
            LinkedInUrl = all(ColumnMeaning.LinkedIn).Concat(all(ColumnMeaning.CompanyDomain)).FirstOrDefault(u => u.Contains("linkedin.com", StringComparison.OrdinalIgnoreCase)),
            Location = string.Join(", ", new[] { one(ColumnMeaning.City), one(ColumnMeaning.Country) }.OfType<string>()) is { Length: > 0 } place ? place : null,
            Department = DepartmentNames.TryParse(one(ColumnMeaning.Department), out var department) ? department : null,
            Role = RoleNames.Of(one(ColumnMeaning.Role)),
            PhoneRegion = one(ColumnMeaning.Country),
        };
    }

    private static bool IsNobody(RawPerson p) => string.IsNullOrWhiteSpace(p.FullName) && p.Emails.Count == 0 && p.LinkedInUrl is null;

    private static string? DomainOf(string text) =>
        !text.Contains("linkedin.com", StringComparison.OrdinalIgnoreCase) && Domain.Companies.CompanyDomain.TryNormalize(text, out var domain) ? domain : null;

    private static bool IsTrue(string text) => text.Trim().ToLowerInvariant() is "true" or "1" or "yes" or "y" or "x";
}
