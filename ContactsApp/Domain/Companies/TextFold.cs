using System.Globalization;
using System.Text;

namespace ContactsApp.Domain.Companies;

/// <summary>Folding of company names: what a reader would call the same letters becomes the same characters.</summary>
internal static class TextFold
{
    /// <summary>
    /// Lower case, compatibility forms resolved (full-width letters, circled abbreviations), accents off, letters that
    /// Unicode does not decompose spelled out (ß to ss, ø to o, ł to l). Folding twice changes nothing.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(rune.IsAscii ? rune.ToString() : Spell(rune));
            }
        }

        return folded.ToString().Normalize();
    }

    /// <summary>Text without broken surrogates, which Unicode normalisation refuses by exception.</summary>
    public static string WellFormed(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }

    // Voiced kana and Hangul would fall apart into marks that carry meaning: only other scripts are decomposed.
    private static string Decompose(string text)
    {
        var whole = WellFormed(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var parts = new StringBuilder(whole.Length);
        foreach (var rune in whole.EnumerateRunes())
        {
            var isEastAsian = rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0xAC00 and <= 0xD7A3);
            parts.Append(isEastAsian ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormKD).ToLowerInvariant());
        }

        return parts.ToString();
    }

    private static string Spell(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ŋ' => "n",
        'ς' => "σ",
        _ => rune.ToString(),
    };
}
