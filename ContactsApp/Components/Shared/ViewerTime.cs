using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Shared;

/// <summary>
/// Times as the person before the screen reads them: "38 min" with the exact time in their own time zone.
/// One per circuit; the layout tells it the browser's zone, and it ticks once a minute so that "now" does not stay "now".
/// </summary>
public sealed class ViewerTime : IDisposable
{
    private readonly TimeProvider clock;
    private readonly Lazy<ITimer> timer;

    /// <summary>Starts in the server's zone until the browser has said its own.</summary>
    public ViewerTime(TimeProvider clock)
    {
        this.clock = clock;
        Zone = clock.LocalTimeZone;
        timer = new(() => clock.CreateTimer(_ => Changed?.Invoke(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
    }

    /// <summary>The viewer's time zone.</summary>
    public TimeZoneInfo Zone { get; private set; }

    /// <summary>The day in the viewer's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow().UtcDateTime));

    /// <summary>A minute passed, or the zone became known. Raised off the renderer's thread.</summary>
    public event Action? Changed;

    /// <summary>Starts the minute tick; called by the first component that shows a time.</summary>
    public void Start() => _ = timer.Value;

    /// <summary>Takes the browser's IANA zone name; an unknown one changes nothing.</summary>
    public void UseZone(string? ianaName)
    {
        if (ianaName is not null && TimeZoneInfo.TryFindSystemTimeZoneById(ianaName, out var zone) && !zone.Equals(Zone))
        {
            Zone = zone;
            Changed?.Invoke();
        }
    }

    /// <summary>
    /// How long ago, short: "now", "38 min", "2 h", "41 d", "5 mo", "2 y"; "in 2 h" for what is to come. Days up to 90, because a rep
    /// counts staleness in days.
    /// </summary>
    public string Relative(DateTime utc)
    {
        var span = clock.GetUtcNow().UtcDateTime - utc;
        var ahead = span < TimeSpan.Zero;
        var size = span.Duration();
        var text = size.TotalMinutes < 1 ? "now"
            : size.TotalHours < 1 ? $"{(int)size.TotalMinutes} min"
            : size.TotalDays < 1 ? $"{(int)size.TotalHours} h"
            : size.TotalDays <= 90 ? $"{(int)size.TotalDays} d"
            : size.TotalDays < 365 ? $"{(int)(size.TotalDays / 30.44)} mo"
            : $"{(int)(size.TotalDays / 365.25) switch { 0 => 1, var years => years }} y";
        return ahead && text != "now" ? "in " + text : text;
    }

    /// <summary>
    /// A time as a distance, exact on hover and for machines, as text: for rows by the hundred. Whoever shows it draws again when
    /// <see cref="Changed"/> is raised; everywhere else <c>RelativeTime</c> does so by itself.
    /// </summary>
    public MarkupString Drawn(DateTime? value) => value is { } utc
        ? new($"<time datetime=\"{utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\" title=\"{HtmlEncoder.Default.Encode(Exact(utc))}\">{HtmlEncoder.Default.Encode(Relative(utc))}</time>")
        : new("<span>–</span>");

    /// <summary>The exact time in the viewer's zone: "12 Nov 2026, 14:06".</summary>
    public string Exact(DateTime utc) => Local(utc).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The day in the viewer's zone, the year only where it is not this one: "12 Nov".</summary>
    public string Day(DateTime utc)
    {
        var local = Local(utc);
        var thisYear = Local(clock.GetUtcNow().UtcDateTime).Year;
        return local.ToString(local.Year == thisYear ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>The day as a heading: "Today", "Yesterday", "Monday, 12 Oct", with the year where it is not this one.</summary>
    public string DayName(DateTime utc)
    {
        var (day, today) = (Local(utc).Date, Local(clock.GetUtcNow().UtcDateTime).Date);
        return day == today ? "Today"
            : day == today.AddDays(-1) ? "Yesterday"
            : $"{day.ToString("dddd", CultureInfo.CurrentCulture)}, {Day(utc)}";
    }

    /// <summary>The moment on the viewer's own clock.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <inheritdoc />
    public void Dispose()
    {
        if (timer.IsValueCreated)
        {
            timer.Value.Dispose();
        }
    }
}
