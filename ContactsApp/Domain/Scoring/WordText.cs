using System.Globalization;
using System.Text;

namespace ContactsApp.Domain.Scoring;

/// <summary>
/// Text made comparable word by word: lower case, without accents, everything but letters, digits, '+' and '#' a blank,
/// one blank at each end. "Has" is then one ordinal search, and "C++" is not "C".
/// </summary>
internal static class WordText
{
    internal static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var source = IsAscii(text) ? text : text.Normalize(NormalizationForm.FormD);
        var result = new StringBuilder(source.Length + 2).Append(' ');
        foreach (var c in source)
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '#')
            {
                result.Append(char.ToLowerInvariant(c));
            }
            else if (result[^1] != ' ' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                result.Append(' ');
            }
        }

        return result.Length == 1 ? "" : (result[^1] == ' ' ? result : result.Append(' ')).ToString();
    }

    /// <summary>Whether a prepared text has a prepared word or phrase; an empty word is in nothing.</summary>
    internal static bool Has(string text, string word) => word.Length > 0 && text.Contains(word, StringComparison.Ordinal);

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);
}
