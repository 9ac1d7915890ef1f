using System.Text;
using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Links;

/// <summary>
/// LinkedIn addresses reduced to the slug that names the person or company, the form in which they are compared.
/// </summary>
public static partial class LinkedInUrl
{
    /// <summary>
    /// Slug of a person's profile: /in/slug and the old /pub/name/1/2a/3b4 under any country or mobile host, with or
    /// without scheme, language suffix, tracking query; also "in/slug" alone. Percent-decoded and lower case, except for
    /// opaque member ids ("ACoAA..."), where case matters. False for company pages, searches, Sales Navigator, short links.
    /// </summary>
    public static bool TryParse(string? url, out string slug)
    {
        slug = "";
        if (!TrySegments(url, out var segments))
        {
            return false;
        }

        return segments[0].ToLowerInvariant() switch
        {
            "in" => TrySlug(segments[1], out slug),
            "pub" => TrySlug(PublicSlug(segments), out slug),
            _ => false,
        };
    }

    /// <summary>Slug or number of a company, school or showcase page, lower case.</summary>
    public static bool TryParseCompany(string? url, out string slug)
    {
        slug = "";
        return TrySegments(url, out var segments)
            && segments[0].ToLowerInvariant() is "company" or "school" or "showcase" or "company-beta" or "organization"
            && TrySlug(segments[1], out slug);
    }

    /// <summary>The address of a person's profile, to store and to open. Parsing it gives the slug again.</summary>
    public static string Canonical(string slug) => "https://www.linkedin.com/in/" + Uri.EscapeDataString(slug);

    /// <summary>The address of a company's page.</summary>
    public static string CanonicalCompany(string slug) => "https://www.linkedin.com/company/" + Uri.EscapeDataString(slug);

    /// <summary>Places of profile addresses in a text, in order.</summary>
    internal static IEnumerable<(int Start, int Length, string Slug)> FindAll(string text)
    {
        foreach (Match match in InText().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ')', ']', '>', '"', '\'', '!', '/');
            if (TryParse(address, out var slug))
            {
                yield return (match.Index, address.Length, slug);
            }
        }
    }

    private static bool TrySegments(string? url, out string[] segments)
    {
        segments = [];
        if (string.IsNullOrWhiteSpace(url) || url.Length > 2048)
        {
            return false;
        }

        var match = Address().Match(url.Trim().Trim('<', '>', '"', '\'', '(', ')', ',', ';'));
        if (!match.Success)
        {
            return false;
        }

        var path = match.Groups["path"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries);
        segments = path.Length > 0 && path[0].Equals("mwlite", StringComparison.OrdinalIgnoreCase) ? path[1..] : path;
        return segments.Length >= 2;
    }

    // LinkedIn's own redirect: the three parts follow the name in reverse order, the later two padded to three characters.
    private static string PublicSlug(string[] segments) => segments.Length >= 5
        ? $"{segments[1]}-{segments[4].PadLeft(3, '0')}{segments[3].PadLeft(3, '0')}{segments[2]}"
        : segments[1];

    private static bool TrySlug(string segment, out string slug)
    {
        slug = "";
        var decoded = Uri.UnescapeDataString(segment).Trim().TrimEnd('.', ',', ';', ')', '!');
        if (decoded.Length is 0 or > 150 || decoded.EnumerateRunes().Any(r => !IsSlugRune(r)))
        {
            return false;
        }

        slug = OpaqueId().IsMatch(decoded) ? decoded : decoded.Normalize().ToLowerInvariant().Normalize();
        return slug.Any(char.IsLetterOrDigit);
    }

    private static bool IsSlugRune(Rune rune) => rune.Value != 0xFFFD
        && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or '\'' or '&' or '~' or '+' or '*' or 0x2019
            || (rune.Value > 127 && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)));

    [GeneratedRegex(@"^(?:(?:https?:)?//)?(?:(?:[a-z]{1,4}\.){0,2}linkedin\.(?:com|cn)(?::\d+)?/|/?(?=in/))(?<path>[^?#\s]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:https?://)?(?<![\p{L}\d.@-])(?:[a-z]{1,4}\.){0,2}linkedin\.(?:com|cn)/[^\s<>""|]+", RegexOptions.IgnoreCase)]
    private static partial Regex InText();

    [GeneratedRegex(@"^AC[ow]AA[A-Za-z0-9_-]{20,}$")]
    private static partial Regex OpaqueId();
}
