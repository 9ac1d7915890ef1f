using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Admin;

/// <summary>Which rows of the audit are meant. It lives in the address of the page, so it can be shared and Back works.</summary>
/// <param name="Who">Id of a user, or <see cref="Machine"/>.</param>
/// <param name="Noun">What was changed, as verbs begin: "contact", "lead", "user".</param>
/// <param name="From">First day, on the viewer's clock.</param>
/// <param name="To">Last day, on the viewer's clock.</param>
/// <param name="Lead">Public id of one lead.</param>
public sealed record AuditFilter(string? Who = null, string? Noun = null, SourceKind? Source = null, DateOnly? From = null, DateOnly? To = null, Guid? Lead = null)
{
    /// <summary>Work that no person did: background work and the command line.</summary>
    public const string Machine = "machine";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Everything, by everybody.</summary>
    public bool IsEmpty => this == new AuditFilter();

    /// <summary>As the address says it; what makes no sense is left out.</summary>
    public static AuditFilter Read(Func<string, string?> value) => new(
        Text(value("who")), Text(value("what")),
        Enum.TryParse<SourceKind>(value("source"), out var source) && Enum.IsDefined(source) ? source : null,
        Day(value("from")), Day(value("to")),
        Guid.TryParse(value("lead"), out var lead) ? lead : null);

    /// <summary>The address's query values.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery() =>
    [
        new("who", Who), new("what", Noun), new("source", Source?.ToString()),
        new("from", From?.ToString(DayFormat, CultureInfo.InvariantCulture)), new("to", To?.ToString(DayFormat, CultureInfo.InvariantCulture)),
        new("lead", Lead?.ToString()),
    ];

    /// <summary>A day as the address and the browser's field write it; null for none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The moments between which the days lie on a clock; the end is no longer in it.</summary>
    public (DateTime? From, DateTime? Before) Period(TimeZoneInfo zone) => (Begin(From, zone), Begin(To?.AddDays(1), zone));

    private static DateTime? Begin(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } some)
        {
            return null;
        }

        var local = some.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) || value.Length > 64 ? null : value;
}
