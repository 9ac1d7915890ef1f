using System.Collections.Frozen;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>What two job titles say about whether one person bears both.</summary>
internal enum TitleAgreement
{
    /// <summary>The same work and rank, perhaps in other words or another language.</summary>
    Same,
    /// <summary>The same field of work.</summary>
    Related,
    /// <summary>Nothing: a title is missing, not understood, or goes with every field (board member).</summary>
    Unclear,
    /// <summary>Two different fields of work.</summary>
    Contradict,
}

/// <summary>Compares job titles by the work they name, across languages.</summary>
internal static class TitleEvidence
{
    private const double SameShare = 0.5;
    private const int ShortestTelling = 4;
    private const int LongestPhrase = 4;
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "of", "the", "and", "a", "an", "for", "in", "at", "to", "de", "des", "du", "la", "le", "les", "der", "die", "das", "und", "y", "e", "&", "et", "do", "da", "dos", "del", "di", "della", "van", "voor",
        "och", "og", "for", "i", "av", "af", "till", "für", "fur", "fuer", "bei", "im", "d", "l", "el", "los", "en", "of", "ii", "iii", "iv", "i", "us", "global", "group", "international", "senior", "sr", "junior", "jr", "new", "area",
        "chief", "officer", "head", "lead", "team", "co", "new", "york", "london", "department", "abteilung", "former", "regional", "national", "group", "north", "south", "east", "west", "executive", "associate", "specialist", "worker", "europe",
    };

    private static readonly FrozenDictionary<string, string[]> Exact = Load(w => !w.Contains('*', StringComparison.Ordinal), w => w);
    private static readonly FrozenDictionary<string, string[]> Beginnings = Load(w => w.EndsWith('*'), w => w.TrimEnd('*'));
    private static readonly FrozenDictionary<string, string[]> Endings = Load(w => w.StartsWith('*'), w => w.TrimStart('*'));

    private static readonly FrozenDictionary<string, string> Phrases = NameData.Rows("Matching.title-concepts.tsv").Where(r => r[0] == "phrase")
        .SelectMany(r => NameData.Words(r[2]).Select(w => (Phrase: w, Word: r[1]))).DistinctBy(p => p.Phrase).ToFrozenDictionary(p => p.Phrase, p => p.Word, StringComparer.Ordinal);

    /// <summary>Compares two titles; the order does not matter.</summary>
    public static TitleAgreement Compare(string? a, string? b)
    {
        List<string> first = Words(a), second = Words(b);
        if (first.Count == 0 || second.Count == 0)
        {
            return TitleAgreement.Unclear;
        }
        if (first.SequenceEqual(second))
        {
            return TitleAgreement.Same;
        }
        HashSet<string> conceptsA = Concepts(first), conceptsB = Concepts(second);
        int shared = conceptsA.Intersect(conceptsB).Count(), all = conceptsA.Union(conceptsB).Count();
        bool work = conceptsA.Intersect(conceptsB).Any(c => c.StartsWith("work:", StringComparison.Ordinal) || c == "anywhere:ceo");
        bool word = conceptsA.Intersect(conceptsB).Any(c => c.Length >= ShortestTelling && !c.Contains(':', StringComparison.Ordinal));
        if ((work || word) && shared >= SameShare * all)
        {
            return TitleAgreement.Same;
        }
        if (work || word)
        {
            return TitleAgreement.Related;
        }
        return Apart(conceptsA, conceptsB);
    }

    private static TitleAgreement Apart(HashSet<string> a, HashSet<string> b)
    {
        if ((IsManual(a) && IsTop(b)) || (IsManual(b) && IsTop(a)))
        {
            return TitleAgreement.Contradict;
        }
        bool generalA = a.Any(IsGeneral), generalB = b.Any(IsGeneral), workA = a.Any(IsWork), workB = b.Any(IsWork);
        if (generalA && generalB)
        {
            return workA && workB ? TitleAgreement.Unclear : TitleAgreement.Related;
        }
        return workA && workB && !generalA && !generalB ? TitleAgreement.Contradict : TitleAgreement.Unclear;

        static bool IsGeneral(string concept) => concept.StartsWith("anywhere:", StringComparison.Ordinal);
        static bool IsManual(HashSet<string> concepts) => concepts.Contains("manual:manual");
        static bool IsTop(HashSet<string> concepts) => concepts.Overlaps(["anywhere:ceo", "level:director", "level:chief", "level:vp"]);
        static bool IsWork(string concept) => concept.StartsWith("work:", StringComparison.Ordinal);
    }

    private static List<string> Words(string? title)
    {
        string folded = NameFolding.Fold(title ?? "");
        var words = new List<string>();
        foreach (string part in folded.Split([' ', ',', '/', '(', ')', ';', ':', '|', '·', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            string word = part.Trim('.', '-', '\'', '*', '&');
            if (word.Length > 0)
            {
                words.Add(word);
            }
        }
        return WithPhrases(words);
    }

    // "Managing Director" and "CEO" are one thing; read as one word.
    private static List<string> WithPhrases(List<string> words)
    {
        for (int at = 0; at < words.Count - 1; at++)
        {
            for (int length = Math.Min(LongestPhrase, words.Count - at); length > 1; length--)
            {
                if (Phrases.TryGetValue(string.Join('_', words.Skip(at).Take(length)), out string? word))
                {
                    words.RemoveRange(at, length);
                    words.Insert(at, word);
                    break;
                }
            }
        }
        return words;
    }

    private static HashSet<string> Concepts(List<string> words)
    {
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in words)
        {
            IReadOnlyList<string> known = ConceptsOf(word);
            concepts.UnionWith(known);
            if (known.Count == 0 && !Fillers.Contains(word) && !char.IsDigit(word[0]))
            {
                concepts.Add(word);
            }
        }
        return concepts;
    }

    private static IReadOnlyList<string> ConceptsOf(string word)
    {
        if (Exact.TryGetValue(word, out string[]? concepts))
        {
            return concepts;
        }
        for (int length = word.Length; length > 2; length--)
        {
            if (Beginnings.TryGetValue(word[..length], out string[]? begun))
            {
                return [.. begun, .. EndingsOf(word)];
            }
        }
        IReadOnlyList<string> ended = EndingsOf(word);
        int hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return ended.Count > 0 || hyphen <= 0 ? ended : [.. ConceptsOf(word[..hyphen]), .. hyphen + 1 < word.Length ? ConceptsOf(word[(hyphen + 1)..]) : []];
    }

    private static IReadOnlyList<string> EndingsOf(string word)
    {
        for (int start = 1; start < word.Length - 2; start++)
        {
            if (Endings.TryGetValue(word[start..], out string[]? ended))
            {
                return ended;
            }
        }
        return [];
    }

    private static FrozenDictionary<string, string[]> Load(Func<string, bool> kept, Func<string, string> key)
    {
        var concepts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string[] row in NameData.Rows("Matching.title-concepts.tsv").Where(r => r[0] != "phrase"))
        {
            foreach (string word in NameData.Words(row[2]).Where(kept).Select(key))
            {
                string concept = row[0] + ":" + row[1];
                concepts[word] = concepts.TryGetValue(word, out string[]? known) ? [.. known.Append(concept).Distinct()] : [concept];
            }
        }
        return concepts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
