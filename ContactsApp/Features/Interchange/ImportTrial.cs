using System.Runtime.CompilerServices;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>What a file would do in an empty installation: no database, one row in memory at a time.</summary>
public static class ImportTrial
{
    /// <summary>One entry a data row, in the order of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="company">Domain that all rows belong to, whatever they say; null: each row's own.</param>
    /// <param name="ct">Stops between two rows.</param>
    public static async IAsyncEnumerable<ImportedRow> RunAsync(ContactFile file, string? company, [EnumeratorCancellation] CancellationToken ct)
    {
        var duplicates = new FileDuplicates();
        await foreach (var read in file.RowsAsync(RowRequest.All, ct))
        {
            var row = company is null ? read : InCompany(read, company);
            var (outcome, reason) = row.Verdict switch
            {
                RowVerdict.Skip => ("skipped", row.Reason),
                RowVerdict.Fail => ("failed", row.Reason),
                _ => Placed(row, duplicates),
            };
            yield return ImportedRow.Of(row, outcome, reason);
        }
    }

    /// <summary>The row as if it named this company, whatever it says.</summary>
    public static ContactRow InCompany(ContactRow row, string domain) => row with
    {
        Company = row.Company with { Domain = domain, IsDomainFromEmail = false },
        Verdict = row.Verdict == RowVerdict.Review ? RowVerdict.Take : row.Verdict,
        Reason = row.Verdict == RowVerdict.Review ? "" : row.Reason,
    };

    private static (string Outcome, string Reason) Placed(ContactRow row, FileDuplicates duplicates) => duplicates.Check(row) switch
    {
        { Kind: RepeatKind.Same, Line: var line } => ("unchanged", $"Line {line} of the file says the same."),
        { Kind: RepeatKind.Differs, Line: var line, By: var by } => ("updated", $"Line {line} of the file has {by} too; this one is later."),
        { Kind: RepeatKind.Ask, Line: var line, By: var by } => ("review", $"Line {line} of the file has {by} under another name."),
        _ when row.Verdict == RowVerdict.Review => ("review", row.Reason),
        _ => ("created", row.CellNotes.FirstOrDefault(n => n.IsProblem)?.Problem is { } problem ? $"New here. {problem}" : row.IsCompany ? "A new company." : "New here."),
    };
}
