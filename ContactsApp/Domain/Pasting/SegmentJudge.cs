using System.Text.RegularExpressions;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Pasting;

/// <summary>What is known of the whole text before its pieces are judged: whose domains and addresses stand in it.</summary>
/// <param name="CompanyLabels">First labels of the registrable domains in the text, free mail left out.</param>
/// <param name="Locals">Parts before the @ of its addresses.</param>
internal sealed record PasteContext(IReadOnlySet<string> CompanyLabels, IReadOnlyList<string> Locals);

/// <summary>Tells names, titles and companies apart.</summary>
internal static partial class SegmentJudge
{
    private static readonly HashSet<string> ShortForms = new(StringComparer.OrdinalIgnoreCase)
    {
        "Ltd", "Inc", "Plc", "LLC", "LLP", "ApS", "Srl", "SpA", "Sas", "Oyj", "Oy", "Pty", "Pte", "KG", "AG", "AB", "BV", "NV", "AS", "SE", "Lda", "Kft", "Zrt", "Sarl", "Corp",
    };

    // Nothing that long is a name, a title or a company, and some of the questions below take time by length.
    private const int LongestPiece = 160;

    /// <summary>The kind of a piece of text between separators: company, title, name, or a plain word.</summary>
    public static PasteItemKind Judge(string segment, PasteContext context)
    {
        if (segment.Length > LongestPiece)
        {
            return PasteItemKind.Word;
        }

        var isSureName = HasNameShape(segment) && NameKnowledge.IsCertain(segment);
        if (IsCompanyByForm(segment) || IsCompanyByDomain(segment, context) || (!isSureName && IsCompanyByWord(segment)))
        {
            return PasteItemKind.Company;
        }

        if (!isSureName && IsTitle(segment))
        {
            return PasteItemKind.Title;
        }

        return HasNameShape(segment) || IsSmallName(segment, context) ? PasteItemKind.Name : PasteItemKind.Word;
    }

    /// <summary>
    /// Whether the text is written like a person's name: two to six words of letters, the first and last with a capital,
    /// or letters of a script without capitals.
    /// </summary>
    public static bool HasNameShape(string segment)
    {
        var words = Nickname().Replace(NameKnowledge.WithoutPrefixes(segment), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 && IsUncased(words[0]))
        {
            return words[0].Length is >= 2 and <= 6;
        }

        if (words.Length == 1 && NameKnowledge.HasPrefix(segment))
        {
            return words[0].Length > 1 && NameWord().IsMatch(words[0]) && StartsName(words[0]);
        }

        return words.Length is >= 2 and <= 6
            && words.All(w => NameWord().IsMatch(w))
            && StartsName(words[0]) && StartsName(words[^1])
            && words.All(w => StartsName(w) || NameKnowledge.IsParticle(w))
            && words.Any(w => w.Count(char.IsLetter) > 1);
    }

    /// <summary>Whether the single word may be a given or family name.</summary>
    public static bool IsNameWord(string word) => NameWord().IsMatch(word) && StartsName(word) && !PasteLexicon.Instance.Is("label", word);

    /// <summary>Where a name ends and a title begins in a piece without a separator ("Lena Hoffmann Head of Finance"); 0 where it does not.</summary>
    public static int NameLengthBeforeTitle(string segment)
    {
        if (segment.Length > LongestPiece)
        {
            return 0;
        }

        for (var at = segment.LastIndexOf(' '); at > 0; at = segment.LastIndexOf(' ', at - 1))
        {
            var name = segment[..at];
            if (HasNameShape(name) && (NameKnowledge.IsCertain(name) || IsUncased(name)) && !IsTitle(name) && IsTitle(segment[(at + 1)..]))
            {
                return at;
            }
        }

        return 0;
    }

    public static bool IsTitle(string segment)
    {
        if (segment.Length > LongestPiece || segment.Count(c => c == ' ') > 14 || Sentence().IsMatch(segment))
        {
            return false;
        }

        return NameKnowledge.IsTitle(segment);
    }

