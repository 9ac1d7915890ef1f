using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ContactsApp.Intake;

/// <summary>A part of the road whose time is measured.</summary>
public enum IntakeStation
{
    /// <summary>A file's bytes to rows.</summary>
    Parse,
    /// <summary>Raw words to canonical values, with what follows from them alone.</summary>
    Clean,
    /// <summary>The company of each row; new ones made leads.</summary>
    Place,
    /// <summary>Who is known, who was removed, what each observation is about.</summary>
    Match,
    /// <summary>New contacts and observations, merged and scored, into the tables.</summary>
    Write,
    /// <summary>The full text of new contacts.</summary>
    Search,
    /// <summary>Known contacts merged anew; leads judged or marked as due.</summary>
    Judge,
    /// <summary>Making a batch lasting.</summary>
    Commit,
    /// <summary>Leads that were marked, judged at the end of a run.</summary>
    Settle,
}

/// <summary>How long the stations of the road take, for whoever listens: the histogram contactsapp.intake.station in seconds, tagged with the station.</summary>
public static class IntakeMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "ContactsApp.Intake";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Stations = Meter.CreateHistogram<double>("contactsapp.intake.station", "s", "Time that a batch spends in a station of the road");

    /// <summary>Measures until it is disposed.</summary>
    public static Lap Measure(IntakeStation station) => new(station, Stopwatch.GetTimestamp());

    /// <summary>One batch in one station.</summary>
    public readonly record struct Lap(IntakeStation Station, long Start) : IDisposable
    {
        public void Dispose() => Stations.Record(Stopwatch.GetElapsedTime(Start).TotalSeconds, new KeyValuePair<string, object?>("station", Station.ToString()));
    }
}
