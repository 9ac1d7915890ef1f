using ContactsApp.Domain.Companies;

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

    private static string[] Words(string text)
    {
        var folded = TextFold.Fold(text).Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
        var letters = string.Concat(folded.Select(c => char.IsLetter(c) ? c : ' '));
        return letters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
