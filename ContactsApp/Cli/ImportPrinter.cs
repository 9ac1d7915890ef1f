using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContactsApp.Features.Interchange;

namespace ContactsApp.Cli;

/// <summary>
/// Prints what becomes of a file, row by row as it is known: as one JSON object ({"layout", "contacts": [...], "rows"}), or as lines for people,
/// with the rows that were left out and the counts at the end.
/// </summary>
internal sealed class ImportPrinter(TextWriter output, string layout, bool asJson) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private int rows;
    private bool isEnded;

    /// <summary>Prints one row.</summary>
    public async ValueTask AddAsync(ImportedRow row)
    {
        counts[row.Outcome] = counts.GetValueOrDefault(row.Outcome) + 1;
        if (asJson)
        {
            await output.WriteAsync(rows == 0 ? Head() : ",\n");
            await output.WriteAsync(JsonSerializer.Serialize(row, Json));
        }
        else if (row.Outcome is "skipped" or "review" or "failed")
        {
            await output.WriteLineAsync($"  line {row.Row}: {row.Outcome}: {row.Reason}");
        }

        rows++;
    }

    /// <summary>Prints what can only be said at the end.</summary>
    public async ValueTask EndAsync()
    {
        isEnded = true;
        if (asJson)
        {
            await output.WriteAsync(rows == 0 ? Head() : "");
            await output.WriteLineAsync($"],\"rows\":{rows.ToString(CultureInfo.InvariantCulture)}}}");
            return;
        }

        await output.WriteLineAsync($"{layout}: {rows} rows");
        foreach (var (outcome, count) in counts.OrderByDescending(c => c.Value))
        {
            await output.WriteLineAsync($"  {count} {outcome}");
        }
    }

    /// <summary>Closes the object when the work was stopped half way, so that what was printed can be read.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!isEnded && asJson && rows > 0)
        {
            await EndAsync();
        }
    }

    private string Head() => $"{{\"layout\":{JsonSerializer.Serialize(layout, Json)},\"contacts\":[\n";
}
