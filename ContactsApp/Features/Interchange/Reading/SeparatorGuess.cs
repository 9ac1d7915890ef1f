using ContactsApp.Features.Interchange.Layouts;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>Finds what stands between the cells of a text.</summary>
internal static class SeparatorGuess
{
    private const int Enough = 200;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>The separator that a sample is written with, and the records it gives.</summary>
    /// <param name="sample">The beginning of the text.</param>
    /// <param name="isWhole">The sample is all of it; else its last record may be cut and is left out.</param>
    /// <param name="ct">Stops reading.</param>
    public static async ValueTask<(char Separator, IReadOnlyList<FileRecord> Records)> OfAsync(string sample, bool isWhole, CancellationToken ct)
    {
        var candidates = Said(sample) is { } said ? [said] : Candidates;
        var best = (Separator: ',', Records: (IReadOnlyList<FileRecord>)[], Score: -1.0);
        foreach (var separator in candidates)
        {
            var records = await RecordsAsync(sample, separator, isWhole, ct);
            var score = Score(records);
            best = score > best.Score ? (separator, records, score) : best;
        }

        return (best.Separator, best.Records);
    }

    /// <summary>The separator that Excel's first line names ("sep=;"), or null.</summary>
    public static char? Said(string sample)
    {
        var line = sample.AsSpan().TrimStart('\ufeff').TrimStart('"');
        return line.Length > 4 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !char.IsControl(line[4]) | line[4] == '\t' ? line[4] : null;
    }

    private static async ValueTask<IReadOnlyList<FileRecord>> RecordsAsync(string sample, char separator, bool isWhole, CancellationToken ct)
    {
        await using var reader = new DelimitedReader(new StringReader(sample), separator);
        var records = new List<FileRecord>();
        while (records.Count < Enough && await reader.ReadAsync(ct) is { } record)
        {
            records.Add(record);
        }

        if (!isWhole && records.Count is > 1 and < Enough)
        {
            records.RemoveAt(records.Count - 1);
        }

        return records;
    }

    // Known names of columns tell most; a file of unknown words is told by rows of the same width.
    private static double Score(IReadOnlyList<FileRecord> records)
    {
        if (records.Count == 0)
        {
            return 0;
        }

        var usual = records.GroupBy(r => r.Cells.Count).MaxBy(g => g.Count())!;
        var even = usual.Key == 1 ? 0 : (double)usual.Count() / records.Count;
        return (4 * HeaderFinder.MostRecognised(records)) + (3 * even) + (Math.Min(usual.Key, 20) / 20.0);
    }
}
