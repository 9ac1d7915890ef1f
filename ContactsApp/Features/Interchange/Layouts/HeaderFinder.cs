using ContactsApp.Features.Interchange.Reading;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>The header of a table.</summary>
/// <param name="Index">Which record of the sample it is, from 0; null where the file has none and begins with data.</param>
/// <param name="FirstRow">Which record of the sample is the first one with data.</param>
/// <param name="Recognised">How many of its cells are names of columns that are known.</param>
internal sealed record FoundHeader(int? Index, int FirstRow, int Recognised)
{
    public static FoundHeader At(int index, int recognised) => new(index, index + 1, recognised);
}

/// <summary>Finds the header of a table by its content: exports put notes before it, and some files have none.</summary>
internal static class HeaderFinder
{
    /// <summary>How far down it is looked for, in records.</summary>
    private const int Within = 30;

    /// <summary>The header, or null where the sample is no table of people or companies.</summary>
    public static FoundHeader? Find(IReadOnlyList<FileRecord> sample)
    {
        var best = sample.Take(Within).Select((r, i) => (Index: i, Known: Recognised(r), Score: Score(r, Recognised(r)))).Where(h => h.Score > 0).OrderByDescending(h => h.Score).ThenBy(h => h.Index).FirstOrDefault();
        if (best.Known >= 2 || (best.Known == 1 && sample[best.Index].Cells.Count(c => c.Length > 0) <= 2 && best.Index == FirstOfWidth(sample)))
        {
            return FoundHeader.At(best.Index, best.Known);
        }

        return WithoutWords(sample, best.Known);
    }

    /// <summary>The most names of columns that any record holds which may be the header.</summary>
    public static int MostRecognised(IReadOnlyList<FileRecord> sample) => sample.Take(Within).Select(Recognised).DefaultIfEmpty(0).Max();

    private static int Recognised(FileRecord record) => record.Cells.Count(c => ColumnNames.Find(c) is not null);

    // Known names count for a header, data against it: a row may hold the word "Company", a header never holds an address.
    private static int Score(FileRecord record, int recognised) => recognised == 0 ? 0 : recognised - (2 * record.Cells.Count(ValueShapes.IsData));

    // No header, or one in words that nobody knows: its cells then do not look like those below it.
    private static FoundHeader? WithoutWords(IReadOnlyList<FileRecord> sample, int known)
    {
        var first = FirstOfWidth(sample);
        var rows = sample.Skip(first).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var width = rows.Max(r => r.Cells.Count);
        var below = ColumnSample.Of([.. Enumerable.Range(0, width).Select(_ => "")], [.. rows.Skip(1)]);
        var shapes = below.Where(c => c.Values.Count > 0 && ValueShapes.Best(c) is { Meaning: ColumnMeaning.Email or ColumnMeaning.LinkedIn or ColumnMeaning.Website or ColumnMeaning.Phone }).ToList();
        if (shapes.Count > 0 && shapes.TrueForAll(c => rows[0].At(c.Index).Length > 0 && !ValueShapes.IsData(rows[0].At(c.Index))))
        {
            return FoundHeader.At(first, known);
        }

        var isData = rows[0].Cells.Any(c => ValueShapes.IsEmail(c) || ValueShapes.IsAddress(c) || ValueShapes.IsPhone(c));
        // Words alone in even columns: a person may say what they mean. A text in lines is no table.
        return shapes.Count > 0 || isData ? new(null, first, 0) : known > 0 || rows[0].Cells.Count >= 2 ? FoundHeader.At(first, known) : null;
    }

    // Notes before a table are narrower than the table.
    private static int FirstOfWidth(IReadOnlyList<FileRecord> sample)
    {
        var usual = sample.Count == 0 ? 0 : sample.GroupBy(r => r.Cells.Count).MaxBy(g => g.Count())!.Key;
        for (var i = 0; i < sample.Count; i++)
        {
            if (sample[i].Cells.Count >= usual)
            {
                return i;
            }
        }

        return 0;
    }
}
