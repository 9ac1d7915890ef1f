using System.Diagnostics.Metrics;
using ContactsApp.Intake;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>Sums what the road's meter says, by station.</summary>
internal sealed class StationTimes : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, double> seconds = [];
    private readonly MeterListener listener = new();

    public StationTimes()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == IntakeMeter.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            var station = tags[0].Value as string ?? "";
            lock (gate)
            {
                seconds[station] = seconds.GetValueOrDefault(station) + value;
            }
        });
        listener.Start();
    }

    /// <summary>Microseconds a row by station since the last call.</summary>
    public IReadOnlyDictionary<string, double> Take(int rows)
    {
        lock (gate)
        {
            var taken = seconds.ToDictionary(s => s.Key, s => s.Value * 1e6 / rows);
            seconds.Clear();
            return taken;
        }
    }

    public void Dispose() => listener.Dispose();
}
