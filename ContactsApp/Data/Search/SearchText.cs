using System.Globalization;
using System.Text;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Data.Search;

/// <summary>The form in which text is kept for search and asked for: folded in one place, so that both databases find the same.</summary>
internal static class SearchText
{
    /// <summary>Longer words are cut: nobody types them, and PostgreSQL refuses words beyond 2 kB.</summary>
    private const int MaxWord = 100;

    /// <summary>The text of one company or person: folded, and with German umlauts spelled out too, since people type either.</summary>
    public static string Document(params IEnumerable<string?> parts)
    {
        var text = string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p)));
        var folded = TextFold.Fold(text);
        var spelled = TextFold.Fold(SpellUmlauts(text));
        return folded == spelled ? folded : $"{folded} {spelled}";
    }

    /// <summary>The words of a folded text: runs of letters and digits.</summary>
    public static IEnumerable<string> Words(string folded)
    {
        var word = new StringBuilder();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsWordPart(rune))
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                yield return Cut(word);
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return Cut(word);
        }
    }

    private static string Cut(StringBuilder word) => word.Length <= MaxWord ? word.ToString() : TextFold.WellFormed(word.ToString(0, MaxWord));

    /// <summary>What the tokenizer of SQLite (unicode61) takes as part of a word: letters and numbers of any script.</summary>
    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static string SpellUmlauts(string text) => text
        .Normalize(NormalizationForm.FormC)
        .Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
        .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase);
}
