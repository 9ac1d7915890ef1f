using System.Buffers;
using System.Text.RegularExpressions;
using PhoneNumbers;
using Parsed = PhoneNumbers.PhoneNumber;

namespace ContactsApp.Domain.Phones;

/// <summary>
/// One telephone number as it is stored and compared: E.164 ("+493012345678") and, apart from it, an extension.
/// Made by <see cref="TryParse"/> only.
/// </summary>
public readonly partial record struct PhoneNumber
{
    private static readonly SearchValues<char> PlainSigns = SearchValues.Create("0123456789+ ()/.-");

    private readonly string? e164;

    private PhoneNumber(string e164, string? extension)
    {
        this.e164 = e164;
        Extension = extension;
    }

    /// <summary>Plus sign, country code, number; 8 to 16 characters, no extension.</summary>
    public string E164 => e164 ?? "";

    /// <summary>Digits to dial once connected, or null.</summary>
    public string? Extension { get; }

    private static PhoneNumberUtil Util => PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Reads one number with whatever stands around it in cards and exports: labels ("Tel.:"), tel: links, "(0)",
    /// spaces and points, "00" for "+", extensions in several languages. A national number needs the region and must be
    /// valid there; an international one must be possible. False for everything else: the caller keeps the text.
    /// Parsing <see cref="E164"/> gives the same number again.
    /// </summary>
    /// <param name="raw">The text of one field.</param>
    /// <param name="regionHint">ISO country code or country name or domain of the company, see <see cref="PhoneRegion"/>.</param>
    /// <param name="phone">The number, or default where false.</param>
    public static bool TryParse(string? raw, string? regionHint, out PhoneNumber phone)
    {
        phone = default;
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 100)
        {
            return false;
        }

        var text = Tidy(raw);
        if (!OnlyNumber().IsMatch(text))
        {
            return false;
        }

        if (TryUtil(text, PhoneRegion.From(regionHint), out var parsed)
            || (text.StartsWith("00", StringComparison.Ordinal) && TryUtil("+" + text[2..].TrimStart(), null, out parsed)))
        {
            return TryStable(text, parsed, out phone);
        }

        return false;
    }

    /// <summary>The number as people of its country write it, with the extension: "030 12345678 ext. 12".</summary>
    public string National() => Format(PhoneNumberFormat.NATIONAL);

    /// <summary>The number with spaces and country code, for readers in other countries: "+49 30 12345678".</summary>
    public string International() => Format(PhoneNumberFormat.INTERNATIONAL);

    /// <summary>ISO code of the country the number belongs to, or null where the code is shared by none (satellite, freephone).</summary>
    public string? Region()
    {
        var code = TryUtil(E164, null, out var parsed) ? Util.GetRegionCodeForNumber(parsed) : null;
        return code is null or "ZZ" or "001" ? null : code;
    }

    /// <summary>E.164, with the extension as in RFC 3966.</summary>
    public override string ToString() => Extension is null ? E164 : $"{E164};ext={Extension}";

    private static bool TryUtil(string text, string? region, out Parsed parsed)
    {
        parsed = new Parsed();
        try
        {
            parsed = Util.Parse(text, region);
        }
        catch (NumberParseException)
        {
            // The library has no Try form.
            return false;
        }

        return text.StartsWith('+') ? Util.IsPossibleNumber(parsed) : Util.IsValidNumber(parsed);
    }

    // A number must read back as itself; the few that do not (mobile prefixes that were abolished) are taken in their new form.
    private static bool TryStable(string text, Parsed parsed, out PhoneNumber phone)
    {
        var e164 = Util.Format(parsed, PhoneNumberFormat.E164);
        if (text[0] == '+' && IsSameNumber(text, e164))
        {
            phone = new PhoneNumber(e164, null);
            return true;
        }

        for (var round = 0; round < 3; round++)
        {
            if (!TryUtil(e164, null, out var again))
            {
                break;
            }

            var next = Util.Format(again, PhoneNumberFormat.E164);
            if (next == e164)
            {
                phone = new PhoneNumber(e164, parsed.HasExtension && parsed.Extension.Length > 0 ? parsed.Extension : null);
                return true;
            }

            e164 = next;
        }

        phone = default;
        return false;
    }

    // What was read is its own E.164 form with marks between the digits: reading it again gives nothing new.
    private static bool IsSameNumber(string text, string e164)
    {
        var at = 1;
        foreach (var c in text.AsSpan(1))
        {
            if (char.IsAsciiDigit(c) && (at == e164.Length || e164[at++] != c))
            {
                return false;
            }
        }

        return at == e164.Length;
    }

    private string Format(PhoneNumberFormat format)
    {
        if (!TryUtil(E164, null, out var parsed))
        {
            return E164;
        }

        var shown = Util.Format(parsed, format);
        return Extension is null ? shown : $"{shown} ext. {Extension}";
    }

    private static string Tidy(string raw)
    {
        // Most numbers are nothing but digits and marks; words, escapes and extensions are looked for only where there is a sign of them.
        var text = raw.Trim();
        if (text.AsSpan().IndexOfAnyExcept(PlainSigns) < 0)
        {
            return text.TrimEnd('.');
        }

        text = Uri.UnescapeDataString(Scheme().Replace(text, "")).Replace('\u00a0', ' ');
        text = Label().Replace(text, "").Trim().TrimEnd('.', ',', ';');
        return Extensions().Replace(text, " ext. $1");
    }

    [GeneratedRegex(@"^(?:tel|callto|phone|sms|fax):(?://)?", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^\p{L}[\p{L}\s./()&-]{0,24}?[.:]?\s*(?=[+\d(\uff0b])")]
    private static partial Regex Label();

    [GeneratedRegex(@"[\s,;(-]*(?:;ext=|\b(?:ext(?:ension|n)?|extensi[o\u00f3]n|durchwahl|dw|nst|nebenstelle|poste|ramal|interno|int|anexo|toestel|anknytning|wew|linka|klapka|x)\b\.?:?|#|x(?=\d))\s*(\d{1,7})\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Extensions();

    // A number, or a number that ends in letters on the keypad (1-800-FLOWERS); never a sentence with digits in it.
    [GeneratedRegex(@"^[+\uff0b(\d][\d\s()/.\u2010-\u2015\u2212\-\[\]~]{3,}(?:[A-Z]{3,9})?(?: ext\. \d{1,7})?$")]
    private static partial Regex OnlyNumber();
}
