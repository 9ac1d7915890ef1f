namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Something to show on one cell of the preview.</summary>
/// <param name="Column">Index of the column, from 0; -1 when it is about the row.</param>
/// <param name="From">The value as the file has it.</param>
/// <param name="To">As it will be kept ("cleaned up"); null for a problem.</param>
/// <param name="Problem">What is wrong, in words; null for a cleaned value.</param>
/// <param name="Fix">For a problem: what the whole cell should probably hold; null when nothing sensible is known.</param>
/// <param name="Like">The same for problems that one decision settles ("fix 3 more like this"); null when it stands alone.</param>
public sealed record CellNote(int Column, string From, string? To, string? Problem = null, string? Fix = null, string? Like = null)
{
    /// <summary>The row waits until the cell is corrected, unless the import leaves such cells out: an address that is none.</summary>
    public bool HoldsBack { get; init; }

    public bool IsProblem => Problem is not null;
}
