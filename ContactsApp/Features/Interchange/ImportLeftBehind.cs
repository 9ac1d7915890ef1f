using System.Globalization;
using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A file of rows that stayed behind, audited and ready to be written.</summary>
/// <param name="Count">Rows it holds.</param>
public sealed record LeftBehind(string FileName, int Count)
{
    internal Import Import { get; init; } = default!;
}

/// <summary>
/// The rows of an import that did not come in (failed, skipped, or waiting for an answer), as CSV in the file's own columns with the
/// reason beside each: to be corrected and imported again. The added columns are known to the import and left out there.
/// </summary>
public sealed class ImportLeftBehind(IDbContextFactory<AppDbContext> contexts, ImportSources sources, WriteGate gate, Rights rights, TimeProvider clock)
{
    /// <summary>Headers of what is added; in column_names.tsv they are known as left out.</summary>
    public const string OutcomeHeader = "Import outcome", ReasonHeader = "Import reason";

    private const int PageRows = 1_000;

    /// <summary>Asks whether the import is the user's to change (<see cref="ImportStarter.MayChange"/>), and writes the audit row.</summary>
    public async Task<Outcome<LeftBehind>> BeginAsync(Guid importId, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (await write.Db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == importId, ct) is not { } import || !sources.Has(import))
        {
            return Outcome.NotFound("This import or its file is not there any more. Nothing was downloaded.");
        }

        if (!ImportStarter.MayChange(user, import))
        {
            return Outcome.Forbidden("Only who brought this file, managers and administrators may take rows of it out. Nothing was downloaded; ask one of them.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var count = OutcomeCounts.Of(import.Counts).Of(ImportView.LeftOutcomes);
        write.Db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorId = user.Actor.UserId,
            ActorName = user.Name,
            Verb = "export.left-behind",
            EntityKind = nameof(Import),
            EntityId = import.Id,
            EntityPublicId = importId,
            ChangesJson = AuditChange.Write([new("Count", null, count.ToString(CultureInfo.InvariantCulture))]),
        });
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new(OutcomeKind.Done, new LeftBehind(string.Create(CultureInfo.InvariantCulture, $"contactsapp-left-behind-{now:yyyy-MM-dd-HHmm}.csv"), count) { Import = import });
    }

    /// <summary>Writes the file as its rows are read back, in the order of the import. The stream is left open.</summary>
    public async Task WriteAsync(LeftBehind file, Stream stream, CancellationToken ct)
    {
        var source = await sources.OpenAsync(file.Import, ct);
        var headers = source.Table?.Columns.Select(c => c.Header).ToList() ?? ["Company"];
        await using var table = new CsvTable(stream);
        await table.AddRowAsync([.. headers, OutcomeHeader, ReasonHeader], ct);
        await using var left = LeftAsync(file.Import.Id, ct).GetAsyncEnumerator(ct);
        var isThere = await left.MoveNextAsync();
        await foreach (var row in source.RowsAsync(await NumbersAsync(file.Import.Id, ct), ct))
        {
            // The reasons are read after the numbers: what was settled between the two has none any more.
            while (isThere && left.Current.Row < row.Number)
            {
                isThere = await left.MoveNextAsync();
            }

            if (!isThere || left.Current.Row != row.Number)
            {
                continue;
            }

            var cells = Enumerable.Range(0, headers.Count).Select(i => i < row.Cells.Count ? row.Cells[i] : "");
            await table.AddRowAsync([.. cells, ImportWords.Of(left.Current.Outcome), left.Current.Reason ?? ""], ct);
        }

        await table.FinishAsync(ct);
    }

    // Numbers alone, so that the file is read through once and only these rows are understood.
    private async Task<HashSet<int>> NumbersAsync(long import, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ImportRows.Where(r => r.ImportId == import && ImportView.LeftOutcomes.Contains(r.Outcome)).Select(r => r.Row).ToHashSetAsync(ct);
    }

    private async IAsyncEnumerable<(int Row, ImportOutcome Outcome, string? Reason)> LeftAsync(long import, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var page = await db.ImportRows.AsNoTracking()
                .Where(r => r.ImportId == import && r.Row > after && ImportView.LeftOutcomes.Contains(r.Outcome))
                .OrderBy(r => r.Row).Take(PageRows)
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
