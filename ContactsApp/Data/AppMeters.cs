using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ContactsApp.Data;

/// <summary>
/// What the app measures of itself beside what the framework does. It costs next to nothing while nobody listens
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>). Tags are words of the code, never anything about a person.
/// </summary>
public static class AppMeters
{
    /// <summary>Under which name meters and traces are listened to.</summary>
    public const string Name = "ContactsApp";

    private static readonly Meter Meter = new(Name);

    /// <summary>Traces of background work, which no request carries.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly Histogram<double> WriteWaits = Meter.CreateHistogram<double>("contactsapp.write.wait", "s", "How long a write waited for its turn");

    private static readonly Histogram<double> Jobs = Meter.CreateHistogram<double>("contactsapp.job.duration", "s", "How long a background job ran, with how it ended");

    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("contactsapp.sign_ins", "{try}", "Tries to sign in, by way and answer");

    private static readonly Counter<long> Backups = Meter.CreateCounter<long>("contactsapp.backups", "{backup}", "Backups that were written and checked");

    private static readonly Counter<long> Digests = Meter.CreateCounter<long>("contactsapp.digests", "{digest}", "Digests that were due, by how it ended");

    /// <param name="priority">"interactive" or "bulk".</param>
    public static void WriteWaited(TimeSpan waited, string priority) => WriteWaits.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("priority", priority));

    /// <param name="kind">Kind of the job.</param>
    /// <param name="end">"Succeeded", "Failed", "Cancelled", or "Queued" where the program stops.</param>
    public static void JobEnded(TimeSpan took, string kind, string end) =>
        Jobs.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("end", end));

    /// <param name="way">"password", "code", "recovery" or "passkey".</param>
    public static void SignInTried(string way, bool ok) => SignIns.Add(1, new KeyValuePair<string, object?>("way", way), new KeyValuePair<string, object?>("ok", ok));

    public static void BackupMade() => Backups.Add(1);

    /// <param name="end">"sent", "nothing", "waiting", "given up" or "unknown".</param>
    public static void DigestEnded(string end) => Digests.Add(1, new KeyValuePair<string, object?>("end", end));
}
