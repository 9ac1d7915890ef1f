using System.Runtime.CompilerServices;
using System.Text;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// A file of contacts or companies: what it is, what its columns mean, and its rows, understood one after another. Opening looks at the
/// beginning only; the rows are read when they are asked for, each time from the start, with one row in memory.
/// </summary>
/// <remarks>
/// The road of an import: <see cref="OpenAsync(Func{Stream}, CancellationToken)"/>; show <see cref="Kind"/>, <see cref="Layout"/>, <see cref="Columns"/>; take a remembered
/// mapping by <see cref="ImportMapping.Fingerprint"/> or one that a person changed with <see cref="With"/>; then <see cref="RowsAsync"/>, which a job
/// starts again behind the last row it finished. A single row is read anew by <see cref="RowReader.Read"/> on <see cref="Reader"/>.
/// Progress: the caller opens the stream and can see its position.
/// </remarks>
public sealed class ContactFile
{
    private static readonly ColumnMeaning[] Naming =
    [
        ColumnMeaning.FullName, ColumnMeaning.GivenName, ColumnMeaning.FamilyName, ColumnMeaning.Email, ColumnMeaning.WorkEmail, ColumnMeaning.PersonalEmail,
        ColumnMeaning.LinkedIn, ColumnMeaning.Company, ColumnMeaning.CompanyDomain, ColumnMeaning.ExternalId,
    ];

    private readonly Func<Stream> open;
    private readonly FileProbe probe;
    private readonly FileTable table;
    private readonly RowReader reader;

    private ContactFile(Func<Stream> open, FileProbe probe, FileTable table, ImportMapping mapping)
    {
        (this.open, this.probe, this.table) = (open, probe, table);
        Mapping = mapping;
        reader = new RowReader(mapping);
        Columns = [.. mapping.Columns.Select((c, i) => new FileColumn(c.Header, c.Meaning, c.Meaning is { } m ? ColumnNames.Label(m) : "Left out", c.Confidence, c.Why, table.Sample(i)))];
    }

    public FileKind Kind => probe.Kind;

    /// <summary>Why the file cannot be read, in words; null when it can. It then has no columns and no rows.</summary>
    public string? Problem => probe.Problem ?? table.Problem;

    /// <summary>No column is known to name a person or a company: somebody has to say what the columns mean (<see cref="With"/>).</summary>
    public bool NeedsMapping => Problem is null && !Mapping.Columns.Any(c => c.Meaning is { } m && Naming.Contains(m));

    /// <summary>"LinkedIn connections", "vCard", or "CSV" and "Excel" for files of no known tool.</summary>
    public string Layout => Mapping.Layout ?? (Kind == FileKind.Workbook ? "Excel" : "CSV");

    /// <summary>A tool's own layout was recognised, so nobody has to map anything.</summary>
    public bool IsRecognised => Mapping.Layout is not null;

    /// <summary>How the text is written, for the screen; null for a workbook.</summary>
    public string? EncodingName => probe.Encoding?.Name;

    /// <summary>What stands between cells; null for cards and workbooks.</summary>
    public char? Separator => table.Separator;

    /// <summary>The sheet that is read; null for other files.</summary>
    public string? Sheet => table.Sheet;

    /// <summary>The headers stand in the file; false where they were made up.</summary>
    public bool HasHeader => table.HasHeader;

    /// <summary>What the columns mean, as proposed or as set by <see cref="With"/>.</summary>
    public ImportMapping Mapping { get; }

    /// <summary>The columns with their meaning and first values.</summary>
    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>Reads single records by this file's mapping.</summary>
    public RowReader Reader => reader;

