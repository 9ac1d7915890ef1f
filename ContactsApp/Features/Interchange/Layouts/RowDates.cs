using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>Reads dates as tools write them: ISO, with points or slashes, with names of months in several languages, with a time behind.</summary>
public static partial class RowDates
{
    // January 1900 to the end of 2199: what lies outside is a number and no date.
    private const int Earliest = 1900;
    private const int Latest = 2199;

    private static readonly FrozenDictionary<string, int> Months = ReadMonths();

    /// <summary>Reads a date. A time is read as UTC where the text names no other zone.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="order">What 03/04/2026 means.</param>
    /// <param name="date">The date, UTC.</param>
    public static bool TryParse(string text, DateOrder order, out DateTime date)
    {
        date = default;
        return text.Length is >= 6 and <= 60 && (TryIso(text, out date) || TryNumbers(text, order, out date) || TryWords(text, out date));
    }

    /// <summary>Whether a text is a date in any order.</summary>
    public static bool Looks(string text) => TryParse(text, DateOrder.DayFirst, out _) || TryParse(text, DateOrder.MonthFirst, out _);

    /// <summary>The order in which the dates of a column are written, told by a number above twelve; the given one where none is.</summary>
    public static DateOrder OrderOf(IEnumerable<string> texts, DateOrder otherwise)
    {
        foreach (var match in texts.Select(t => Numbers().Match(t)).Where(m => m.Success && m.Groups["a"].Length <= 2))
        {
            if (int.Parse(match.Groups["a"].ValueSpan, CultureInfo.InvariantCulture) > 12)
            {
                return DateOrder.DayFirst;
            }

            if (int.Parse(match.Groups["b"].ValueSpan, CultureInfo.InvariantCulture) > 12)
            {
                return DateOrder.MonthFirst;
            }
        }

        return otherwise;
    }

    private static bool TryIso(string text, out DateTime date)
    {
        date = default;
        var match = Iso().Match(text);
        return match.Success && TryMake(match.Groups["y"].ValueSpan, match.Groups["m"].ValueSpan, match.Groups["d"].ValueSpan, match.Groups["rest"].Value, out date);
    }

    private static bool TryNumbers(string text, DateOrder order, out DateTime date)
    {
        date = default;
        var match = Numbers().Match(text);
        if (!match.Success)
        {
            return false;
        }

        // Points are never American.
        var dayFirst = order == DateOrder.DayFirst || match.Groups["mark"].Value == ".";
        var (day, month) = dayFirst ? ("a", "b") : ("b", "a");
        return TryMake(match.Groups["y"].ValueSpan, match.Groups[month].ValueSpan, match.Groups[day].ValueSpan, match.Groups["rest"].Value, out date);
    }

    private static bool TryWords(string text, out DateTime date)
    {
        date = default;
        var match = Words().Match(text);
        return match.Success && Months.TryGetValue(NameFolding.Fold(match.Groups["m"].Value), out var month)
            && TryMake(match.Groups["y"].ValueSpan, month.ToString(CultureInfo.InvariantCulture), match.Groups["d"].ValueSpan, match.Groups["rest"].Value, out date);
    }

    private static bool TryMake(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, string rest, out DateTime date)
    {
        date = default;
        var (y, m, d) = (Number(year), Number(month), Number(day));
        y += year.Length == 2 ? y < 70 ? 2000 : 1900 : 0;
        if (y is < Earliest or > Latest || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        date = new DateTime(y, m, d, 0, 0, 0, DateTimeKind.Utc);
        rest = rest.Trim(' ', ',', 'T');
        if (rest.Length > 0 && DateTime.TryParse($"{y:0000}-{m:00}-{d:00} {Compact().Replace(rest, "$1:$2:$3")}", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var exact))
        {
            date = exact;
        }

        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, int> ReadMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in (string[])["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi", "pl"])
        {
            var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            for (var m = 0; m < 12; m++)
            {
                foreach (var name in (string[])[format.MonthNames[m], format.AbbreviatedMonthNames[m], format.MonthGenitiveNames[m]])
                {
                    months.TryAdd(NameFolding.Fold(name).TrimEnd('.'), m + 1);
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<y>\d{4})(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|(?<m>\d{2})(?<d>\d{2}))(?<rest>[T ,].*)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<mark>[/.-])(?<b>\d{1,2})\k<mark>(?<y>\d{4}|\d{2})(?<rest>[T ,].*)?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?:(?<d>\d{1,2})\.?(?:st|nd|rd|th|er|\u00ba)?[\s-](?:de\s)?(?<m>\p{L}{3,12})\.?(?:\sde)?[\s,-]+|(?<m>\p{L}{3,12})\.?\s(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s)(?<y>\d{4})(?<rest>[T ,].*)?$")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(\d{2})(\d{2})(\d{2})")]
    private static partial Regex Compact();
}
