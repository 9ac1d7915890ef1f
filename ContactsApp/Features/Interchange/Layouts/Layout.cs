using System.Collections.Frozen;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>A header of a layout, or several that may stand for one another.</summary>
/// <param name="Keys">Each with the how-manieth column of that name it is, from 1.</param>
internal sealed record LayoutHeader(IReadOnlyList<(string Key, int Nth)> Keys)
{
    /// <summary>Whether a file has it.</summary>
    public bool IsIn(IReadOnlySet<(string, int)> headers) => Keys.Any(headers.Contains);
}

/// <summary>The layout of a well-known tool: one line of layouts.tsv.</summary>
/// <param name="Name">What users read.</param>
/// <param name="Must">Headers without which a file is something else.</param>
/// <param name="Signature">Headers of which 70 % must be there.</param>
/// <param name="Meanings">What columns mean here; null leaves one out.</param>
internal sealed record Layout(
    string Name, RowsAre Rows, IReadOnlyList<LayoutHeader> Must, IReadOnlyList<LayoutHeader> Signature, FrozenDictionary<(string Key, int Nth), ColumnMeaning?> Meanings)
{
    private const double Enough = 0.7;

    private static readonly IReadOnlyList<Layout> All = [.. LayoutData.Lines("layouts.tsv").Select(Parse)];

    /// <summary>The layout that fits a file's headers best, or null.</summary>
    public static Layout? Of(IReadOnlyList<string> headers)
    {
        var keys = Keys(headers).ToHashSet();
        var best = All.Select(l => (Layout: (Layout?)l, Found: l.Found(keys))).MaxBy(l => l.Found);
        return best.Found > 0 ? best.Layout : null;
    }

    /// <summary>Headers as they are compared: letters alone, and the how-manieth column of that name each is.</summary>
    public static IEnumerable<(string Key, int Nth)> Keys(IReadOnlyList<string> headers)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            var key = WithDigits(header);
            var nth = seen[key] = seen.GetValueOrDefault(key) + 1;
            yield return (key, nth);
        }
    }

    // Headers found, must and signature together; 0 where the file is something else.
    private int Found(HashSet<(string, int)> keys)
    {
        var found = Signature.Count(h => h.IsIn(keys));
        return Must.All(h => h.IsIn(keys)) && found >= Enough * Signature.Count ? found + Must.Count : 0;
    }

    private static Layout Parse(string line)
    {
        var columns = line.Split('\t');
        var meanings = columns[4].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split('='))
            .ToFrozenDictionary(m => Header(m[0]), m => m[1] == "-" ? (ColumnMeaning?)null : Enum.Parse<ColumnMeaning>(m[1]));
        return new(columns[0], Enum.Parse<RowsAre>(columns[1], ignoreCase: true), Headers(columns[2]), Headers(columns[3]), meanings);
    }

    private static LayoutHeader[] Headers(string list) => [.. list.Split(';').Select(h => new LayoutHeader([.. h.Split(" or ").Select(Header)]))];

    private static (string Key, int Nth) Header(string text)
    {
        var mark = text.LastIndexOf('#');
        return mark > 0 && int.TryParse(text.AsSpan(mark + 1), out var nth) ? (WithDigits(text[..mark]), nth) : (WithDigits(text), 1);
    }

    // Numbers count here: "E-mail 2 Address" is not "E-mail Address".
    private static string WithDigits(string text) => text.Length > 200 ? "" : string.Concat(Domain.Names.NameFolding.Fold(text).Where(char.IsLetterOrDigit));
}
