namespace ContactsApp.Support;

/// <summary>The real clock, put forward by a test. Timers keep running, so that a whole server can live on it.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long shift;

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public override long GetTimestamp() =>
        base.GetTimestamp() + (long)(Interlocked.Read(ref shift) / (double)TimeSpan.TicksPerSecond * TimestampFrequency);
}
