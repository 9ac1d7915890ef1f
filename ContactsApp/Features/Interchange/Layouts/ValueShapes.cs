using System.Buffers;
using System.Text.RegularExpressions;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Pasting;
using ContactsApp.Domain.Phones;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>What values look like: how a column without a header that says something is recognised, and one whose header says something else.</summary>
internal static partial class ValueShapes
{
    // Without a digit, a point or an @ a cell is words.
    private static readonly SearchValues<char> DataMarks = SearchValues.Create("0123456789.@");

    /// <summary>Shapes from the surest to the vaguest, with what they mean; the first that most values have wins.</summary>
    private static readonly (ColumnMeaning Meaning, Func<string, bool> Is, double Enough)[] Shapes =
    [
        (ColumnMeaning.LinkedIn, v => LinkedInUrl.TryParse(v, out _) && v.Contains("linkedin", StringComparison.OrdinalIgnoreCase), 0.5),
        (ColumnMeaning.CompanyLinkedIn, v => LinkedInUrl.TryParseCompany(v, out _), 0.5),
        (ColumnMeaning.Email, IsEmail, 0.5),
        (ColumnMeaning.Website, IsAddress, 0.6),
        (ColumnMeaning.ObservedOn, v => RowDates.Looks(v), 0.8),
        (ColumnMeaning.Phone, IsPhone, 0.6),
        (ColumnMeaning.NamePrefix, v => Honorific().IsMatch(v), 0.6),
        (ColumnMeaning.BuyingRole, v => RoleWords.Of(v) is not null, 0.6),
        (ColumnMeaning.Country, v => PhoneRegion.FromCountry(v) is not null && v.Length > 1, 0.7),
        (ColumnMeaning.Company, IsCompany, 0.4),
        (ColumnMeaning.FullName, IsFullName, 0.6),
        (ColumnMeaning.Seniority, v => SeniorityWords.Of(v) is not null, 0.8),
        (ColumnMeaning.Department, v => DepartmentNames.TryParse(v, out _), 0.7),
        (ColumnMeaning.Title, v => v.Length < 160 && NameKnowledge.IsTitle(v), 0.5),
        (ColumnMeaning.GivenName, v => !v.Contains(' ') && NameKnowledge.IsGiven(v), 0.5),
    ];

    /// <summary>The shapes that no header of another meaning can have below it; looking at them costs little.</summary>
    public static (ColumnMeaning Meaning, double Share)? Plain(ColumnSample column)
    {
        foreach (var (meaning, isSo, enough) in Shapes)
        {
            if (meaning is ColumnMeaning.LinkedIn or ColumnMeaning.CompanyLinkedIn or ColumnMeaning.Email or ColumnMeaning.ObservedOn or ColumnMeaning.Phone or ColumnMeaning.NamePrefix
                && column.Share(isSo) is var share && share >= enough)
            {
                return (meaning, share);
            }
        }

        return null;
    }

    /// <summary>What the values of a column look like, with the share of them that do; null where they look like nothing.</summary>
    public static (ColumnMeaning Meaning, double Share)? Best(ColumnSample column)
    {
        foreach (var (meaning, isSo, enough) in Shapes)
        {
            if (column.Share(isSo) is var share && share >= enough)
            {
                return (meaning, share);
            }
        }

        return null;
    }

    /// <summary>Whether a single cell can only be data: no header is an address, a number or a date.</summary>
    public static bool IsData(string cell) =>
        cell.AsSpan().IndexOfAny(DataMarks) >= 0 && (IsEmail(cell) || IsAddress(cell) || IsPhone(cell) || RowDates.Looks(cell) || Digits().IsMatch(cell));

    public static bool IsEmail(string v) => v.Contains('@') && EmailAddress.FindAll(v).Count > 0;

    public static bool IsAddress(string v) => v.Contains('.') && !v.Contains(' ') && !v.Contains('@') && CompanyName.LooksLikeDomain(v);

    // Digits alone are more often a number of a customer than of a telephone.
    public static bool IsPhone(string v) => PhoneText().IsMatch(v) && v.Count(char.IsAsciiDigit) is >= 7 and <= 17 && v.Any(c => c is '+' or ' ' or '(' or ')' or '-' or '.' or '/');

    /// <summary>Mr., Frau Dr., Mme: words before a name and nothing else.</summary>
    public static bool IsHonorific(string v) => Honorific().IsMatch(v);

    private static bool IsFullName(string v) =>
        v.Length < 80 && v.Contains(' ') && SegmentJudge.HasNameShape(v) && NameKnowledge.IsLikely(v) && !NameKnowledge.IsTitle(v) && !IsCompany(v);

    private static bool IsCompany(string v)
    {
        var last = v[(v.LastIndexOf(' ') + 1)..];
        return last.Length < v.Length && last.Length > 1 && CompanyName.IsLegalFormOnly(last);
    }

    [GeneratedRegex(@"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herr|frau|monsieur|madame|mme|mlle|m|sr|sra|srta|se\u00f1or|se\u00f1ora|sig|sig\.ra|dott|dott\.ssa|dhr|mevr|hr|fru|ing|mag|dipl|rev|hon|pan|pani)\.?(?:-ing)?\.?\s*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Honorific();

    [GeneratedRegex(@"^'?[+(\d][\d\s()./+-]{5,}(?:\s?(?:x|ext\.?)\s?\d{1,6})?$", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneText();

    [GeneratedRegex(@"^[\d.,]{4,}$")]
    private static partial Regex Digits();
}
