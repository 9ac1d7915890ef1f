using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>Knows prefixes and suffixes, and takes them off the ends of a list of words.</summary>
internal static class NameAffixes
{
    private const int LongestPrefix = 3;
    private const int LongestSuffix = 4;
    private static readonly FrozenDictionary<string, (string Kind, char Gender)> Prefixes = LoadPrefixes();
    private static readonly FrozenDictionary<string, string> Suffixes = LoadSuffixes("generation", "credential", "capitals", "comma");
    private static readonly FrozenDictionary<string, string> Kin = LoadSuffixes("kin");
    private static readonly FrozenSet<string> FollowWords = NameData.Rows("Names.prefixes.tsv").Where(r => r[0] == "follow").SelectMany(r => NameData.Words(r[2])).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> JobWords = NameData.SetOf(NameData.Rows("Names.suffixes.tsv"), "job");
    private static readonly string[] PostTitles = [.. NameData.SetOf(NameData.Rows("Names.suffixes.tsv"), "post").OrderByDescending(t => t.Length)];

    /// <summary>A word of job titles and company names: director, engineer, Inc.</summary>
    public static bool IsJobWord(string key) => JobWords.Contains(key);

    /// <summary>A degree, licence, membership or honour, whatever its case.</summary>
    public static bool IsCredential(string key) => Suffixes.TryGetValue(key, out string? kind) && kind is "credential" or "capitals";

    /// <summary>A credential that is no name, no word and no initials besides.</summary>
    public static bool IsSureCredential(string key) => Suffixes.TryGetValue(key, out string? kind) && kind == "credential";

    /// <summary>Which generation a suffix tells ("1" senior, "2" junior, "3" ...), or null where it tells none.</summary>
    public static string? GenerationOf(string key, bool behindComma = false)
    {
        if (Suffixes.TryGetValue(key, out string? kind) && kind.StartsWith("generation-", StringComparison.Ordinal))
        {
            return kind["generation-".Length..];
        }
        return behindComma && Kin.TryGetValue(key, out kind) ? kind["kin-".Length..] : null;
    }

    /// <summary>m or f where a courtesy title tells it, otherwise u.</summary>
    public static char GenderOf(string prefix)
    {
        foreach (NameToken token in NameToken.Split(prefix))
        {
            if (Prefixes.TryGetValue(token.Key, out (string Kind, char Gender) known) && known.Gender != '-')
            {
                return known.Gender;
            }
        }
        return 'u';
    }

    /// <summary>Takes the prefixes off the front of the words; at least one word stays.</summary>
    public static List<NameToken> TakePrefixes(List<NameToken> words)
    {
        int taken = 0;
        for (int length; taken < words.Count - 1 && (length = PrefixLength(words, taken)) > 0;)
        {
            taken += length;
        }
        List<NameToken> prefixes = words.GetRange(0, taken);
        words.RemoveRange(0, taken);
        return prefixes;
    }

    private static int PrefixLength(List<NameToken> words, int at)
    {
        for (int length = Math.Min(LongestPrefix, words.Count - 1 - at); length > 0; length--)
        {
            string key = length == 1 ? words[at].Key.Replace("'", "", StringComparison.Ordinal) : string.Join('_', words.Skip(at).Take(length).Select(w => w.Key.Replace("'", "", StringComparison.Ordinal)));
            if (at > 0 && length == 1 && FollowWords.Contains(key) && !(NameLexicon.IsGiven(key) && !words[at].Text.Contains('.')))
            {
                return 1;
            }
            if (Prefixes.TryGetValue(key, out (string Kind, char Gender) known) && Opens(known.Kind, words, at, length))
            {
                return length;
            }
        }
        return 0;
    }

    private static bool Opens(string kind, List<NameToken> words, int at, int length)
    {
        bool dotted = words[at].Text.Contains('.');
        int next = at + length;
        bool fullNameFollows = words.Count - next >= 2;
        return kind switch
        {
            "start" => true,
            "dotted" => dotted && fullNameFollows,
            "weak" => (dotted && words.Count > next) || (fullNameFollows && NameLexicon.IsGiven(words[next].Key)),
            "monsieur" => dotted && fullNameFollows && NameLexicon.Given(words[next].Key) is { Gender: not 'f' } given && given.In("fr"),
            "don" => dotted && fullNameFollows && NameLexicon.Given(words[next].Key) is { Gender: not 'f' } given && given.In("es") && !given.In("en"),
            _ => false,
        };
    }

