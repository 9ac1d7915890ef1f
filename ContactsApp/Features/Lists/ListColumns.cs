namespace ContactsApp.Features.Lists;

/// <summary>A column that can be hidden: its word in addresses, and its words on screen.</summary>
/// <param name="IsExtra">Hidden until somebody asks for it.</param>
/// <param name="IsFixed">Always shown: it stands here for its number alone.</param>
public sealed record ListColumn(string Name, string Words, bool IsExtra = false, bool IsFixed = false);

/// <summary>
/// The columns of a list that can be hidden, in their order; before them stand those that always show, as a rule the tick box and the name of the row.
/// A hidden column is a class of the table, so its rows need not know.
/// </summary>
public sealed class ListColumns(params IReadOnlyList<ListColumn> all)
{
    /// <summary>Columns before the first that can be hidden.</summary>
    public int Before { get; init; } = 2;

    /// <summary>Those that can be hidden.</summary>
    public IReadOnlyList<ListColumn> All { get; } = [.. all.Where(c => !c.IsFixed)];

    /// <summary>Those of the words that are columns, in the order of the list.</summary>
    public IReadOnlyList<string> Parse(string? words)
    {
        var asked = (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. All.Select(c => c.Name).Where(n => asked.Contains(n, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>What a list hides while nobody said otherwise.</summary>
    public IReadOnlyList<string> HiddenAtFirst { get; } = [.. all.Where(c => c.IsExtra).Select(c => c.Name)];

    /// <summary>What is hidden by an address: named as hidden, or extra and not named as shown.</summary>
    public IReadOnlyList<string> Hidden(string? hide, string? show) => Parse(string.Join(',', Parse(hide).Concat(HiddenAtFirst.Except(Parse(show)))));

    /// <summary>How an address says it: the usual columns that are hidden, and the extra ones that are shown.</summary>
    public (string Hide, string Show) Words(IReadOnlyList<string> hidden) =>
        (string.Join(',', hidden.Except(HiddenAtFirst)), string.Join(',', HiddenAtFirst.Except(hidden)));

    /// <summary>The classes of a table without these columns.</summary>
    public string Classes(IReadOnlyList<string> hidden) =>
        string.Join(' ', all.Select((c, at) => (c.Name, Number: at + Before + 1)).Where(c => hidden.Contains(c.Name)).Select(c => $"hide-{c.Number}"));
}
