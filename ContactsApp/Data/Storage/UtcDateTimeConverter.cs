using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ContactsApp.Data.Storage;

/// <summary>
/// All times are UTC. SQLite forgets the kind of a time and PostgreSQL refuses any kind but UTC, so both get UTC and both give it back.
/// Cut to microseconds, the precision of PostgreSQL, so that a value read back equals itself on either.
/// </summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    time => ToStored(time),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    /// <summary>The value as stored: UTC, whole microseconds. A time of unknown kind is taken as UTC.</summary>
    public static DateTime ToStored(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
