using System.Collections.Frozen;
using System.Globalization;

namespace ContactsApp.Domain.Engagement;

/// <summary>One kind of touchpoint and how much it says.</summary>
/// <param name="Key">Stable name, such as "meeting-held".</param>
/// <param name="Channel">How it reaches us.</param>
/// <param name="Weight">How much it says, from 0; a meaningful page visit is 1.</param>
/// <param name="Outbound">Done by us: no engagement of theirs.</param>
/// <param name="ByHand">People may log it by hand.</param>
/// <param name="Label">On screen: "Meeting".</param>
public sealed record TouchpointKind(string Key, TouchpointChannel Channel, double Weight, bool Outbound, bool ByHand, string Label);

/// <summary>The table of touchpoint kinds (touchpoint_weights.tsv).</summary>
public static class TouchpointWeights
{
    private static readonly FrozenDictionary<string, TouchpointKind> ByKey;

    static TouchpointWeights()
    {
        All = [.. KnowledgeFile.Lines("Engagement", "touchpoint_weights.tsv").Select(Read)];
        ByHand = [.. All.Where(k => k.ByHand)];
        ByKey = All.ToFrozenDictionary(k => k.Key, StringComparer.Ordinal);
    }

    /// <summary>Every kind, in the table's order.</summary>
    public static IReadOnlyList<TouchpointKind> All { get; }

    /// <summary>The kinds people log by hand, in the table's order.</summary>
    public static IReadOnlyList<TouchpointKind> ByHand { get; }

    /// <summary>The kind with this key, or null where the table has none.</summary>
    public static TouchpointKind? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The kind with this key.</summary>
    /// <exception cref="ArgumentException">The table has no such kind.</exception>
    public static TouchpointKind Of(string key) =>
        Find(key) ?? throw new ArgumentException($"There is no kind of touchpoint called {key}.", nameof(key));

    private static TouchpointKind Read(string line)
    {
        var cells = line.Split('\t');
        return new TouchpointKind(
            cells[0],
            Enum.Parse<TouchpointChannel>(cells[1]),
            double.Parse(cells[2], CultureInfo.InvariantCulture),
            cells[3] == "ours",
            cells[4] == "hand",
            cells[5]);
    }
}
