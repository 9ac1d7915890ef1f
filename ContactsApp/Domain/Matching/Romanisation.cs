using System.Collections.Frozen;
using System.Text;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>Brings names to Latin letters and to their sound, so that spellings of one name meet.</summary>
internal static class Romanisation
{
    private static readonly FrozenDictionary<char, string> Letters = Build();
    private static readonly FrozenDictionary<string, string[]> KoreanSurnames = NameData.Rows("Matching.korean-surnames.tsv").ToFrozenDictionary(r => r[0], r => r[1].Split(' '), StringComparer.Ordinal);
    private static readonly string[] HangulStarts = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    private static readonly string[] HangulVowels = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];
    private static readonly string[] HangulEnds = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    // Spellings of one sound, the longer first. German and Nordic letters spelt out (ae, oe, ue) go with the plain letter.
    private static readonly (string From, string To)[] Sounds =
    [
        ("shch", "s"), ("schtsch", "s"), ("tsch", "s"), ("sch", "s"), ("cz", "s"), ("sz", "s"), ("tch", "s"), ("sh", "s"), ("tz", "s"), ("ts", "s"), ("zh", "s"), ("ch", "s"), ("x", "ks"),
        ("ph", "f"), ("th", "t"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("bh", "b"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("dj", "j"),
        ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("yeo", "iu"), ("eo", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("ie", "i"), ("ij", "i"), ("iy", "i"), ("yi", "i"),
        ("ya", "ia"), ("yo", "io"), ("yu", "iu"), ("ja", "ia"), ("jo", "io"), ("ju", "iu"), ("je", "e"), ("ye", "e"), ("ce", "se"), ("ci", "si"), ("z", "s"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
    ];

    private static readonly FrozenDictionary<char, (string From, string To)[]> SoundsByLetter = Sounds.GroupBy(s => s.From[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>A Korean family name as its bearers write it in Latin letters, or null for any other text.</summary>
    public static NameWord? KoreanSurname(string text) => KoreanSurnames.TryGetValue(text, out string[]? spellings)
        ? new NameWord(spellings[0], spellings[^1], Sound(spellings[0]), spellings[0], false)
        : null;

    /// <summary>A folded word in Latin letters; what has no Latin letters stays.</summary>
    public static string Latin(string folded)
    {
        if (Ascii.IsValid(folded))
        {
            return folded;
        }
        var text = new StringBuilder(folded.Length * 2);
        foreach (char c in folded)
        {
            if (NameScripts.IsHangul(c))
            {
                int code = c - 0xac00;
                text.Append(HangulStarts[code / 588]).Append(HangulVowels[code % 588 / 28]).Append(HangulEnds[code % 28]);
            }
            else
            {
                text.Append(Letters.TryGetValue(c, out string? latin) ? latin : c.ToString());
            }
        }
        return text.ToString();
    }

    /// <summary>The text with umlauts and the letters of the North spelt out: Mueller, Soerensen, Aagaard.</summary>
    public static string SpellOut(string text)
    {
        var spelt = new StringBuilder(text.Length + 2);
        foreach (char c in text.Normalize())
        {
            spelt.Append(char.ToLowerInvariant(c) switch { 'ä' => "ae", 'ö' or 'ø' => "oe", 'ü' => "ue", 'å' => "aa", 'ß' => "ss", _ => c.ToString() });
        }
        return spelt.ToString();
    }

    /// <summary>A Latin word with the long vowels of Japanese written short: sato for satou, yuko for yuuko, ono for ohno.</summary>
    public static string Shorten(string latin) =>
        latin.Replace("ou", "o", StringComparison.Ordinal).Replace("oo", "o", StringComparison.Ordinal).Replace("uu", "u", StringComparison.Ordinal).Replace("oh", "o", StringComparison.Ordinal);

    /// <summary>How a Latin word sounds, roughly: equal for Kuznetsov and Kuznetzov, Müller and Mueller, Cirilo and Cirillo.</summary>
    public static string Sound(string latin)
    {
        var text = new StringBuilder(latin.Length);
        for (int i = 0; i < latin.Length;)
        {
            (string from, string to) = SoundAt(latin, i);
            foreach (char c in to)
            {
                if (char.IsLetter(c) && (text.Length == 0 || text[^1] != c))
                {
                    text.Append(c);
                }
            }
            i += from.Length;
        }
        return text.ToString();
    }

    private static (string From, string To) SoundAt(string latin, int at)
    {
        foreach ((string from, string to) in SoundsByLetter.TryGetValue(latin[at], out (string From, string To)[]? sounds) ? sounds : [])
        {
            if (string.CompareOrdinal(latin, at, from, 0, from.Length) == 0)
            {
                return (from, to);
            }
        }
        // A silent h inside a word.
        return latin[at] == 'h' && at > 0 && at < latin.Length - 1 && !"aeiou".Contains(latin[at + 1], StringComparison.Ordinal) ? ("h", "") : (latin[at..(at + 1)], latin[at..(at + 1)]);
    }

    private static FrozenDictionary<char, string> Build()
    {
        const string letters = "а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz "
            + "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o "
            + "ا a أ a إ i آ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع _ غ gh ف f ق q ك k ل l م m ن n ه h ة a و w ي y ى a ء _";
        var map = new Dictionary<char, string>();
        string[] parts = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            map[parts[i][0]] = parts[i + 1] == "_" ? "" : parts[i + 1];
        }
        return map.ToFrozenDictionary();
    }
}
