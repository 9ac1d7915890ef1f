namespace ContactsApp.Features.Interchange.Reading;

/// <summary>One record of a file as it stands there: a row of a table, or a card.</summary>
/// <param name="Number">Records of the file up to this one, from 1; blank lines are none.</param>
/// <param name="Line">Where it begins: the line of a text, the row of a sheet, from 1.</param>
/// <param name="Cells">Its cells, white space around them gone.</param>
/// <param name="Damage">What was wrong with it and how it was read all the same, in words; null when nothing was.</param>
public sealed record FileRecord(int Number, int Line, IReadOnlyList<string> Cells, string? Damage = null)
{
    /// <summary>A blank line stands before it: how footers are told from rows.</summary>
    public bool AfterBlank { get; init; }

    /// <summary>The text of a cell, empty where the record is shorter.</summary>
    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}
