using System.Globalization;
using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Companies;

/// <summary>Reads numbers and ranges as people type them: "200-500", "1,240", "~300", "10k", "500+", "$180-220 M".</summary>
public static partial class FigureRange
{
    /// <summary>Revenue without a unit is taken as millions up to here, as dollars beyond.</summary>
    private const decimal LargestMillions = 100_000;

    private const decimal Million = 1_000_000;

    /// <summary>A number of people. The upper end is null for "500+"; both ends are equal for one number.</summary>
    public static bool TryPeople(string text, out int min, out int? max)
    {
        (min, max) = (0, null);
        if (!TryRead(text, out var low, out var high, out _) || low > int.MaxValue || high > int.MaxValue || low % 1 != 0 || high % 1 is not (null or 0))
        {
            return false;
        }

        (min, max) = ((int)low, (int?)high);
        return true;
    }

    /// <summary>A yearly revenue in millions of US dollars. Other currencies are refused, since they cannot be compared.</summary>
    public static bool TryMillions(string text, out decimal min, out decimal? max)
    {
        (min, max) = (0, null);
        var dollars = Dollars().Replace(text, " ");
        if (!TryRead(dollars, out var low, out var high, out var hasUnit))
        {
            return false;
        }

        var inDollars = hasUnit || (high ?? low) > LargestMillions;
        (min, max) = inDollars ? (low / Million, high / Million) : (low, high);
        return true;
    }

    private static bool TryRead(string text, out decimal low, out decimal? high, out bool hasUnit)
    {
        (low, high, hasUnit) = (0, null, false);
        var match = Range().Match(text.Trim());
        if (!match.Success || !TryNumber(match.Groups["low"].Value, out low))
        {
            return false;
        }

        var open = match.Groups["open"].Success;
        var second = match.Groups["high"];
        var (lowUnit, highUnit) = (match.Groups["lowUnit"].Value, match.Groups["highUnit"].Value);
        hasUnit = lowUnit.Length + highUnit.Length > 0;
        if (!second.Success)
        {
            low *= Times(lowUnit);
            high = open ? null : low;
            return true;
        }

        if (open || !TryNumber(second.Value, out var upper))
        {
            return false;
        }

        // "180-220 M": the unit at the end is meant for both.
        low *= Times(lowUnit.Length > 0 ? lowUnit : highUnit);
        high = upper * Times(highUnit.Length > 0 ? highUnit : lowUnit);
        return low <= high;
    }

    /// <summary>Groups of three digits are thousands, whichever mark divides them; anything else after a mark is a fraction.</summary>
    private static bool TryNumber(string digits, out decimal number)
    {
        var plain = Thousands().IsMatch(digits) ? Separators().Replace(digits, "") : digits.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static decimal Times(string unit) => unit.ToLowerInvariant() switch
    {
        "" => 1,
        "k" or "thousand" => 1_000,
        "m" or "mn" or "mio" or "mm" or "million" => Million,
        _ => 1_000 * Million,
    };

    [GeneratedRegex(@"^(?<open>(>|over|more than|from|at least)\s*)?[~\u2248]?\s*(?<low>\d[\d.,' \u00a0\u202f]*?)\s*(?<lowUnit>k|thousand|million|mio|mn|mm|m|billion|bn|b)?\.?\s*((-|\u2013|\u2014|to)\s*(?<high>\d[\d.,' \u00a0\u202f]*?)\s*(?<highUnit>k|thousand|million|mio|mn|mm|m|billion|bn|b)?\.?\s*|(?<open>\+|or more))?\s*(people|employees|staff)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\d{1,3}([.,' \u00a0\u202f]\d{3})+$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"[.,' \u00a0\u202f]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"US\s?\$|USD|\$", RegexOptions.IgnoreCase)]
    private static partial Regex Dollars();
}
