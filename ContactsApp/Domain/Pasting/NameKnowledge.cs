using System.Text.RegularExpressions;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Pasting;

/// <summary>What the knowledge of names and titles says about a piece of text.</summary>
internal static partial class NameKnowledge
{
    /// <summary>Whether the text starts with a known given name and does not end in a title ("Art Director").</summary>
    public static bool IsCertain(string segment)
    {
        var words = WithoutPrefixes(segment).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && IsGiven(words[0]) && (words.Length == 1 || !IsTitle(words[^1]));
    }

    /// <summary>Whether any word is a known given or family name.</summary>
    public static bool IsLikely(string segment) =>
        WithoutPrefixes(segment).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => IsGiven(w) || NameLexicon.IsSurname(NameFolding.Fold(w)));

    /// <summary>
    /// Whether of two pieces of a name the first is the family name: behind a comma stands the given name, in two cells the
    /// family name, unless the words themselves say otherwise.
    /// </summary>
    public static bool IsFamilyFirst(string first, string second, bool isComma)
    {
        var (one, two) = (NameFolding.Fold(first), NameFolding.Fold(WithoutPrefixes(second)));
        return isComma
            ? !(NameLexicon.IsOnlyGiven(one) && NameLexicon.IsOnlySurname(two))
            : NameLexicon.IsOnlySurname(one) && NameLexicon.IsGiven(two);
    }

    /// <summary>Whether the word is a known given name.</summary>
    public static bool IsGiven(string word) => NameLexicon.IsGiven(NameFolding.Fold(word));

    /// <summary>The text without courtesy and academic titles in front.</summary>
    public static string WithoutPrefixes(string segment) => Prefixes().Replace(segment, "");

    /// <summary>Whether the text has courtesy or academic titles in front.</summary>
    public static bool HasPrefix(string segment) => Prefixes().IsMatch(segment);

    [GeneratedRegex(@"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|herr|herrn|frau|ing|dipl|mag|mme|mlle|mgr|sr|sra|srta|dott|dott\.ssa|avv|rer|nat|pol|h|c|med|jur|phil|univ|sir|dame|lord|lady|don|dhr|mevr|hr|fru|madame|monsieur|se\u00f1or|se\u00f1ora|signor|signora)(?:\.|(?=\s))(?:-\p{L}+\.?)?\s*)+(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Prefixes();
}
