using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ContactsApp.Features.Interchange;

/// <summary>One data row of a table file.</summary>
/// <param name="Line">Number of the line in the file, from 1, as a text editor counts.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A comma-, semicolon- or tab-separated file: its header row and its data rows, whatever encoding it came in.</summary>
public sealed record TableFile(IReadOnlyList<string> Headers, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The header is looked for in this many lines: exports put notes before it.</summary>
    private const int HeaderWithin = 20;

    private static readonly string[] Delimiters = [",", ";", "\t"];

    /// <summary>Reads a whole file. A file without a recognisable header has no rows.</summary>
    public static TableFile Read(Stream stream)
    {
        var text = Decode(stream);
        var sep = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 ? text[4].ToString() : null;
        var lines = Parse(text, sep ?? Delimiter(text));
        var header = lines.Take(HeaderWithin).Select((row, i) => (i, Known: ColumnNames.Recognised(row.Cells))).OrderByDescending(h => h.Known).ThenBy(h => h.i).FirstOrDefault();
        return header.Known == 0 ? new([], []) : new(lines[header.i].Cells, [.. lines.Skip(header.i + 1).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))]);
    }

    // UTF-8 and UTF-16 with a mark, UTF-8 without one, else what Windows writes in the west.
    private static string Decode(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => IsUtf8(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1,
        };
        return encoding.GetString(bytes).TrimStart('\uFEFF').Replace("\0", "", StringComparison.Ordinal);
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The separator that lets most header cells be recognised.
    private static string Delimiter(string text) => Delimiters.MaxBy(d => Parse(string.Join('\n', text.Split('\n').Take(HeaderWithin)), d).Select(r => ColumnNames.Recognised(r.Cells)).DefaultIfEmpty(0).Max())!;

    private static List<TableRow> Parse(string text, string delimiter)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null, HasHeaderRecord = false, IgnoreBlankLines = true, Mode = CsvMode.RFC4180, TrimOptions = TrimOptions.Trim };
        using var parser = new CsvParser(new StringReader(text), settings);
        var rows = new List<TableRow>();
        var line = 1;
        while (parser.Read())
        {
            rows.Add(new(line, parser.Record ?? []));
            line = parser.RawRow + 1;
        }

        return rows;
    }
}
