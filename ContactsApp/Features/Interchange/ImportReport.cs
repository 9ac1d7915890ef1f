using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>What became of one data row.</summary>
/// <param name="Row">Line of the file at which it begins.</param>
/// <param name="Full">The name as the file writes it.</param>
/// <param name="Title">The title as the file writes it, and so the company.</param>
/// <param name="Outcome">created, updated, unchanged, review, skipped or failed (the command line's stable words).</param>
public sealed record ImportedRow(int Row, string? Full, string? First, string? Last, string? Title, string? Company, string? Domain, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, string? Linkedin, string Outcome, string Reason)
{
    /// <summary>What a row says, with what became of it.</summary>
    public static ImportedRow Of(ContactRow row, string outcome, string reason)
    {
        var fields = row.Person.Fields;
        return new(
            row.Line, row.FullName ?? fields[ContactField.FullName], fields[ContactField.GivenName], fields[ContactField.FamilyName], row.Title, row.Company.Name, row.Company.Domain,
            [.. fields.Emails.Select(e => e.Value)], [.. fields.Phones.Select(p => p.Value)], row.LinkedInUrl, outcome, reason);
    }
}

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
