namespace ContactsApp.Features.Interchange;

/// <summary>
/// Keeps spreadsheets from running what somebody put into a name: a cell that a spreadsheet would read as a formula gets an apostrophe
/// before it, which our own import takes away again. For CSV only; a workbook says of each cell that it is a text.
/// </summary>
public static class FormulaGuard
{
    private const string Beginnings = "=+-@\t\r";

    /// <summary>The text as it may stand in a CSV cell.</summary>
    public static string Guard(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>; other texts are left alone.</summary>
    public static string Unguard(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    // Apostrophes before it count along, else a text that really begins with one would come back without it.
    private static bool IsFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Beginnings.Contains(first[0], StringComparison.Ordinal);
    }
}
