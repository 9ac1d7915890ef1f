using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>A part of the rows of an import, as tabs show it. Its key stands in the address.</summary>
/// <param name="Outcomes">Which rows; empty for all.</param>
public sealed record RowFilter(string? Key, string Label, IReadOnlyList<ImportOutcome> Outcomes)
{
    /// <summary>The tabs in order.</summary>
    public static IReadOnlyList<RowFilter> All { get; } =
    [
        new(null, "All", []),
        new("failed", "Errors", [ImportOutcome.Failed]),
        new("review", "Ask", [ImportOutcome.Review]),
        new("created", "New", [ImportOutcome.Created]),
        new("updated", "Updates", [ImportOutcome.Updated, ImportOutcome.Proposed]),
        new("unchanged", "Unchanged", [ImportOutcome.Unchanged]),
        new("skipped", "Skipped", [ImportOutcome.Skipped, ImportOutcome.Suppressed]),
    ];

    /// <summary>The part that a key names; all rows for a word that is none.</summary>
    public static RowFilter Of(string? key) => All.FirstOrDefault(f => f.Key == key) ?? All[0];
}