    private static bool IsCompanyByForm(string segment)
    {
        var last = segment[(segment.LastIndexOf(' ') + 1)..];
        if (last.Length == segment.Length)
        {
            return last.Any(c => c > 0x2E80) && CompanyName.Key(segment).Length < segment.Length - 1;
        }

        var isForm = CompanyName.IsLegalFormOnly(last) || last.Equals("(publ)", StringComparison.OrdinalIgnoreCase);
        var looksLikeForm = ShortForms.Contains(last.TrimEnd('.')) || last.Contains('.') || last.Contains('/')
            || last.Length >= 4 || (last.Length >= 2 && last.All(char.IsUpper));
        return isForm && looksLikeForm && !(last.Length < 4 && last.TrimEnd('.').Length == 1);
    }

    /// <summary>The text names the owner of a domain in the text, and no address in it is that of a person so named.</summary>
    private static bool IsCompanyByDomain(string segment, PasteContext context)
    {
        if (segment.Length > 100 || context.CompanyLabels.Count == 0)
        {
            return false;
        }

        var key = CompanyName.Key(segment);
        var joined = key.Replace(" ", "", StringComparison.Ordinal);
        var first = key.Split(' ')[0];
        return joined.Length >= 2
            && context.CompanyLabels.Any(l => l == joined
                || (l.Length >= 4 && joined.StartsWith(l, StringComparison.Ordinal) && joined.Length < 40)
                || (first.Length >= 5 && l.StartsWith(first, StringComparison.Ordinal) && !IsTitle(segment)))
            && !context.Locals.Any(l => NameAddressFit.Fits(segment, l));
    }

    /// <summary>"Atlas Software": ends in a word of company names, and nothing before it makes a title.</summary>
    private static bool IsCompanyByWord(string segment)
    {
        var words = CompanyName.Key(segment).Split(' ');
        return words.Length is >= 2 and <= 5 && char.IsUpper(segment[0]) && PasteLexicon.Instance.Is("companyword", words[^1])
            && !words[..^1].Any(w => w.Length <= 2 || PasteLexicon.Instance.IsTitleWord(w) || w is "der" or "for" or "und" or "and");
    }

    /// <summary>A name typed without capitals: known by its words, or by an address in the text that holds all of them.</summary>
    private static bool IsSmallName(string segment, PasteContext context)
    {
        var words = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && words.All(w => w.Length > 1 && NameWord().IsMatch(w))
            && ((NameKnowledge.IsGiven(words[0]) && NameKnowledge.IsLikely(words[^1]))
                || context.Locals.Any(l => words.All(w => w.Length > 2 && NameAddressFit.Fits(w, l))));
    }

    private static bool StartsName(string word) => char.IsUpper(word[0]) || IsUncased(word)
        || (word.Length > 2 && word[1] is '\'' or '\u2019' && char.IsUpper(word[2]));

    private static bool IsUncased(string word) => word.All(c => char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.OtherLetter or System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.ModifierLetter);

    [GeneratedRegex(@"^[\p{L}\p{M}]+(?:[.'\u2019\u2010-][\p{L}\p{M}]+)*\.?$")]
    private static partial Regex NameWord();

    /// <summary>A name in brackets or quotes inside a name: Rafael (Rafa) Moreno.</summary>
    [GeneratedRegex(@"(?<=\p{L}) [(""\u201c'\u201e]\p{Lu}[\p{L}-]+[)""\u201d'\u201c](?= \p{Lu})")]
    public static partial Regex Nickname();

    [GeneratedRegex(@"[!?]|\b(?:is|are|was|has|have|will|would|please|you|your|we|our|my|ist|sind|haben|wir|bitte|nous|vous|est|som)\b.*\s.*\s|\p{Ll}\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();
}
