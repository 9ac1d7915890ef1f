using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Companies;

/// <summary>Company names: how they are shown, how they are compared, and how they follow from a domain.</summary>
public static partial class CompanyName
{
    /// <summary>
    /// The name as it should be shown: control characters and repeated spaces gone, quotes and list punctuation around it
    /// gone, otherwise as written. Displaying twice changes nothing.
    /// </summary>
    public static string Display(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var tidy = new StringBuilder(name.Length);
        foreach (var c in TextFold.WellFormed(name))
        {
            var isGap = char.IsWhiteSpace(c) || char.IsControl(c);
            if (isGap && tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
            else if (!isGap && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                tidy.Append(c);
            }
        }

        return tidy.ToString().Trim(" ,;:|\"\u201c\u201d\u201e\u00ab\u00bb".ToCharArray());
    }

    /// <summary>
    /// What two spellings of one company share: folded letters, no punctuation, no legal form, no leading article.
    /// "Halden Robotics AB (publ)", "HALDEN ROBOTICS" and "AB Halden Robotics" have one key. The key of a key is the key;
    /// "" where the name has no letter and no digit.
    /// </summary>
    public static string Key(string? name)
    {
        var words = Words(name);
        var rest = LegalForms.Instance.Strip(words);
        rest = rest.Length > 1 && rest[0] is "the" ? rest[1..] : rest;
        var key = string.Join(' ', rest!);

        // What is left may end in a form again once an article is gone; a key must not change when it is keyed.
        return rest.Length == words.Length ? key : Key(key);
    }

    /// <summary>Whether the text is nothing but a legal form ("Inc.", "GmbH").</summary>
    internal static bool IsLegalFormOnly(string text) => LegalForms.Instance.IsOnlyForms(Words(text));

    /// <summary>
    /// Whether the text is meant as a domain or web address: no spaces, a dot, and a top level that exists or is reserved
    /// for examples. "Booking.com" is one, "Booking.com B.V." and "S.A." are names; e-mail addresses are neither.
    /// </summary>
    public static bool LooksLikeDomain(string? text) =>
        text is not null && !text.Contains('@') && !text.Trim().Any(char.IsWhiteSpace) && CompanyDomain.TryNormalize(text, out _);

    /// <summary>
    /// A name to show until somebody writes a better one: "halden.example" gives "Halden", "atlas-freight.example"
    /// gives "Atlas Freight". "" where the text is no domain.
    /// </summary>
    public static string NameFromDomain(string? domain)
    {
        if (!CompanyDomain.TryNormalize(domain, out var registrable))
        {
            return "";
        }

        var label = HostName.ToDisplay(registrable).Split('.')[0];
        var words = label.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Capitalised);
        return string.Join(' ', words);
    }

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Words(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        var folded = LegalForms.Instance.StripGlued(TextFold.Fold(name));
        folded = Joined().Replace(folded, "");
        return Separator().Split(folded).Where(w => w.Length > 0).ToArray();
    }

    // Points and apostrophes join what they stand in (S.p.A., L'Oreal, Booking.com), and a slash joins single letters (A/S).
    [GeneratedRegex(@"[.'\u2019\u00b4`\u05f4""]|(?<=\b\p{L})/(?=\p{L}\b)")]
    private static partial Regex Joined();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex Separator();
}
