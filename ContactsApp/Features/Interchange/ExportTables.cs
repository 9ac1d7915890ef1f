using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SpreadCheetah;

namespace ContactsApp.Features.Interchange;

/// <summary>A table being written, row by row; nothing is kept. An interface because there are two kinds of file.</summary>
internal interface IExportTable : IAsyncDisposable
{
    /// <summary>The next row; the first one is the header.</summary>
    ValueTask AddRowAsync(IReadOnlyList<object?> cells, CancellationToken ct);

    /// <summary>Ends the file properly. A table that is only disposed is cut off.</summary>
    ValueTask FinishAsync(CancellationToken ct);
}

/// <summary>RFC 4180, UTF-8 with a byte order mark.</summary>
internal sealed class CsvTable : IExportTable
{
    private readonly StreamWriter text;
    private readonly CsvWriter csv;

    public CsvTable(Stream stream)
    {
        text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 14, leaveOpen: true);
        csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
    }

    public async ValueTask AddRowAsync(IReadOnlyList<object?> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell is string words ? FormulaGuard.Guard(words) : Convert.ToString(cell, CultureInfo.InvariantCulture));
        }

        await csv.NextRecordAsync();
        ct.ThrowIfCancellationRequested();
    }

    public async ValueTask FinishAsync(CancellationToken ct)
    {
        await csv.FlushAsync();
        await text.FlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await text.DisposeAsync();
    }
}

/// <summary>A workbook with one sheet, or several where rows are more than a sheet can hold. Texts are texts, whatever they begin with.</summary>
internal sealed class XlsxTable : IExportTable
{
    /// <summary>A sheet ends after 1,048,576 rows.</summary>
    private const int RowsOfASheet = 1_000_000;

    private readonly string sheet;
    private readonly Spreadsheet book;
    private IReadOnlyList<object?> header = [];
    private int sheets;

    private XlsxTable(Spreadsheet book, string sheet) => (this.book, this.sheet) = (book, sheet);

    public static async Task<XlsxTable> StartAsync(Stream stream, string sheet, CancellationToken ct) =>
        new(await Spreadsheet.CreateNewAsync(stream, cancellationToken: ct), sheet);

    public async ValueTask AddRowAsync(IReadOnlyList<object?> cells, CancellationToken ct)
    {
        if (sheets == 0)
        {
            header = cells;
            await StartSheetAsync(ct);
            return;
        }

        if (book.NextRowNumber > RowsOfASheet)
        {
            await StartSheetAsync(ct);
        }

        await WriteAsync(cells, ct);
    }

    public ValueTask FinishAsync(CancellationToken ct) => book.FinishAsync(ct);

    public ValueTask DisposeAsync() => book.DisposeAsync();

    private async ValueTask StartSheetAsync(CancellationToken ct)
    {
        sheets++;
        await book.StartWorksheetAsync(sheets == 1 ? sheet : string.Create(CultureInfo.InvariantCulture, $"{sheet} {sheets}"), token: ct);
        await WriteAsync(header, ct);
    }

    private ValueTask WriteAsync(IReadOnlyList<object?> cells, CancellationToken ct) =>
        book.AddRowAsync(cells.Select(c => c is int number ? new DataCell(number) : new DataCell(Convert.ToString(c, CultureInfo.InvariantCulture))).ToArray(), ct);
}
