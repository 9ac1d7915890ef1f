using System.Text;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>Turns the value of a property into letters: quoted-printable, character sets, escaped separators (RFC 2426, RFC 6350, vCard 2.1).</summary>
internal static class VCardText
{
    /// <summary>The value as a text, escapes undone.</summary>
    public static string Of(VCardLine line) => Unescape(Letters(line)).Trim();

    /// <summary>The parts of a structured value (N, ORG, ADR), escapes undone.</summary>
    public static IReadOnlyList<string> Parts(VCardLine line) => [.. Split(Letters(line), ';').Select(p => Unescape(p).Trim())];

    /// <summary>The values of a list (CATEGORIES), escapes undone.</summary>
    public static IEnumerable<string> List(VCardLine line) => Split(Letters(line), ',').Select(p => Unescape(p).Trim()).Where(p => p.Length > 0);

    /// <summary>The value before its escapes are undone.</summary>
    private static string Letters(VCardLine line)
    {
        if (!line.IsQuotedPrintable && System.Text.Ascii.IsValid(line.Value))
        {
            return line.Value;
        }

        var bytes = line.IsQuotedPrintable ? QuotedPrintable(line.Value) : Encoding.Latin1.GetBytes(line.Value);
        return Charset(line.Parameter("charset")).GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
    }

    private static Encoding Charset(string? name)
    {
        if (name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return FileEncoding.Utf8;
        }

        // Latin-1 means Windows-1252 to everybody who writes it.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            return name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) ? FileEncoding.Utf8 : FileEncoding.Windows1252;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Known(name);
    }

    private static Encoding Known(string name) =>
        Array.Find(Encoding.GetEncodings(), e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.GetEncoding() ?? FileEncoding.Utf8;

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == separator)
            {
                yield return text[from..i];
                from = i + 1;
            }
        }

        yield return text[from..];
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            _ = text[i] switch
            {
                'n' or 'N' => plain.Append('\n'),
                ',' or ';' or ':' or '\\' or '"' => plain.Append(text[i]),
                _ => plain.Append('\\').Append(text[i]),
            };
        }

        return plain.ToString();
    }
}
