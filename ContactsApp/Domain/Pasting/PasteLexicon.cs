using System.Collections.Frozen;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Pasting;

/// <summary>The words of paste_words.tsv.</summary>
internal sealed class PasteLexicon
{
    private static readonly Lazy<PasteLexicon> Loaded = new(() => new PasteLexicon());
    private static readonly char[] AroundLabels = [' ', '\t', ':', '.', '-', '\u2013', '*', '|', '\u00a0', '=', '(', ')'];
    private static readonly string[] Fields = ["name", "given", "family", "title", "company", "email", "phone", "linkedin", "other"];

    private readonly FrozenDictionary<string, FrozenSet<string>> words;
    private readonly FrozenDictionary<string, string[]> phrases;

    private PasteLexicon()
    {
        words = KnowledgeFile.Lines("Pasting", "paste_words.tsv").Select(l => l.Split('\t', 2))
            .GroupBy(c => c[0]).ToFrozenDictionary(g => g.Key, g => g.SelectMany(c => c[1].Split('|')).ToFrozenSet());
        phrases = words.ToFrozenDictionary(w => w.Key, w => w.Value.OrderByDescending(p => p.Length).ToArray());
    }

    /// <summary>The words, read on first use.</summary>
    public static PasteLexicon Instance => Loaded.Value;

    /// <summary>The form in which words are compared.</summary>
    public static string Fold(string text) => TextFold.Fold(text).Replace('\u2019', '\'').Trim();

    /// <summary>Whether the whole text, apart from punctuation around it, is one of the words of a kind.</summary>
    public bool Is(string kind, string text)
    {
        var folded = Fold(text);
        return words[kind].Contains(folded) || words[kind].Contains(folded.Trim(AroundLabels));
    }

    /// <summary>Which column or field a head names, or null.</summary>
    public string? Field(string head)
    {
        var folded = Fold(head).Trim(AroundLabels);
        return folded.Length == 0 ? null : Fields.FirstOrDefault(kind => words[kind].Contains(folded));
    }

    /// <summary>Whether a folded line starts with one of the phrases of a kind, ending at a word's end.</summary>
    public bool Starts(string kind, string folded) => Prefix(kind, folded) is not null;

    /// <summary>Whether a folded line contains one of the phrases of a kind, starting at a word's start.</summary>
    public bool Contains(string kind, string folded) => phrases[kind].Any(p =>
        folded.IndexOf(p, StringComparison.Ordinal) is var at and >= 0 && (at == 0 || !char.IsLetterOrDigit(folded[at - 1])));

    /// <summary>
    /// How many words of the folded line are a closing ("Best regards"). Single words count only where the line ends or
    /// pauses after them, because they are names and companies too.
    /// </summary>
    public int ClosingWords(string folded)
    {
        var phrase = Prefix("closing", folded);
        if (phrase is null)
        {
            return 0;
        }

        var count = phrase.Count(c => c == ' ') + 1;
        var rest = folded[phrase.Length..].TrimStart();
        return count > 1 || rest.Length == 0 || ",.!-\u2013;".Contains(rest[0], StringComparison.Ordinal) ? count : 0;
    }

    /// <summary>Whether a street and a house number stand in the folded text ("Hauptstr. 12").</summary>
    public bool HasStreet(string folded)
    {
        var parts = folded.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return parts.Skip(1).Where((part, i) => char.IsAsciiDigit(part[0]) && part.Length <= 5 && IsStreet(parts[i])).Any();
    }

    /// <summary>Whether the folded word is one that titles hold, by itself or as the end of a compound.</summary>
    public bool IsTitleWord(string word) => words["titleword"].Contains(word)
        || ((word.Length > 6 || word.Any(c => c > 0x2E80)) && phrases["titleend"].Any(e => word.EndsWith(e, StringComparison.Ordinal)));

    private bool IsStreet(string word) => word.Length > 2 && phrases["street"].Any(s => word.EndsWith(s, StringComparison.Ordinal));

    private string? Prefix(string kind, string folded) => phrases[kind].FirstOrDefault(p =>
        folded.StartsWith(p, StringComparison.Ordinal)
        && (folded.Length == p.Length || !char.IsLetterOrDigit(p[^1]) || !char.IsLetterOrDigit(folded[p.Length])));
}
