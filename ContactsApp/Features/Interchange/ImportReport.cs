using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>What became of one data row.</summary>
/// <param name="Outcome">created, updated, unchanged, review, skipped or failed (the command line's stable words).</param>
public sealed record ImportedRow(int Row, string? Full, string? First, string? Last, string? Title, string? Company, string? Domain, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, string? Linkedin, string Outcome, string Reason);

/// <summary>What became of a file: one entry per data row, none missing.</summary>
public sealed record ImportReport(string Layout, int Rows, IReadOnlyList<ImportedRow> Contacts)
{
    /// <summary>An outcome as the command line says it.</summary>
    public static string WordOf(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => "created",
        ImportOutcome.Updated or ImportOutcome.Proposed => "updated",
        ImportOutcome.Unchanged => "unchanged",
        ImportOutcome.Review => "review",
        ImportOutcome.Suppressed or ImportOutcome.Skipped => "skipped",
        ImportOutcome.Failed => "failed",
    };
}
