using System.Globalization;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>What one import of the file took.</summary>
/// <param name="Stations">Microseconds a row by station; stations may run beside each other.</param>
/// <param name="CpuMicros">Processor time of the whole process a row, in microseconds: other programs on the machine do not count.</param>
/// <param name="Edits">Milliseconds of the edits made meanwhile, sorted.</param>
/// <param name="Pages">Milliseconds of the lead pages read meanwhile, sorted.</param>
/// <param name="PeakMb">The process's largest working set meanwhile, in MB.</param>
/// <param name="WalMb">The largest size of the write-ahead log meanwhile, in MB; 0 on PostgreSQL.</param>
internal sealed record ImportFigures(
    string Name, int Rows, double Seconds, double CpuMicros, IReadOnlyDictionary<string, double> Stations,
    IReadOnlyList<double> Edits, IReadOnlyList<double> Pages, double PeakMb, double WalMb, string Outcomes)
{
    private static readonly string[] Order = ["Parse", "Place", "Clean", "Match", "Write", "Search", "Judge", "Commit", "Settle"];

    public static string Head => $"| run | rows/s | CPU us/row | {string.Join(" | ", Order)} | edit p95 ms | page p95 ms | memory MB | log MB | outcomes |\n|---|---:|---:|{string.Concat(Order.Select(_ => "---:|"))}---:|---:|---:|---:|---|";

    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {Rows / Seconds:0} | {CpuMicros:0} | {string.Join(" | ", Order.Select(o => Stations.GetValueOrDefault(o).ToString("0.0", CultureInfo.InvariantCulture)))} | {P95(Edits)} | {P95(Pages)} | {PeakMb:0} | {WalMb:0} | {Outcomes} |");

    private static string P95(IReadOnlyList<double> sorted) =>
        sorted.Count == 0 ? "-" : sorted[(int)Math.Ceiling(sorted.Count * 0.95) - 1].ToString("0", CultureInfo.InvariantCulture) + $" (of {sorted.Count}, max {sorted[^1].ToString("0", CultureInfo.InvariantCulture)})";
}
