using System.Text;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Titles;

/// <summary>Everything known about the words of titles, read once from the .tsv files. Where two files name the same phrase, the first counts.</summary>
internal sealed class TitleLexicon
{
    private static readonly string[] Files = ["levels.tsv", "functions.tsv", "occupations.tsv", "particles.tsv", "east_asia.tsv"];
    private static readonly Lazy<TitleLexicon> Loaded = new(() => new TitleLexicon());

    private readonly Dictionary<string, Slot> slots = new(20_000, StringComparer.Ordinal);
    private readonly Dictionary<string, Slot>.AlternateLookup<ReadOnlySpan<char>> slotsBySpan;
    private readonly Dictionary<string, TitleEntry> endings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TitleEntry>.AlternateLookup<ReadOnlySpan<char>> endingsBySpan;

    private TitleLexicon()
    {
        foreach (var file in Files)
        {
            foreach (var entry in Read(file))
            {
                Add(entry);
            }
        }

        foreach (var entry in Read("compounds.tsv"))
        {
            endings.TryAdd(entry.Phrase, entry);
        }

        slotsBySpan = slots.GetAlternateLookup<ReadOnlySpan<char>>();
        endingsBySpan = endings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The knowledge, loaded at first use.</summary>
    public static TitleLexicon Instance => Loaded.Value;

    /// <summary>What is known about a phrase, or null.</summary>
    public TitleEntry? Find(ReadOnlySpan<char> phrase) => slotsBySpan.TryGetValue(phrase, out var slot) ? slot.Entry : null;

    /// <summary>True when a longer phrase starts with these words.</summary>
    public bool StartsLonger(ReadOnlySpan<char> words) => slotsBySpan.TryGetValue(words, out var slot) && slot.IsPrefix;

    /// <summary>What is known about the last part of a compound word, or null.</summary>
    public TitleEntry? FindEnding(ReadOnlySpan<char> ending) => endingsBySpan.TryGetValue(ending, out var entry) ? entry : null;

    /// <summary>All phrases of a file, endings spelled out; for the tests that look for slips in the lists.</summary>
    internal static IEnumerable<TitleEntry> Read(string file)
    {
        foreach (var line in KnowledgeFile.Lines("Titles", file))
        {
            var columns = line.Split('\t');
            var kind = Enum.Parse<WordKind>(columns[0]);
            Department? department = columns[1] == "-" ? null : Enum.Parse<Department>(columns[1]);
            var weight = columns[2][0] - '0';
            foreach (var phrase in columns[3].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var spelled in Spell(phrase))
                {
                    yield return new TitleEntry(kind, department, weight, TitleShortForms.Expand(Ascii.IsValid(spelled) ? spelled : TextFold.Fold(spelled)));
                }
            }
        }
    }

    private void Add(TitleEntry entry)
    {
        slots[entry.Phrase] = slots.TryGetValue(entry.Phrase, out var slot) ? slot with { Entry = slot.Entry ?? entry } : new Slot(entry, false);
        for (var space = entry.Phrase.IndexOf(' '); space > 0; space = entry.Phrase.IndexOf(' ', space + 1))
        {
            var prefix = entry.Phrase[..space];
            slots[prefix] = slots.TryGetValue(prefix, out var shorter) ? shorter with { IsPrefix = true } : new Slot(null, true);
        }
    }

    /// <summary>"leiter{,in}" is "leiter" and "leiterin"; several braces give every combination.</summary>
    private static IEnumerable<string> Spell(string phrase)
    {
        var open = phrase.IndexOf('{');
        if (open < 0)
        {
            return [phrase];
        }

        var close = phrase.IndexOf('}', open);
        return phrase[(open + 1)..close].Split(',').SelectMany(ending => Spell(phrase[..open] + ending + phrase[(close + 1)..]));
    }

    private readonly record struct Slot(TitleEntry? Entry, bool IsPrefix);
}
