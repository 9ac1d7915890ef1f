namespace ContactsApp.Domain.Matching;

/// <summary>
/// A few keys per name by which candidates are found without comparing all pairs. The law: two names that are called same or ask share at least
/// one key. It holds by construction, since the comparison itself starts by asking for a shared key.
/// </summary>
internal static class BlockingKeys
{
    private const int EndLength = 3;
    private const int MostWords = 4;

    /// <summary>True where two names share a key.</summary>
    public static bool Share(ComparableName a, ComparableName b) => Of(a).Overlaps(Of(b));

    /// <summary>The keys of a name; empty for a name without letters.</summary>
    public static HashSet<string> Of(ComparableName parts)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        string given = parts.GivenWhole;
        if (parts.Family.Count == 0)
        {
            if (given.Length > 0)
            {
                keys.Add("n:" + given);
            }
            return keys;
        }
        AddSurnames(keys, parts);
        if (given.Length > 0)
        {
            AddPairs(keys, parts, given);
        }
        return keys;
    }

    private static void AddSurnames(HashSet<string> keys, ComparableName parts)
    {
        AddSounds(keys, parts.FamilyWhole);
        // A surname of one may stand as middle name of the other.
        foreach (NameWord word in parts.Family.Concat(parts.Middle).Where(w => !w.IsInitial).Take(MostWords))
        {
            AddSounds(keys, word);
        }
    }

    // As written, spelt out, and with long vowels short, so that whatever sounds alike meets.
    private static void AddSounds(HashSet<string> keys, NameWord word)
    {
        keys.Add("f:" + word.Sound);
        keys.Add("f:" + Romanisation.Sound(word.SpeltOut));
        if (word.IsBroken || word.Rest != word.Latin)
        {
            keys.Add("d:" + word.Rest);
        }
        keys.Add("f:" + Romanisation.Sound(Romanisation.Shorten(word.Latin)));
    }

    private static void AddPairs(HashSet<string> keys, ComparableName parts, string given)
    {
        string family = parts.FamilyWhole.Latin, sound = parts.GivenWord.Sound;
        // One slip in the family name leaves its beginning or its end.
        if (family.Length > EndLength)
        {
            keys.Add($"t:{given}:{family[..EndLength]}");
            keys.Add($"t:{given}:{family[^EndLength..]}");
        }
        // Given and family name in either order, and either of them as an initial.
        keys.Add(string.CompareOrdinal(sound, parts.FamilyWhole.Sound) < 0 ? $"w:{sound}|{parts.FamilyWhole.Sound}" : $"w:{parts.FamilyWhole.Sound}|{sound}");
        keys.Add($"x:{sound}|{family[0]}");
        keys.Add($"x:{parts.FamilyWhole.Sound}|{given[0]}");
        foreach (string group in GivenNameKnowledge.GroupKeys(parts.Given[0].Latin).Append(given).Distinct())
        {
            foreach (char letter in parts.Family.Select(w => w.Latin[0]).Append(family[0]).Distinct())
            {
                if (parts.Family is [{ IsInitial: true }] || parts.Family.Count <= 2)
                {
                    keys.Add($"y:{group}|{letter}");
                }
            }
        }
    }
}
