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

    /// <summary>The kind of a piece of text between separators: company, title, name, or a plain word.</summary>
    public static PasteItemKind Judge(string segment, PasteContext context)
    {
        if (IsCompanyByForm(segment))
        {
            return PasteItemKind.Company;
        }

        var isName = HasNameShape(segment);
        if (IsTitle(segment) && !(isName && NameKnowledge.IsCertain(segment)))
        {
            return PasteItemKind.Title;
        }

        if (IsCompanyByContext(segment, context, isName))
        {
            return PasteItemKind.Company;
        }

        return isName ? PasteItemKind.Name : PasteItemKind.Word;
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

        return words.Length is >= 2 and <= 6
            && words.All(w => NameWord().IsMatch(w))
            && StartsName(words[0]) && StartsName(words[^1])
            && words.Any(w => w.Count(char.IsLetter) > 1);
    }

    /// <summary>Whether the single word may be a given or family name.</summary>
    public static bool IsNameWord(string word) => NameWord().IsMatch(word) && StartsName(word) && !PasteLexicon.Instance.Is("label", word);

    /// <summary>Where a name ends and a title begins in a piece without a separator ("Lena Hoffmann Head of Finance"); 0 where it does not.</summary>
    public static int NameLengthBeforeTitle(string segment)
    {
        for (var at = segment.LastIndexOf(' '); at > 0; at = segment.LastIndexOf(' ', at - 1))
        {
            var name = segment[..at];
            if (HasNameShape(name) && NameKnowledge.IsCertain(name) && !IsTitle(name) && IsTitle(segment[(at + 1)..]))
            {
                return at;
            }
        }

        return 0;
    }

    public static bool IsTitle(string segment)
    {
        if (segment.Length > 160 || segment.Count(c => c == ' ') > 14 || Sentence().IsMatch(segment))
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

    private static bool IsCompanyByContext(string segment, PasteContext context, bool isName)
    {
        if (segment.Length > 100 || context.Locals.Any(l => NameAddressFit.Fits(segment, l)))
        {
            return false;
        }

        var key = CompanyName.Key(segment);
        var joined = key.Replace(" ", "", StringComparison.Ordinal);
        var first = key.Split(' ')[0];
        var byDomain = joined.Length >= 2 && context.CompanyLabels.Any(l =>
            l == joined || (l.Length >= 4 && joined.StartsWith(l, StringComparison.Ordinal)) || (first.Length >= 5 && l.StartsWith(first, StringComparison.Ordinal)));
        var byWord = key.Contains(' ') && PasteLexicon.Instance.Is("companyword", key[(key.LastIndexOf(' ') + 1)..]);
        return byDomain || (byWord && !(isName && NameKnowledge.IsCertain(segment)));
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
