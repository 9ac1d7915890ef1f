namespace ContactsApp.Features.Lists;

/// <summary>A column that can be hidden: its word in addresses, and its words on screen.</summary>
public sealed record ListColumn(string Name, string Words);

/// <summary>
/// The columns of a list that can be hidden, in their order; before them stand the tick box and the name of the row, which always show.
/// A hidden column is a class of the table, so its rows need not know.
/// </summary>
public sealed class ListColumns(params IReadOnlyList<ListColumn> all)
{
    /// <summary>Columns before the first that can be hidden.</summary>
    private const int Always = 2;

    public IReadOnlyList<ListColumn> All { get; } = all;

    /// <summary>Those of the words that are columns, in the order of the list.</summary>
    public IReadOnlyList<string> Parse(string? words)
    {
        var asked = (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. All.Select(c => c.Name).Where(n => asked.Contains(n, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The classes of a table without these columns.</summary>
    public string Classes(IReadOnlyList<string> hidden) =>
        string.Join(' ', All.Select((c, at) => (c.Name, Number: at + Always + 1)).Where(c => hidden.Contains(c.Name)).Select(c => $"hide-{c.Number}"));
}
