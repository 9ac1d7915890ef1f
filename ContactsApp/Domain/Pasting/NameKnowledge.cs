using System.Text.RegularExpressions;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Domain.Pasting;

/// <summary>What the knowledge of names and titles says about a piece of text.</summary>
internal static partial class NameKnowledge
{
    /// <summary>Whether the text starts with a known given name and does not end in a title ("Art Director").</summary>
    public static bool IsCertain(string segment)
    {
        var words = WithoutPrefixes(segment).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && IsGiven(words[0]) && (words.Length == 1 || !HasTitleWord(words[^1]));
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

    /// <summary>Whether the word is written small inside names (van, de, y).</summary>
    public static bool IsParticle(string word)
    {
        var key = NameFolding.Fold(word);
        return Particles.IsLead(key) || Particles.IsJoin(key) || Particles.IsSmall(key);
    }

    /// <summary>Whether the word is a known given name.</summary>
    public static bool IsGiven(string word) => NameLexicon.IsGiven(NameFolding.Fold(word));

    /// <summary>
    /// Whether the text holds a word of rank, occupation or function: by the words of this folder, or, where no word of it
    /// is a name, because the judge of titles finds a rank or function in it. The judge alone would not do: it takes every
    /// unknown word for some individual contributor.
    /// </summary>
    public static bool IsTitle(string segment) => HasTitleWord(segment) || (!IsLikely(segment) && IsJudgedTitle(segment));

    private static bool HasTitleWord(string segment)
    {
        var lexicon = PasteLexicon.Instance;
        var words = PasteLexicon.Fold(segment).Split([' ', ',', '/', '|', '(', ')', '&'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => lexicon.IsTitleWord(w.Trim('.')))
            || words.SelectMany(w => w.Split('-')).Any(lexicon.IsTitleWord);
    }

    private static bool IsJudgedTitle(string segment)
    {
        var judged = TitleClassifier.Classify(segment);
        return judged.Seniority is Seniority.Manager or Seniority.Executive || judged.Department is not (null or Department.Other);
    }

    /// <summary>The text without courtesy and academic titles in front.</summary>
    public static string WithoutPrefixes(string segment) => Prefixes().Replace(segment, "");

    /// <summary>Whether the text has courtesy or academic titles in front.</summary>
    public static bool HasPrefix(string segment) => Prefixes().IsMatch(segment);

    [GeneratedRegex(@"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|herr|herrn|frau|ing|dipl|mag|mme|mlle|mgr|sr|sra|srta|dott|dott\.ssa|avv|rer|nat|pol|h|c|med|jur|phil|univ|sir|dame|lord|lady|don|dhr|mevr|hr|fru|madame|monsieur|se\u00f1or|se\u00f1ora|signor|signora)(?:\.|(?=\s))(?:-\p{L}+\.?)?\s*)+(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Prefixes();
}
