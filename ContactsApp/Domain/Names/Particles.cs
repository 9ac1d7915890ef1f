using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>Words of family names that lean on the word behind or between ("van der", "y", "bin").</summary>
internal static class Particles
{
    private static readonly List<string[]> Rows = [.. NameData.Rows("Names.particles.tsv")];
    private static readonly FrozenSet<string> LeadWords = NameData.SetOf(Rows, "lead");
    private static readonly FrozenSet<string> ArabicWords = NameData.SetOf(Rows, "arabic");
    private static readonly FrozenSet<string> JoinWords = NameData.SetOf(Rows, "join");
    private static readonly FrozenSet<string> PatronymicWords = NameData.SetOf(Rows, "patronymic");
    private static readonly FrozenSet<string> IrishRoots = NameData.SetOf(Rows, "o-root");
    private static readonly FrozenSet<string> DevotionWords = NameData.SetOf(Rows, "devotion");
    private static readonly FrozenSet<string> SmallWords = LeadWords.Concat(JoinWords).Concat(PatronymicWords)
        .Except(["mac", "mc", "fitz", "st", "saint", "san", "santa", "santo", "abu", "abou", "bou", "ben", "ould", "ver", "vander", "vanden", "i", "o", "ó", "ni", "ní", "nic"], StringComparer.Ordinal)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Leans on the word behind: van, de, El, Mc.</summary>
    public static bool IsLead(string key) => LeadWords.Contains(key) || ArabicWords.Contains(key) || PatronymicWords.Contains(key);

    /// <summary>Al, El, Ait: part of a family name or, before its end, of a given name.</summary>
    public static bool IsArabic(string key) => ArabicWords.Contains(key);

    /// <summary>bin, bint, ibn.</summary>
    public static bool IsPatronymic(string key) => PatronymicWords.Contains(key);

    /// <summary>y, e, und, dit.</summary>
    public static bool IsJoin(string key) => JoinWords.Contains(key);

    /// <summary>What stands behind a separate O of an Irish family name.</summary>
    public static bool IsIrishRoot(string key) => IrishRoots.Contains(key);

    /// <summary>Carmen in "María del Carmen".</summary>
    public static bool IsDevotion(string key) => DevotionWords.Contains(key);

    /// <summary>Written small inside a name: van, de, und.</summary>
    public static bool IsSmall(string key) => SmallWords.Contains(key);

    /// <summary>A family name without what leans on it: "Beethoven" of "van Beethoven".</summary>
    public static string? WithoutLead(string? family)
    {
        if (family is null || !family.Contains(' '))
        {
            return family;
        }
        List<NameToken> tokens = NameToken.Split(family);
        int first = tokens.FindIndex(t => !IsLead(t.Key));
        return first <= 0 ? family : NameToken.Join(tokens.Skip(first));
    }
}
