using System.Collections.Frozen;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>Which given names can name one person: short forms, spellings, languages.</summary>
internal static class GivenNameKnowledge
{
    private static readonly FrozenDictionary<string, int[]> Spellings = LoadGroups("spelling");
    private static readonly FrozenDictionary<string, int[]> Languages = LoadGroups("language");
    private static readonly FrozenDictionary<string, string[]> Roots = LoadRoots();
    private static readonly FrozenSet<string> Formal = NameData.Rows("Matching.nicknames.tsv").SelectMany(r => NameData.Words(r[1])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The formal names a given name can stand for, itself included: Bill gives bill and william.</summary>
    public static IReadOnlyList<string> RootsOf(string key) => Roots.TryGetValue(key, out string[]? roots) ? roots : [key];

    /// <summary>True where one is a short form of the other, or both are of a third.</summary>
    public static bool AreNicknames(string a, string b) => RootsOf(a).Intersect(RootsOf(b), StringComparer.Ordinal).Any();

    /// <summary>A full name of its own, which many bear without ever using a short form's other full names: Mary, Marie.</summary>
    public static bool IsFormal(string key) => Formal.Contains(key);

    /// <summary>The same name in another spelling or transliteration.</summary>
    public static bool AreSpellings(string a, string b) => ShareGroup(Spellings, a, b);

    /// <summary>The same name in another language.</summary>
    public static bool AreTranslations(string a, string b) => ShareGroup(Languages, a, b);

    /// <summary>Every name that <see cref="AreNicknames"/> or <see cref="AreSpellings"/> can pair shares one of these with it.</summary>
    public static IEnumerable<string> GroupKeys(string key) =>
        RootsOf(key)
            .Concat(Spellings.TryGetValue(key, out int[]? spellings) ? spellings.Select(g => "s" + g) : []);

    private static bool ShareGroup(FrozenDictionary<string, int[]> groups, string a, string b) =>
        groups.TryGetValue(a, out int[]? first) && groups.TryGetValue(b, out int[]? second) && first.AsSpan().IndexOfAny(second) >= 0;

    private static FrozenDictionary<string, int[]> LoadGroups(string kind)
    {
        var groups = new Dictionary<string, int[]>(StringComparer.Ordinal);
        int number = 0;
        foreach (string[] row in NameData.Rows("Matching.name-variants.tsv").Where(r => r[0] == kind))
        {
            number++;
            foreach (string name in NameData.Words(row[1]).Distinct())
            {
                groups[name] = groups.TryGetValue(name, out int[]? known) ? [.. known, number] : [number];
            }
        }
        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string[]> LoadRoots()
    {
        var roots = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string[] row in NameData.Rows("Matching.nicknames.tsv"))
        {
            string[] formal = [.. NameData.Words(row[1])];
            foreach (string name in formal)
            {
                Add(name, [name]);
            }
            foreach (string name in NameData.Words(row[2]))
            {
                Add(name, [name, .. formal]);
            }
        }
        return roots.ToFrozenDictionary(r => r.Key, r => r.Value.ToArray(), StringComparer.Ordinal);

        void Add(string name, string[] of)
        {
            if (!roots.TryGetValue(name, out HashSet<string>? known))
            {
                roots[name] = known = new(StringComparer.Ordinal);
            }
            known.UnionWith(of);
        }
    }
}
