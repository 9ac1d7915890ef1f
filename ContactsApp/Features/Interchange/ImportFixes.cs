using System.Text.Json;

namespace ContactsApp.Features.Interchange;

/// <summary>A cell of a file as somebody corrected it.</summary>
/// <param name="Row">Number of the data row, from 1.</param>
/// <param name="Column">Index of the column, from 0.</param>
/// <param name="Text">What the whole cell holds instead.</param>
public sealed record CellFix(int Row, int Column, string Text);

/// <summary>The cells that were corrected before a run. The file itself is never changed. Shape of <c>Import.FixesJson</c>.</summary>
public sealed record ImportFixes
{
    /// <summary>More than this is work for the file's own tool.</summary>
    public const int MostCells = 10_000;

    /// <summary>New texts: by row number, then by column.</summary>
    public IReadOnlyDictionary<int, IReadOnlyDictionary<int, string>> Cells { get; init; } = new Dictionary<int, IReadOnlyDictionary<int, string>>();

    /// <summary>How many cells were corrected.</summary>
    public int Count => Cells.Values.Sum(c => c.Count);

    /// <summary>With these too; a cell that was corrected before takes the later text.</summary>
    public ImportFixes With(IEnumerable<CellFix> fixes)
    {
        var cells = Cells.ToDictionary(r => r.Key, r => r.Value.ToDictionary());
        foreach (var fix in fixes)
        {
            if (!cells.TryGetValue(fix.Row, out var row))
            {
                cells[fix.Row] = row = [];
            }

            row[fix.Column] = fix.Text;
        }

        return new() { Cells = cells.ToDictionary(r => r.Key, r => (IReadOnlyDictionary<int, string>)r.Value) };
    }

    /// <summary>The stored form; empty where nothing was corrected.</summary>
    public string ToJson() => Cells.Count == 0 ? "" : JsonSerializer.Serialize(Cells);

    /// <summary>Reads the stored form back.</summary>
    public static ImportFixes From(string json) =>
        json.Length == 0 ? new() : new() { Cells = JsonSerializer.Deserialize<Dictionary<int, Dictionary<int, string>>>(json)!.ToDictionary(r => r.Key, r => (IReadOnlyDictionary<int, string>)r.Value) };
}
