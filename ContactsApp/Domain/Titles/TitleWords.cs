using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Titles;

/// <summary>The words of a title as a persona compares them: without case, accents and punctuation, whole words only.</summary>
public static class TitleWords
{
    /// <summary>The folded words in their order; empty for no title. "&amp;" counts as "and"; "R&amp;D" and "C++" fall into their letters.</summary>
    public static IReadOnlyList<string> Of(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return [];
        }

        var words = new List<string>();
        var folded = TextFold.Fold(title);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inWord = i < folded.Length && char.IsLetterOrDigit(folded, char.IsLowSurrogate(folded[i]) ? i - 1 : i);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }

            if (i < folded.Length && folded[i] == '&')
            {
                words.Add("and");
            }
        }

        return words;
    }

    /// <summary>True when the word, or all words of the phrase side by side and in order, stand in the title. An empty phrase stands in none.</summary>
    public static bool Contains(string? title, string? wordOrPhrase)
    {
        var sought = Of(wordOrPhrase);
        return sought.Count > 0 && Contains(Of(title), sought);
    }

    /// <summary>The same for words already taken apart by <see cref="Of"/>, for comparing one title with many phrases.</summary>
    public static bool Contains(IReadOnlyList<string> title, IReadOnlyList<string> phrase)
    {
        for (var start = 0; start + phrase.Count <= title.Count; start++)
        {
            var i = 0;
            while (i < phrase.Count && title[start + i] == phrase[i])
            {
                i++;
            }

            if (i == phrase.Count && i > 0)
            {
                return true;
            }
        }

        return false;
    }
}
