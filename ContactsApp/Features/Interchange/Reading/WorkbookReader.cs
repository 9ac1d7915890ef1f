using System.Globalization;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>Pulls the rows of one sheet of an Excel workbook (.xlsx). Dates come as ISO text, numbers without a thousands mark.</summary>
internal sealed class WorkbookReader : RecordReader
{
    // Texts of all sheets stand in one part of the file; big ones are kept on disk while reading.
    private static readonly OpenXmlConfiguration Settings = new() { EnableSharedStringCache = true, FillMergedCells = false };

    private readonly Stream stream;
    private readonly string sheet;
    private IEnumerator<IDictionary<string, object>>? rows;
    private int number;
    private int row;
    private bool isAfterBlank;
    private string? damage;

    /// <param name="stream">The workbook; must be able to seek. The reader lets go of it.</param>
    /// <param name="sheet">Name of the sheet.</param>
    public WorkbookReader(Stream stream, string sheet)
    {
        (this.stream, this.sheet) = (stream, sheet);
    }

    /// <summary>What stopped reading before the end, in words; null when nothing did.</summary>
    public string? Damage => damage;

    /// <summary>Names of the sheets, in the order of their tabs; empty when the file is no workbook that can be read.</summary>
    public static IReadOnlyList<string> Sheets(Stream stream)
    {
        try
        {
            return MiniExcel.GetSheetNames(stream);
        }
        catch (Exception e) when (IsBadFile(e))
        {
            return [];
        }
    }

    /// <inheritdoc />
    public override ValueTask<FileRecord?> ReadAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (damage is null && Next() is { } cells)
        {
            row++;
            if (cells.All(c => c.Length == 0))
            {
                isAfterBlank = true;
                continue;
            }

            var record = new FileRecord(++number, row, cells) { AfterBlank = isAfterBlank };
            isAfterBlank = false;
            return ValueTask.FromResult<FileRecord?>(record);
        }

        return ValueTask.FromResult<FileRecord?>(null);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        rows?.Dispose();
        await stream.DisposeAsync();
    }

    private string[]? Next()
    {
        try
        {
            rows ??= MiniExcel.Query(stream, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: Settings).Cast<IDictionary<string, object>>().GetEnumerator();
            return rows.MoveNext() ? [.. rows.Current.Values.Select(Text)] : null;
        }
        catch (Exception e) when (IsBadFile(e))
        {
            damage = $"The workbook is damaged behind row {row}; the rows up to there were read.";
            return null;
        }
    }

    // What the parts of a broken workbook make the library throw: a zip that ends early, XML that does not close, numbers of styles that are not there.
    private static bool IsBadFile(Exception e) => e is IOException or InvalidDataException or XmlException or FormatException or OverflowException
        or InvalidOperationException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or NotSupportedException or InvalidCastException;

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "",
            string s => s.Trim(),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            // Phone numbers and ids are numbers to Excel: no exponent, no thousands.
            double d when Math.Abs(d) < 1e17 && d == Math.Floor(d) => d.ToString("F0", CultureInfo.InvariantCulture),
            bool b => b ? "true" : "false",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        text = text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        return text.Length > LongestCell ? text[..LongestCell] : text;
    }
}
