using System.Buffers;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>What a file is, told by its content; its name does not matter.</summary>
public enum FileKind
{
    /// <summary>None that can be read.</summary>
    Unreadable,
    /// <summary>A text whose cells are separated: CSV and its kin.</summary>
    Table,
    /// <summary>An Excel workbook (.xlsx).</summary>
    Workbook,
    /// <summary>vCards.</summary>
    Cards,
}

/// <summary>The beginning of a file, looked at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Encoding">How its text is written; null for a workbook.</param>
/// <param name="Sample">The beginning of its text.</param>
/// <param name="IsWhole">The sample is all of it.</param>
/// <param name="Problem">Why it cannot be read, in words.</param>
internal sealed partial record FileProbe(FileKind Kind, FileEncoding? Encoding, string Sample, bool IsWhole, string? Problem = null)
{
    /// <summary>A card begins somewhere in the sample, though not at its start: the file is one of cards if it is no table.</summary>
    public bool HasCards { get; private init; }

    /// <summary>Bytes that are looked at.</summary>
    private const int SampleSize = 1 << 18;

    /// <summary>Looks at a file.</summary>
    public static async ValueTask<FileProbe> OfAsync(Func<Stream> open, CancellationToken ct)
    {
        await using var stream = open();
        var bytes = ArrayPool<byte>.Shared.Rent(SampleSize);
        try
        {
            var length = await stream.ReadAtLeastAsync(bytes.AsMemory(0, SampleSize), SampleSize, throwOnEndOfStream: false, ct);
            return ByMagic(bytes.AsSpan(0, length), stream) ?? Text(bytes.AsSpan(0, length), length < SampleSize);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static FileProbe? ByMagic(ReadOnlySpan<byte> sample, Stream stream) => sample switch
    {
        [] => Bad("The file is empty."),
        [(byte)'P', (byte)'K', 3, 4, ..] => IsWorkbook(stream) ? new(FileKind.Workbook, null, "", false) : Bad("The file is a ZIP archive that holds no Excel workbook; unpack it and choose the file inside."),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Bad("The file is in Excel's old format (.xls); save it as .xlsx or CSV."),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => Bad("The file is a PDF; choose a CSV, Excel or vCard file."),
        [0x1F, 0x8B, ..] => Bad("The file is compressed; unpack it first."),
        _ => null,
    };

    private static FileProbe Text(ReadOnlySpan<byte> sample, bool isWhole)
    {
        var encoding = FileEncoding.Of(sample);
        var text = encoding.Encoding.GetString(sample[encoding.Mark..]);
        if (string.IsNullOrWhiteSpace(text.Trim('\0')))
        {
            return Bad("The file is empty.");
        }

        // Pictures, programs and databases are full of control characters; a text has line ends and tabs.
        var odd = text.Count(c => c != '\0' && char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f' or '\v'));
        if (odd > 10 && odd > text.Length / 50)
        {
            return Bad("The file is not a text; choose a CSV, Excel or vCard file.");
        }

        if (Markup().IsMatch(text))
        {
            return Bad("The file is a web page or XML, not a table; save it as CSV or .xlsx.");
        }

        var card = Card().Match(text);
        return new(card.Success && string.IsNullOrWhiteSpace(text[..card.Index].Trim('\ufeff')) ? FileKind.Cards : FileKind.Table, encoding, text, isWhole) { HasCards = card.Success };
    }

    private static bool IsWorkbook(Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static FileProbe Bad(string problem) => new(FileKind.Unreadable, null, "", true, problem);

    [GeneratedRegex(@"^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Card();

    [GeneratedRegex(@"^\s*(?:<!doctype|<html|<\?xml|<table|<body|\{\\rtf)", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
