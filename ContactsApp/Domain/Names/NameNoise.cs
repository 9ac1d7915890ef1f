using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Names;

/// <summary>What is left of a written name when everything that is no name is taken out.</summary>
/// <param name="Text">Words of the name with prefixes, suffixes and commas.</param>
/// <param name="Nickname">A name in quotes or brackets.</param>
/// <param name="Note">What brackets said about the generation: "padre".</param>
internal readonly record struct CleanName(string Text, string? Nickname, string? Note);

/// <summary>Takes out of a written name what is no name: emoji, pronouns, job titles behind a bar, years, maiden names, nicknames.</summary>
internal static partial class NameNoise
{
    private const int LongestName = 300;
    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("\"'“”„«»\u2018\u2019");
    private static readonly SearchValues<string> MaidenMarks = SearchValues.Create(["n\u00e9e ", "nee ", "n\u00e9 ", "geb. ", "geb ", "geborene ", "born ", "formerly ", "maiden ", "roz. ", "ur. ", "f. ", "o.s. ", "gebor", "sz\u00fcl. "], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> CutMarks = SearchValues.Create("|–—-•·/@<;");
    private static readonly string[] Cuts = [" | ", "|", " – ", " — ", " - ", " • ", "•", " · ", " / ", " @ ", " aka ", " a.k.a. ", "<", ";"];

    /// <summary>Collapses spaces and repairs broken encoding; nothing is taken out yet.</summary>
    public static string Tidy(string text)
    {
        if (text.Length > LongestName)
        {
            text = text[..LongestName];
        }
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text.Trim();
        }
        text = Mojibake.Repair(text);
        var kept = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Append(kept, rune);
        }
        string tidy = kept.ToString().Trim();
        return tidy.IsNormalized() ? tidy : tidy.Normalize();
    }

    /// <summary>Takes the noise out of a tidy name.</summary>
    public static CleanName Clean(string text)
    {
        if (text.Contains('/'))
        {
            text = Pronouns().Replace(text, " ");
        }
        text = text.AsSpan().ContainsAny(CutMarks) || text.Contains(" a", StringComparison.OrdinalIgnoreCase) ? Cut(text) : text;
        string? nickname = null, note = null;
        text = TakeQuoted(TakeBrackets(text, ref nickname, ref note), ref nickname);
        if (text.AsSpan().ContainsAny(MaidenMarks) && Maiden().Match(text) is { Success: true, Index: > 0 } maiden)
        {
            int comma = text.IndexOf(',', maiden.Index + maiden.Length);
            text = text[..maiden.Index] + (comma < 0 ? "" : text[comma..]);
        }
        return new(Collapse(text), nickname, note);
    }

    /// <summary>The maiden name that a written name tells ("Anna Huber, geb. Klein"), or null.</summary>
    public static string? MaidenName(string full)
    {
        if (!full.AsSpan().ContainsAny(MaidenMarks) || Maiden().Match(full) is not { Success: true, Index: > 0 } maiden)
        {
            return null;
        }
        string rest = full[(maiden.Index + maiden.Length)..];
        int end = rest.AsSpan().IndexOfAny(",;)]");
        rest = (end < 0 ? rest : rest[..end]).Trim();
        return rest.Length > 1 && rest.Length < 40 ? rest : null;
    }

    private static void Append(StringBuilder kept, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control:
                if (kept.Length > 0 && kept[^1] != ' ')
                {
                    kept.Append(' ');
                }
                break;
            case UnicodeCategory.OtherSymbol or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                when rune.Value != 0xfffd:
                break;
            // The modifier signs of emoji; the free-standing accents are apostrophes to those who type them.
            case UnicodeCategory.ModifierSymbol when rune.Value > 0xffff:
            case UnicodeCategory.NonSpacingMark when rune.Value is >= 0xfe00 and <= 0xfe0f:
                break;
            default:
                kept.Append(rune.ToString());
                break;
        }
    }

    private static string Cut(string text)
    {
        foreach (string cut in Cuts)
        {
            int at = text.IndexOf(cut, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                continue;
            }
            string left = text[..at].Trim();
            // "Smith - Jones" is a hyphen with spaces round it; "Ann Smith - Director" is a name and a title.
            if (cut == " - " && !left.Contains(' '))
            {
                text = string.Concat(left, "-", text.AsSpan(at + cut.Length));
            }
            else
            {
                text = left.Any(char.IsLetter) ? left : text[(at + cut.Length)..].Trim();
            }
        }
        return text;
    }

    private static string TakeBrackets(string text, ref string? nickname, ref string? note)
    {
        if (text.AsSpan().IndexOfAny("([{（") < 0)
        {
            return text;
        }
        foreach (Match match in Brackets().Matches(text))
        {
            string inside = match.Groups[1].Value.Trim(' ', '"', '\'', '“', '”', '\u2018', '\u2019');
            bool glued = match.Index + match.Length < text.Length && char.IsLetter(text[match.Index + match.Length]);
            if (glued && inside.Length <= 1)
            {
                continue;
            }
            List<NameToken> words = NameToken.Split(inside);
            if (words.Count == 1 && NameAffixes.GenerationOf(words[0].Key, behindComma: true) is not null)
            {
                note ??= inside;
            }
            else if (IsNickname(inside, words))
            {
                nickname ??= inside;
            }
        }
        text = Brackets().Replace(text, m => m.Groups[1].Length <= 1 ? m.Value : " ");
        int open = text.AsSpan().IndexOfAny("([{（");
        return open > 0 && text.AsSpan(open).IndexOfAny(")]}）") < 0 ? text[..open] : text;
    }

    private static bool IsNickname(string inside, List<NameToken> words) =>
        words.Count is > 0 and <= 3
        && !inside.AsSpan().ContainsAnyInRange('0', '9')
        && !Maiden().IsMatch(" " + inside)
        && !words.Any(w => NameAffixes.IsJobWord(w.Key) || NameAffixes.IsCredential(w.Key));

    private static string TakeQuoted(string text, ref string? nickname)
    {
        if (text.AsSpan().IndexOfAny(QuoteMarks) < 0)
        {
            return text;
        }
        foreach (Match match in Quoted().Matches(text))
        {
            string inside = match.Groups[1].Value.Trim();
            nickname ??= inside.Any(char.IsLetter) ? inside : null;
        }
        return Quoted().Replace(text, " ").Replace("\"", "", StringComparison.Ordinal);
    }

    private static string Collapse(string text)
    {
        text = text.Contains("  ", StringComparison.Ordinal) ? Spaces().Replace(text, " ") : text;
        text = text.Replace(" ,", ",", StringComparison.Ordinal);
        return text.Trim(' ', ',', ':', '-', '–', '—', '*', '·', '/', '\\', '_', '~', '!', '?', '"');
    }

    [GeneratedRegex(@"[(\[]?\b(?:she|he|they|ze|xe|sie|er|elle|il|iel|ella|él|elle|hij|zij|hen|hon|han|lei|lui|any)\s?/\s?(?:her|hers|him|his|them|theirs|they|she|he|hir|ihr|ihm|elle|elles|ell[ae]|her/hers|hem|haar|hun|henne|honom|pronouns|il|la|lo)(?:\s?/\s?\w+)?\b[)\]]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronouns();

    [GeneratedRegex(@"[(\[{（]([^)\]}）]*)[)\]}）]")]
    private static partial Regex Brackets();

    [GeneratedRegex("(?<![\\p{L}\\p{N}])[\"“”„«'\u2018]+((?:[^\"“”„«»'\u2018\u2019]|(?<=\\p{L})['\u2019](?=\\p{L}))+)[\"“”»'\u2019]+(?!\\p{L})")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\s(](?:née|nee|né|geb\.?|geborene|gebor\.?|born|formerly|maiden name|ur\.|roz\.|szül\.|f\.\s?(?=\p{Lu}\p{Ll}+$)|o\.s\.)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Maiden();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Spaces();
}
