using System.Text;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>
/// Pulls cards out of a vCard file: 2.1, 3.0 and 4.0, also mixed. Each becomes a record with the columns of <see cref="VCardColumns"/>, so that
/// cards are understood, previewed and corrected like rows of a table. Pictures are stepped over. A card without an end is kept.
/// </summary>
/// <param name="stream">The file; UTF-16 is turned into UTF-8 before it comes here.</param>
internal sealed class VCardReader(Stream stream) : RecordReader
{
    private const int LongestValue = LongestCell;
    private const int MostProperties = 2_000;

    private readonly ByteLines lines = new(stream);
    private string? ahead;
    private int number;

    /// <inheritdoc />
    public override async ValueTask<FileRecord?> ReadAsync(CancellationToken ct)
    {
        while (await PropertyAsync(ct) is { } text)
        {
            if (IsBorder(text, "BEGIN"))
            {
                var at = lines.Line;
                var (properties, damage) = await CardAsync(ct);
                return new(++number, at, VCardColumns.Cells(properties), damage);
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => lines.DisposeAsync();

    /// <summary>Whether the line begins or ends a card; a group may stand before it, and a byte order mark.</summary>
    internal static bool IsBorder(string line, string word)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < 40
            && line.AsSpan(0, colon).Trim().EndsWith(word, StringComparison.OrdinalIgnoreCase)
            && line.AsSpan(colon + 1).Trim().Equals("VCARD", StringComparison.OrdinalIgnoreCase);
    }

    private async ValueTask<(List<VCardLine> Properties, string? Damage)> CardAsync(CancellationToken ct)
    {
        var properties = new List<VCardLine>();
        while (await PropertyAsync(ct) is { } text)
        {
            if (IsBorder(text, "END"))
            {
                return (properties, null);
            }

            if (IsBorder(text, "BEGIN"))
            {
                if (properties is [.., { Name: "AGENT" }])
                {
                    await SkipCardAsync(ct);
                    continue;
                }

                ahead = text;
                return (properties, "The card has no end; the next one begins inside it.");
            }

            if (properties.Count < MostProperties && VCardLine.Parse(text) is { IsBulky: false } property)
            {
                properties.Add(property);
            }
        }

        return (properties, "The file ends inside this card.");
    }

    // A card inside a card (AGENT of vCard 2.1) is somebody else.
    private async ValueTask SkipCardAsync(CancellationToken ct)
    {
        while (await PropertyAsync(ct) is { } text && !IsBorder(text, "END"))
        {
        }
    }

    /// <summary>A property with its continuation lines; null at the end of the file.</summary>
    private async ValueTask<string?> PropertyAsync(CancellationToken ct)
    {
        var first = ahead ?? await lines.ReadAsync(ct);
        ahead = null;
        if (first is null || IsBorder(first, "BEGIN") || IsBorder(first, "END"))
        {
            return first;
        }

        var isQuotedPrintable = first.Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
        var isBulky = VCardLine.BeginsBulky(first);
        StringBuilder? whole = null;
        for (var last = first; (ahead = await lines.ReadAsync(ct)) is not null; last = ahead)
        {
            var isSoftBreak = isQuotedPrintable && last.EndsWith('=') && !IsBorder(ahead, "END") && !IsBorder(ahead, "BEGIN");
            if (!isSoftBreak && ahead is not [' ' or '\t', ..])
            {
                break;
            }

            whole ??= new StringBuilder(first);
            whole.Length -= isSoftBreak ? 1 : 0;
            whole.Append(isBulky || whole.Length >= LongestValue ? "" : isSoftBreak ? ahead : ahead[1..]);
        }

        return whole?.ToString() ?? first;
    }
}
