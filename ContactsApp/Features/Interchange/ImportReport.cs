using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;
using Microsoft.EntityFrameworkCore;

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

/// <summary>The report of an import for the command line: each row of the stored file with what became of it, one after another.</summary>
public sealed class ImportReport(IDbContextFactory<AppDbContext> contexts, ImportSources sources)
{
    private const int PageRows = 1_000;

    /// <summary>One entry a data row that has its outcome, in the order of the file.</summary>
    /// <exception cref="FileNotFoundException">The file is not there any more.</exception>
    public async IAsyncEnumerable<ImportedRow> RowsAsync(Guid importId, [EnumeratorCancellation] CancellationToken ct)
    {
        var import = await FindAsync(importId, ct);
        await using var outcomes = OutcomesAsync(import.Id, ct).GetAsyncEnumerator(ct);
        var isThere = await outcomes.MoveNextAsync();
        await foreach (var row in (await sources.OpenAsync(import, ct)).RowsAsync(0, domainOf: null, ct))
        {
            // Rows are done in their order: behind the last that has an outcome there is none.
            if (!isThere)
            {
                yield break;
            }

            if (outcomes.Current.Row == row.Number)
            {
                var content = import.Company is { } company ? ImportTrial.InCompany(row, company) : row;
                yield return ImportedRow.Of(content, WordOf(outcomes.Current.Outcome), outcomes.Current.Reason ?? "");
                isThere = await outcomes.MoveNextAsync();
            }
        }
    }

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

    private async Task<Import> FindAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Imports.AsNoTracking().SingleAsync(i => i.PublicId == importId, ct);
    }

    private async IAsyncEnumerable<(int Row, ImportOutcome Outcome, string? Reason)> OutcomesAsync(long import, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var page = await db.ImportRows.AsNoTracking().Where(r => r.ImportId == import && r.Row > after).OrderBy(r => r.Row).Take(PageRows)
                .Select(r => new { r.Row, r.Outcome, Reason = r.Reason ?? db.Observations.Where(o => o.Id == r.ObservationId).Select(o => o.Reason).FirstOrDefault() })
                .ToListAsync(ct);
            foreach (var row in page)
            {
                yield return (row.Row, row.Outcome, row.Reason);
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            after = page[^1].Row;
        }
    }
}
