using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>What the lists know of one word.</summary>
/// <param name="Cultures">Cultures in which it is used, as a space-separated list with a space at each end (" es pt ").</param>
/// <param name="Gender">m, f, or u where it is either.</param>
/// <param name="Common">A family name so common that sharing it says little.</param>
internal sealed record NameEntry(string Cultures, char Gender, bool Common)
{
    /// <summary>Used in Spanish or Portuguese names.</summary>
    public bool IsIberian { get; } = Cultures.Contains(" es ", StringComparison.Ordinal) || Cultures.Contains(" pt ", StringComparison.Ordinal);

    /// <summary>Used in the culture of this code.</summary>
    public bool In(string culture) => Cultures.Contains(" " + culture + " ", StringComparison.Ordinal);
}

/// <summary>Knows which words are given names and which family names, by list and by the shape of the word.</summary>
internal static class NameLexicon
{
    private static readonly FrozenDictionary<string, NameEntry> GivenNames = Load("Names.given-names.tsv", r => (r[1][0], false));
    private static readonly FrozenDictionary<string, NameEntry> Surnames = Load("Names.surnames.tsv", r => ('u', r[1] == "top"));

    // Endings and beginnings that only family names have, with the length from which they are safe.
    private static readonly (string Ending, int Length)[] SurnameEndings =
    [
        ("ski", 6), ("ska", 7), ("cki", 6), ("cka", 7), ("wicz", 6), ("czyk", 6), ("czak", 6), ("ovic", 6), ("evic", 6), ("ovich", 7), ("evich", 7),
        ("enko", 6), ("chuk", 6), ("shvili", 8), ("dze", 7), ("yan", 8), ("ian", 9), ("sson", 7), ("dottir", 8), ("opoulos", 9), ("opoulou", 9), ("akis", 6), ("idis", 6),
        ("oglu", 6), ("escu", 6), ("ssen", 7), ("sen", 7), ("mann", 7), ("berg", 7), ("stein", 7), ("strom", 7), ("gren", 7), ("quist", 7), ("qvist", 7), ("worth", 8),
        ("ova", 7), ("eva", 7), ("ov", 6), ("ev", 6), ("skaya", 7), ("skiy", 7), ("sky", 6), ("inen", 6), ("onen", 6), ("quez", 5), ("guez", 5), ("ndez", 5), ("nez", 6), ("arez", 6), ("aga", 8), ("etxea", 7), ("zabal", 7),
    ];

    /// <summary>What is known of a given name, or null.</summary>
    public static NameEntry? Given(string key) =>
        GivenNames.TryGetValue(key, out NameEntry? entry) || (FirstPart(key) is { } part && GivenNames.TryGetValue(part, out entry)) ? entry : null;

    /// <summary>What is known of a family name, or null.</summary>
    public static NameEntry? Surname(string key) =>
        Surnames.TryGetValue(key, out NameEntry? entry) || (FirstPart(key) is { } part && Surnames.TryGetValue(part, out entry)) ? entry : null;

    /// <summary>Known as a given name.</summary>
    public static bool IsGiven(string key) => Given(key) is not null;

    /// <summary>Known as a family name, or shaped like one.</summary>
    public static bool IsSurname(string key) => Surname(key) is not null || HasSurnameShape(key) || (!IsGiven(key) && FirstPart(key) is { } part && HasSurnameShape(part));

    /// <summary>A given name and never a family name.</summary>
    public static bool IsOnlyGiven(string key) => IsGiven(key) && !IsSurname(key);

    /// <summary>A family name and never a given name.</summary>
    public static bool IsOnlySurname(string key) => !IsGiven(key) && IsSurname(key);

    /// <summary>Shaped as only family names are: McAdam, O'Hara, Orzechowski, Eriksson.</summary>
    public static bool HasSurnameShape(string key)
    {
        if ((key.StartsWith("mc", StringComparison.Ordinal) && key.Length > 4) || (key.StartsWith("o'", StringComparison.Ordinal) && key.Length > 4))
        {
            return true;
        }
        foreach ((string ending, int length) in SurnameEndings)
        {
            if (key.Length >= length && key.EndsWith(ending, StringComparison.Ordinal))
            {
                return !IsGiven(key);
            }
        }
        return false;
    }

    private static string? FirstPart(string key)
    {
        int hyphen = key.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 1 ? key[..hyphen] : null;
    }

    private static FrozenDictionary<string, NameEntry> Load(string file, Func<string[], (char Gender, bool Common)> traits)
    {
        var entries = new Dictionary<string, NameEntry>(8000, StringComparer.Ordinal);
        foreach (string[] row in NameData.Rows(file))
        {
            (char gender, bool common) = traits(row);
            foreach (string word in NameData.Words(row[^1]))
            {
                entries[word] = entries.TryGetValue(word, out NameEntry? known)
                    ? new(known.Cultures + row[0] + " ", known.Gender == gender ? gender : 'u', known.Common || common)
                    : new(" " + row[0] + " ", gender, common);
            }
        }
        return entries.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
