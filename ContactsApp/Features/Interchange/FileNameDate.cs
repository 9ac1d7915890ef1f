using System.Globalization;
using System.Text.RegularExpressions;

namespace ContactsApp.Features.Interchange;

/// <summary>The day that tools write into the names of their exports: "hubspot-contacts-2026-11-03.csv".</summary>
internal static partial class FileNameDate
{
    /// <summary>The day, UTC; the first of the month where only that is named; null without one, or for one that lies ahead.</summary>
    public static DateTime? Find(string fileName, DateTime now)
    {
        var found = Written().Match(fileName);
        var text = found.Success ? $"{found.Groups["y"].Value}-{found.Groups["m"].Value}-{(found.Groups["d"].Success ? found.Groups["d"].Value : "01")}" : "";
        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) && day <= now ? day : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)[-_. ]?(?<m>0[1-9]|1[0-2])(?:[-_. ]?(?<d>0[1-9]|[12]\d|3[01]))?(?!\d)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Written();
}