    /// <summary>Opens a file on disk.</summary>
    public static Task<ContactFile> OpenAsync(string path, CancellationToken ct) =>
        OpenAsync(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), ct);

    /// <summary>Opens a file.</summary>
    /// <param name="open">Opens its content from the start; called for each reading, the stream is disposed of. Workbooks need one that can seek.</param>
    /// <param name="ct">Stops looking.</param>
    public static Task<ContactFile> OpenAsync(Func<Stream> open, CancellationToken ct) => OpenAsync(open, null, ct);

    /// <summary>Opens a file of which it is known that its rows are companies: a list of leads. A "Name" is then the company's.</summary>
    public static Task<ContactFile> OpenCompaniesAsync(Func<Stream> open, CancellationToken ct) => OpenAsync(open, RowsAre.Companies, ct);

    private static async Task<ContactFile> OpenAsync(Func<Stream> open, RowsAre? rows, CancellationToken ct)
    {
        var probe = await FileProbe.OfAsync(open, ct);
        var table = await FileTable.OfAsync(probe, open, ct);
        if (probe is { Kind: FileKind.Table, HasCards: true } && !table.IsSure)
        {
            probe = probe with { Kind = FileKind.Cards };
            table = await FileTable.OfAsync(probe, open, ct);
        }

        var isReadable = probe.Problem is null && table.Problem is null;
        return new(open, probe, table, probe.Kind == FileKind.Cards ? VCardColumns.Mapping : isReadable ? table.Propose(rows) : new());
    }

    /// <summary>The same file read by another mapping: remembered, or changed by a person.</summary>
    public ContactFile With(ImportMapping mapping) => new(open, probe, table, mapping.For(table.Headers) ?? mapping);

    /// <summary>The rows, understood, in the order of the file. Every data row comes, whatever is wrong with it.</summary>
    /// <param name="request">Where to begin, and what a person corrected.</param>
    /// <param name="ct">Stops between two rows.</param>
    public async IAsyncEnumerable<ContactRow> RowsAsync(RowRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Problem is not null)
        {
            yield break;
        }

        var number = 0;
        await foreach (var record in table.DataAsync(OpenReader(), ct))
        {
            if (++number <= request.After || request.Only?.Contains(number) == false)
            {
                continue;
            }

            ct.ThrowIfCancellationRequested();
            yield return reader.Read(request.Corrected(record, number), number, request.DomainOfCompany);
        }
    }

    /// <summary>How many data rows the file has: read through, and nothing understood.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var count = 0;
        if (Problem is null)
        {
            await foreach (var _ in table.DataAsync(OpenReader(), ct))
            {
                count++;
            }
        }

        return count;
    }

    private RecordReader OpenReader() => Kind switch
    {
        FileKind.Workbook => new WorkbookReader(open(), table.Sheet!),
        FileKind.Cards => new VCardReader(TextBytes()),
        _ => new DelimitedReader(new StreamReader(Behind(open(), probe.Encoding!.Mark), probe.Encoding.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 14), table.Separator!.Value),
    };

    // Cards say themselves in which character set each value is written; only files in two or four bytes a letter are turned into UTF-8 as a whole.
    private Stream TextBytes()
    {
        var stream = Behind(open(), probe.Encoding!.Mark);
        return probe.Encoding.Encoding is UnicodeEncoding or UTF32Encoding ? Encoding.CreateTranscodingStream(stream, probe.Encoding.Encoding, Encoding.UTF8) : stream;
    }

    private static Stream Behind(Stream stream, int mark)
    {
        Span<byte> skipped = stackalloc byte[4];
        stream.ReadExactly(skipped[..mark]);
        return stream;
    }
}

/// <summary>A column for the screen.</summary>
/// <param name="Header">As the file calls it.</param>
/// <param name="Meaning">Null leaves it out.</param>
/// <param name="Label">The meaning in words.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="Sample">Its first values that are not empty.</param>
public sealed record FileColumn(string Header, ColumnMeaning? Meaning, string Label, double Confidence, string Why, IReadOnlyList<string> Sample);

/// <summary>Which rows to read, and what a person corrected in them.</summary>
public sealed record RowRequest
{
    /// <summary>All rows as they are.</summary>
    public static RowRequest All { get; } = new();

    /// <summary>Rows up to this one are stepped over: the last row a job finished (<see cref="ContactRow.Number"/>).</summary>
    public int After { get; init; }

    /// <summary>Other rows than these are stepped over and not understood; null for all.</summary>
    public IReadOnlySet<int>? Only { get; init; }

    /// <summary>New texts of cells: by row number, then by column from 0.</summary>
    public IReadOnlyDictionary<int, IReadOnlyDictionary<int, string>> Corrections { get; init; } = new Dictionary<int, IReadOnlyDictionary<int, string>>();

    /// <summary>Domain of a company by its name, for addresses that lack their ending; null where nobody knows.</summary>
    public Func<string, string?>? DomainOfCompany { get; init; }

    internal FileRecord Corrected(FileRecord record, int number)
    {
        if (!Corrections.TryGetValue(number, out var cells))
        {
            return record;
        }

        var width = Math.Max(record.Cells.Count, cells.Keys.Max() + 1);
        return record with { Cells = [.. Enumerable.Range(0, width).Select(i => cells.TryGetValue(i, out var text) ? text.Trim() : record.At(i))] };
    }
}
