using System.Runtime.CompilerServices;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>Opens the stored file of an import the way its user decided: with the columns' chosen meaning and the corrected cells.</summary>
public sealed class ImportSources(ImportFiles files)
{
    /// <summary>Longer lists of plain lines are read as a table of one column.</summary>
    private const int LongestList = 5_000_000;

    /// <summary>Whether its file is still there.</summary>
    public bool Has(Import import) => files.Has(import.StoredName);

    /// <summary>Whether a program works on it without a job (<see cref="ImportFiles.IsHeld"/>).</summary>
    public bool IsHeld(Import import) => files.IsHeld(import.StoredName);

    /// <summary>Opens it.</summary>
    /// <exception cref="FileNotFoundException">The file is not there any more.</exception>
    public async Task<ImportSource> OpenAsync(Import import, CancellationToken ct)
    {
        var fixes = ImportFixes.From(import.FixesJson);
        if (import.Kind == ImportKind.Contacts)
        {
            return new(Mapped(await ContactFile.OpenAsync(() => files.Open(import.StoredName), ct), import.MappingJson), list: null, fixes);
        }

        var list = await ListAsync(import, ct);
        return list.Table is { } table ? new(Mapped(table, import.MappingJson), list: null, fixes) : new(table: null, list, fixes);
    }

    private async Task<LeadList> ListAsync(Import import, CancellationToken ct)
    {
        await using var stored = files.Open(import.StoredName);
        var table = await ContactFile.OpenCompaniesAsync(() => files.Open(import.StoredName), ct);
        if (stored.Length > LongestList || table.Kind != Reading.FileKind.Table)
        {
            return LeadList.OfTable(table);
        }

        using var text = new StreamReader(stored);
        return await LeadList.OfTextAsync(await text.ReadToEndAsync(ct), ct) is { Table: null } lines ? lines : LeadList.OfTable(table);
    }

    // A mapping of other columns than these is from a file that was replaced: the file's own reading then holds.
    private static ContactFile Mapped(ContactFile file, string json) => json.Length == 0 ? file : file.With(ImportMapping.FromJson(json));
}

/// <summary>A file that is open to be imported: a table of people or companies, or lines that each name a company.</summary>
public sealed class ImportSource
{
    private readonly LeadList? list;
    private readonly ImportFixes fixes;

    internal ImportSource(ContactFile? table, LeadList? list, ImportFixes fixes) => (Table, this.list, this.fixes) = (table, list, fixes);

    /// <summary>The table, with its columns; null for plain lines.</summary>
    public ContactFile? Table { get; }

    /// <summary>Why it cannot be read, in words; null when it can.</summary>
    public string? Problem => Table?.Problem;

    /// <summary>Nobody knows yet which column names a person or company.</summary>
    public bool NeedsMapping => Table?.NeedsMapping ?? false;

    /// <summary>"HubSpot contacts", "CSV", "List of companies".</summary>
    public string Layout => Table?.Layout ?? "List of companies";

    /// <summary>The rows behind one, corrected, in the order of the file.</summary>
    /// <param name="after">Rows up to this one are stepped over.</param>
    /// <param name="domainOf">Domain of a company by its name, for what an address that lacks its ending may be; null where nobody is asked.</param>
    /// <param name="ct">Stops between two rows.</param>
    public IAsyncEnumerable<ContactRow> RowsAsync(int after, Func<string, string?>? domainOf, CancellationToken ct) =>
        RowsAsync(new RowRequest { After = after, Corrections = fixes.Cells, DomainOfCompany = domainOf }, ct);

    /// <summary>Some rows by their numbers, as they came in, in the order of the file. What lies between them is not understood.</summary>
    public async IAsyncEnumerable<ContactRow> RowsAsync(IReadOnlySet<int> numbers, [EnumeratorCancellation] CancellationToken ct)
    {
        if (numbers.Count == 0)
        {
            yield break;
        }

        var last = numbers.Max();
        await foreach (var row in RowsAsync(new RowRequest { Only = numbers, Corrections = fixes.Cells }, ct))
        {
            if (numbers.Contains(row.Number))
            {
                yield return row;
            }

            if (row.Number >= last)
            {
                yield break;
            }
        }
    }

    private IAsyncEnumerable<ContactRow> RowsAsync(RowRequest request, CancellationToken ct) =>
        Table is not null ? Table.RowsAsync(request, ct) : list!.RowsAsync(request, ct);

    /// <summary>How many data rows there are.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        if (Table is not null)
        {
            return await Table.CountAsync(ct);
        }

        var count = 0;
        await foreach (var _ in RowsAsync(0, domainOf: null, ct))
        {
            count++;
        }

        return count;
    }
}
