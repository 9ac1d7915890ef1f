namespace ContactsApp.Features.Interchange.Reading;

/// <summary>One property of a card, its value still as it is written.</summary>
/// <param name="Group">What stands before the point ("item1"), lower case; empty without.</param>
/// <param name="Name">EMAIL, X-ABLABEL, upper case.</param>
/// <param name="Parameters">Name and value of each parameter, both lower case but for quoted values; a bare one ("WORK", vCard 2.1) is a TYPE.</param>
/// <param name="Value">The value, each character one byte of the file.</param>
internal sealed record VCardLine(string Group, string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    /// <summary>Properties that hold pictures, sounds and keys: long, and of no use here.</summary>
    private static readonly HashSet<string> Bulky = new(StringComparer.Ordinal) { "PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN" };

    public bool IsBulky => Bulky.Contains(Name);

    /// <summary>Whether a line begins such a property, looked at before it is put together.</summary>
    public static bool BeginsBulky(string line)
    {
        var end = line.AsSpan().IndexOfAny(';', ':');
        var name = end < 0 ? line : line[..end];
        return Bulky.Contains(name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant());
    }

    /// <summary>Line ends of the value are written as "=" at the end of a line.</summary>
    public bool IsQuotedPrintable => Has("encoding", "quoted-printable") || Has("type", "quoted-printable");

    /// <summary>Whether a parameter has this value.</summary>
    public bool Has(string parameter, string value) => Parameters.Any(p => p.Name == parameter && p.Value.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of a parameter, or null.</summary>
    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Name == name).Value;

    /// <summary>Reads a line; null where it is no property.</summary>
    public static VCardLine? Parse(string line)
    {
        var colon = ValueStart(line);
        if (colon <= 0)
        {
            return null;
        }

        var parts = SplitOutsideQuotes(line[..colon], ';');
        var point = parts[0].LastIndexOf('.');
        var name = parts[0][(point + 1)..].Trim().ToUpperInvariant();
        return name.Length == 0 || name.Length > 60
            ? null
            : new(point < 0 ? "" : parts[0][..point].Trim().ToLowerInvariant(), name, [.. parts.Skip(1).SelectMany(Parameters)], line[(colon + 1)..]);

        static IEnumerable<(string, string)> Parameters(string text)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (BareName(text), text) : (text[..equals].Trim().ToLowerInvariant(), text[(equals + 1)..]);
            return SplitOutsideQuotes(value, ',').SelectMany(v => v.Trim().Trim('"').Split(',')).Select(v => (name, v.Trim()));
        }
    }

    // A bare word of vCard 2.1 is a type, but for the words that name an encoding.
    private static string BareName(string text) => text.Trim().ToUpperInvariant() is "BASE64" or "QUOTED-PRINTABLE" or "8BIT" or "7BIT" ? "encoding" : "type";

    private static int ValueStart(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (line[i] == ':' && !isQuoted)
            {
                return i;
            }
        }

        // A quote that is opened and not closed: the first colon counts after all.
        return isQuoted ? line.IndexOf(':', StringComparison.Ordinal) : -1;
    }

    private static List<string> SplitOutsideQuotes(string text, char separator)
    {
        if (!text.Contains('"'))
        {
            return [.. text.Split(separator)];
        }

        var parts = new List<string>();
        var (from, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (text[i] == separator && !isQuoted)
            {
                parts.Add(text[from..i]);
                from = i + 1;
            }
        }

        parts.Add(text[from..]);
        return parts;
    }
}
