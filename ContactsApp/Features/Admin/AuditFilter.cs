using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;

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

    /// <summary>One of the filters is enough; else all must hold.</summary>
    public bool MatchAny { get; init; }

    /// <summary>Columns that are not shown (<see cref="Columns"/>).</summary>
    public IReadOnlyList<string> Hidden { get; init; } = Columns.HiddenAtFirst;

    /// <summary>The saved view it began from; filters nothing.</summary>
    public Guid? View { get; init; }

    /// <summary>The columns behind the time. What happened always shows.</summary>
    public static ListColumns Columns { get; } = new(
        new("Who", "Who"), new("What", "What", IsFixed: true), new("Lead", "Lead"), new("Source", "Source"), new("Record", "Record", IsExtra: true), new("Action", "Action, as stored", IsExtra: true))
    {
        Before = 1,
    };

    /// <summary>Everything, by everybody.</summary>
    public bool IsEmpty => Narrowing.Count == 0;

    /// <summary>The query values that say which rows are meant, and nothing of how they are shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Narrowing => Values(new FilterValues()).All;

    /// <summary>As the address says it; what makes no sense is left out.</summary>
    public static AuditFilter Read(IReadOnlyDictionary<string, string?> query) => new(
        Text(query.Of("who")), Text(query.Of("what")), FilterWords.One<SourceKind>(query.Of("source")), Day(query.Of("from")), Day(query.Of("to")), FilterWords.Id(query.Of("lead")))
    {
        MatchAny = query.Of("match") == "any",
        Hidden = Columns.Hidden(query.Of("hide"), query.Of("show")),
        View = FilterWords.Id(query.Of("view")),
    };

    /// <summary>The address's query values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToQuery() =>
        Values(new FilterValues().Put("view", View?.ToString())).Put(Columns, Hidden).Put("match", MatchAny ? "any" : null).All;

    private FilterValues Values(FilterValues values) => values
        .Put("who", Who)
        .Put("what", Noun)
        .Put("source", Source?.ToString())
        .Put("from", From?.ToString(DayFormat, CultureInfo.InvariantCulture))
        .Put("to", To?.ToString(DayFormat, CultureInfo.InvariantCulture))
        .Put("lead", Lead?.ToString());

    /// <summary>A day as the address and the browser's field write it; null for none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The moments between which the days lie on a clock; the end is no longer in it.</summary>
    public (DateTime? From, DateTime? Before) Period(TimeZoneInfo zone) => (Begin(From, zone), Begin(To == DateOnly.MaxValue ? null : To?.AddDays(1), zone));

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
