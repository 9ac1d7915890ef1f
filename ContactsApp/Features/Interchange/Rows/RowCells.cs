using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>A value and the column it stands in.</summary>
internal readonly record struct Cell(string Text, int Column);

/// <summary>The columns of a mapping by their meaning: found once for a file, asked for each row.</summary>
internal sealed class RowCells
{
    private readonly int[][] columns;

    public RowCells(ImportMapping mapping)
    {
        var byMeaning = mapping.Columns.Select((c, i) => (c, i)).Where(c => c.c.Meaning is not null).ToLookup(c => c.c.Meaning!.Value);
        // Columns that say it plainly come first, so that "Created" only counts where "Last modified" is empty.
        columns = [.. Enum.GetValues<ColumnMeaning>().Select(m => byMeaning[m].OrderByDescending(c => c.c.Confidence >= 0.7).Select(c => c.i).ToArray())];
    }

    /// <summary>Whether the file has a column of this meaning.</summary>
    public bool Has(ColumnMeaning meaning) => columns[(int)meaning].Length > 0;

    /// <summary>The first value of a meaning in a row; an empty text in column -1 without.</summary>
    public Cell One(FileRecord record, ColumnMeaning meaning)
    {
        foreach (var column in columns[(int)meaning])
        {
            if (record.At(column) is { Length: > 0 } text && !IsNothing(text, meaning))
            {
                return new(text, column);
            }
        }

        return new("", -1);
    }

    /// <summary>The first value of a meaning as a text, or null.</summary>
    public string? Text(FileRecord record, ColumnMeaning meaning) => One(record, meaning) is { Column: >= 0 } cell ? cell.Text : null;

    /// <summary>All values of a meaning in a row, in the order of their columns.</summary>
    public IEnumerable<Cell> All(FileRecord record, ColumnMeaning meaning)
    {
        foreach (var column in columns[(int)meaning])
        {
            if (record.At(column) is { Length: > 0 } text && !IsNothing(text, meaning))
            {
                yield return new(text, column);
            }
        }
    }

    /// <summary>The column that stands directly before another one, when it has this meaning.</summary>
    public int? LabelBefore(int column, ColumnMeaning meaning) => Array.IndexOf(columns[(int)meaning], column - 1) >= 0 ? column - 1 : null;

    /// <summary>Whether any column of a meaning says yes.</summary>
    public bool IsYes(FileRecord record, ColumnMeaning meaning)
    {
        foreach (var cell in All(record, meaning))
        {
            if (CellWords.IsYes(cell.Text) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNothing(string text, ColumnMeaning meaning) => meaning <= ColumnMeaning.Nickname ? CellWords.IsNoName(text) : CellWords.IsNothing(text);
}
