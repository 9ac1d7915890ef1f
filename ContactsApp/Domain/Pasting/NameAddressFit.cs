using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Pasting;

/// <summary>Whether an e-mail or profile address may be that of a person of this name.</summary>
internal static class NameAddressFit
{
    /// <summary>
    /// True where the address contains a name of three letters or more, starts a name ("rafa" for Rafael), or consists of
    /// the initials. Accents and umlaut spellings do not matter.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="localOrSlug">The part of an address before the @, or the slug of a profile.</param>
    public static bool Fits(string name, string localOrSlug)
    {
        var words = Words(name);
        var tokens = Words(localOrSlug);
        var letters = string.Concat(tokens);
        if (words.Length == 0 || letters.Length == 0)
        {
            return false;
        }

        return words.Any(w => w.Length >= 3 && letters.Contains(w, StringComparison.Ordinal))
            || tokens.Any(t => t.Length >= 3 && words.Any(w => w.StartsWith(t, StringComparison.Ordinal)))
            || words.Any(w => w.Length == 2 && tokens.Contains(w))
            || (letters.Length <= 4 && letters == string.Concat(words.Select(w => w[0])))
            || (words.Length > 1 && letters.Length == 2 && letters == $"{words[0][0]}{words[^1][0]}");
    }

    /// <summary>
    /// True where a profile may be that of the person: one word of both is the same, and the given names do not contradict each other
    /// (a namesake of the family is somebody else), or the names are alike as a whole. A slug of one word must begin or end with a name.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="slug">The slug of a LinkedIn profile: "lena-hoffmann-1a2b3c".</param>
    public static bool FitsSlug(string name, string slug)
    {
        var tokens = SlugWords(slug).SelectMany(Words).ToArray();
        var words = Words(NameKnowledge.WithoutPrefixes(name));
        if (tokens.Length == 0 || words.Length == 0)
        {
            return Fits(name, slug);
        }

        if (tokens.Length == 1)
        {
            return words.Any(w => w.Length >= 3 && (tokens[0].StartsWith(w, StringComparison.Ordinal) || tokens[0].EndsWith(w, StringComparison.Ordinal)))
                || (tokens[0].Length < 6 && Fits(name, slug));
        }

        var shared = words.Where(w => w.Length >= 2 && tokens.Contains(w)).ToList();
        return shared.Count > 1 || shared.Contains(words[0]) || (shared.Count == 1
            ? Alike($"{words[0]} {shared[0]}", $"{tokens[0]} {shared[0]}")
            : Alike(name, string.Join(' ', tokens)));
    }

    /// <summary>The words of a slug: LinkedIn adds one of digits and letters to names that are taken.</summary>
    public static IEnumerable<string> SlugWords(string slug) =>
        slug.Split('-', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.Any(char.IsAsciiDigit));

    private static bool Alike(string a, string b) =>
        NameJudge.Judge(Facts(a), Facts(b)).Answer != MatchAnswer.Different;

    private static PersonFacts Facts(string name) => new(NameParser.Parse(name), null, [], [], null);

    private static string[] Words(string text)
    {
        var folded = TextFold.Fold(text).Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
        var letters = string.Concat(folded.Select(c => char.IsLetter(c) ? c : ' '));
        return letters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
