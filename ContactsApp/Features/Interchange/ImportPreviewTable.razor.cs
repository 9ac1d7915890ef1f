using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Rows;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Interchange;

/// <summary>The rows of a preview.</summary>
public sealed partial class ImportPreviewTable
{
    // What stands on a line when the file has no columns.
    private static readonly IReadOnlyList<(int Index, FileColumn Column)> Lines = [(0, new("Line", ColumnMeaning.Company, "Domain or name", 1, "", []))];

    private (int Row, int Column)? fixing;

    /// <summary>How the file is read.</summary>
    [Parameter, EditorRequired] public DraftFile File { get; set; } = default!;

    /// <summary>What its rows are.</summary>
    [Parameter] public ImportKind Kind { get; set; }

    /// <summary>What they would do.</summary>
    [Parameter, EditorRequired] public ImportForecast Forecast { get; set; } = default!;

    /// <summary>Which are shown.</summary>
    [Parameter, EditorRequired] public RowFilter Filter { get; set; } = RowFilter.All[0];

    /// <summary>Columns that are left out are shown too.</summary>
    [Parameter] public bool AllColumns { get; set; }

    /// <summary>A column was taken for something else.</summary>
    [Parameter] public EventCallback<(int Column, ColumnMeaning? Meaning)> OnMap { get; set; }

    /// <summary>A cell was corrected, perhaps with those like it.</summary>
    [Parameter] public EventCallback<(CellFix Fix, bool AndLike)> OnFix { get; set; }

    private IReadOnlyList<(string Label, IReadOnlyList<ColumnMeaning> Meanings)> Groups => MeaningGroups.For(Kind);

    private ForecastRow[] Rows => [.. Forecast.Shown(Filter)];

    private IReadOnlyList<(int Index, FileColumn Column)> Columns => File.Columns.Count == 0
        ? Lines
        : [.. File.Columns.Select((c, i) => (i, c)).Where(c => AllColumns || c.c.Meaning is not null)];

    private int Width => 52 + 190 + Columns.Sum(c => WidthOf(c.Column));

    private static int WidthOf(FileColumn column) => column.Meaning switch
    {
        ColumnMeaning.Email or ColumnMeaning.WorkEmail or ColumnMeaning.PersonalEmail or ColumnMeaning.LinkedIn => 218,
        ColumnMeaning.Title or ColumnMeaning.Headline or ColumnMeaning.FullName => 170,
        ColumnMeaning.GivenName or ColumnMeaning.FamilyName => 112,
        _ => 148,
    };

    private static string Hint(FileColumn column) => column.Sample.Count == 0 ? $"{column.Why} No row has a value." : $"{column.Why} For example {column.Sample[0]}.";

    private static string? Class(FileColumn column, CellNote? note) => (note, column.Meaning) switch
    {
        ({ IsProblem: true }, _) => "err",
        ({ To: not null }, _) => "cleaned",
        (_, null) => "out",
        _ => null,
    };

    private static string Text(ForecastRow row, int column) => column < row.Content.Cells.Count ? row.Content.Cells[column] : "";

    private static string? Title(CellNote? note, ForecastRow row, int column) => note switch
    {
        { IsProblem: true } => note.Problem,
        { To: not null } => $"Was {Text(row, column)}",
        _ => Text(row, column),
    };

    private void Open(ForecastRow row, int column) => fixing = fixing == (row.Content.Number, column) ? null : (row.Content.Number, column);

    private Task MapAsync(int column, ChangeEventArgs e) =>
        OnMap.InvokeAsync((column, Enum.TryParse<ColumnMeaning>(e.Value as string, out var meaning) ? meaning : null));

    private Task FixAsync((CellFix Fix, bool AndLike) fix)
    {
        fixing = null;
        return OnFix.InvokeAsync(fix);
    }
}
