using System.Collections.Frozen;

namespace ContactsApp.Domain.Titles;

/// <summary>Knows which words people shorten in titles ("mgr" is manager), so that no list has to say a phrase twice.</summary>
internal static class TitleShortForms
{
    private static readonly FrozenDictionary<string, string> Whole = Load();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WholeBySpan = Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Letters of the longest short form.</summary>
    public static int Longest { get; } = Whole.Keys.Max(form => form.Length);

    /// <summary>The whole word for a short form, or null for any other word.</summary>
    public static string? Find(ReadOnlySpan<char> word) => WholeBySpan.TryGetValue(word, out var whole) ? whole : null;

    /// <summary>A folded phrase with every short form spelled out.</summary>
    public static string Expand(string phrase) => string.Join(' ', phrase.Split(' ').Select(word => Find(word) ?? word));

    private static FrozenDictionary<string, string> Load() => KnowledgeFile.Lines("Titles", "short_forms.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[1].Split('|').Select(form => KeyValuePair.Create(form, row[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