    /// <summary>Takes generation and credentials off the end of the words of a name without commas; at least two words stay.</summary>
    public static List<NameToken> TakeSuffixes(List<NameToken> words, int atLeast = 2)
    {
        bool mixed = words.Any(w => w.LetterCount > 2 && w.Text.Any(char.IsLower)) && words.Any(w => w.Text.Any(char.IsUpper));
        int end = words.Count;
        for (int length; end > atLeast && (length = SuffixLength(words, end, atLeast, mixed)) > 0;)
        {
            end -= length;
        }
        List<NameToken> suffixes = words.GetRange(end, words.Count - end);
        words.RemoveRange(end, words.Count - end);
        return suffixes;
    }

    private static int SuffixLength(List<NameToken> words, int end, int atLeast, bool mixed)
    {
        for (int length = Math.Min(LongestSuffix, end - atLeast); length > 0; length--)
        {
            string key = length == 1 ? words[end - 1].Key : string.Join('_', words.Skip(end - length).Take(length).Select(w => w.Key));
            if (Suffixes.TryGetValue(key, out string? kind) && Closes(kind, words[end - 1], mixed, end - length))
            {
                return length;
            }
        }
        return 0;
    }

    private static bool Closes(string kind, NameToken word, bool mixed, int wordsBefore)
    {
        if (kind == "comma")
        {
            return false;
        }
        if (kind.StartsWith("generation", StringComparison.Ordinal))
        {
            return !NameLexicon.IsSurname(word.Key) && (word.Key != "v" || (word.Text == "V" && wordsBefore >= 2));
        }
        bool dotted = word.Text.Length > 2 && word.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < word.Text.Length - 1;
        if (dotted)
        {
            return true;
        }
        if (mixed)
        {
            return word.Text.Count(char.IsUpper) >= 2 || word.Key is "esq" or "phd" or "edd" || (kind == "credential" && word.Key.Length > 5);
        }
        return kind == "credential" ? !NameLexicon.IsSurname(word.Key) : wordsBefore >= 2 && !NameLexicon.IsSurname(word.Key) && !NameLexicon.IsGiven(word.Key);
    }

    /// <summary>True where every word behind a comma is a suffix.</summary>
    /// <param name="words">The words between two commas.</param>
    /// <param name="unknownToo">Unknown short capitals count as a credential: true in a name that is not all capitals itself.</param>
    public static bool AreSuffixes(List<NameToken> words, bool unknownToo)
    {
        for (int at = 0; at < words.Count;)
        {
            int length = KnownLength(words, at);
            if (length == 0 && !(unknownToo && LooksLikeCredential(words[at])))
            {
                return false;
            }
            at += Math.Max(1, length);
        }
        return words.Count > 0;
    }

    private static int KnownLength(List<NameToken> words, int at)
    {
        for (int length = Math.Min(LongestSuffix, words.Count - at); length > 0; length--)
        {
            string key = length == 1 ? words[at].Key : string.Join('_', words.Skip(at).Take(length).Select(w => w.Key));
            if (Suffixes.ContainsKey(key) || Kin.ContainsKey(key))
            {
                return length;
            }
        }
        return 0;
    }

    /// <summary>Short and mostly capitals, and no name we know: "FAAHPM", "LEED-AP", "MSc".</summary>
    public static bool LooksLikeCredential(NameToken word) =>
        word.Key.Length is >= 2 and <= 9 && word.Text.Count(char.IsUpper) * 2 >= word.LetterCount && word.Text.Count(char.IsUpper) >= 2 && !NameLexicon.IsGiven(word.Key);

    /// <summary>Takes a courtesy title off the end of an East Asian name ("様", "씨").</summary>
    public static (string Name, string? Title) TakePostTitle(string name)
    {
        foreach (string title in PostTitles)
        {
            if (name.Length > title.Length + 1 && name.EndsWith(title, StringComparison.Ordinal))
            {
                return (name[..^title.Length].TrimEnd(), title);
            }
        }
        return (name, null);
    }

    private static FrozenDictionary<string, (string, char)> LoadPrefixes()
    {
        var known = new Dictionary<string, (string, char)>(StringComparer.Ordinal);
        foreach (string[] row in NameData.Rows("Names.prefixes.tsv").Where(r => r[0] != "follow"))
        {
            foreach (string word in NameData.Words(row[2]))
            {
                known[word] = (row[0], row[1][0]);
            }
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> LoadSuffixes(params string[] kinds)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] row in NameData.Rows("Names.suffixes.tsv").Where(r => kinds.Any(k => r[0].StartsWith(k, StringComparison.Ordinal))))
        {
            foreach (string word in NameData.Words(row[1]))
            {
                known[word] = row[0];
            }
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
