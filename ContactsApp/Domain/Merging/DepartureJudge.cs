using System.Globalization;

namespace ContactsApp.Domain.Merging;

/// <summary>What one observation says of whether somebody still works at the company.</summary>
/// <param name="EndedOn">The last day it names; also one to come.</param>
/// <param name="HasLeft">It says that the person works there no more.</param>
/// <param name="StillHere">A person's word that they do.</param>
/// <param name="IsThere">A source's word that they do.</param>
/// <param name="HasNoEnd">The source has a place for the end of this employment, and it is empty. Where there is no such place, nothing is said.</param>
/// <param name="StartedOn">The first day it names.</param>
/// <param name="Record">Whose record it is in its source; null for one that stands for itself.</param>
/// <param name="Document">The file or page it came in.</param>
public sealed record PresenceClaim(
    long ObservationId, SourceKind Source, DateTime ObservedAt, DateOnly? EndedOn, bool HasLeft, bool StillHere,
    bool IsThere = false, DateOnly? StartedOn = null, string? Record = null, long Document = 0, bool HasNoEnd = false)
{
    /// <summary>It says that they left, by this day.</summary>
    internal bool IsDeparture(DateOnly today) => HasLeft || EndedOn <= today;

    /// <summary>It says something of whether they are there, be it by an empty place: silence takes nothing back.</summary>
    internal bool Speaks => HasLeft || IsThere || HasNoEnd || EndedOn is not null;
}

/// <summary>Somebody left, as far as sources say.</summary>
/// <param name="ObservationId">Which observation says so.</param>
/// <param name="On">The last day, or the day it was seen.</param>
/// <param name="Words">The evidence: "an import says: left on 3 Nov 2026".</param>
public sealed record Departure(long ObservationId, DateOnly On, string Words);

/// <summary>
/// Judges from what sources say whether somebody left the company. Of each record of a source its newest word is heard, and what does not
/// speak of it is no word; a file that has several rows for somebody tells a history, and a row without an end is the job of today. The
/// freshest departure counts, unless a source says since that they are there, or names a start after that end. A person's word that they are
/// still here stands until a source observes a departure later. An end that is still to come is none yet: <see cref="NextChange"/> says when
/// it is.
/// </summary>
public static class DepartureJudge
{
    /// <summary>The departure, or null for somebody who is here as far as known.</summary>
    public static Departure? Of(IEnumerable<PresenceClaim> claims, DateOnly today)
    {
        var all = claims.ToList();
        var heard = Newest(all.FindAll(c => c.Speaks), today);
        var started = Newest(all.FindAll(c => c.StartedOn is not null), today).FindAll(c => !c.IsDeparture(today) && c.StartedOn <= today);
        var here = all.Where(c => c.StillHere).Select(c => (DateTime?)c.ObservedAt).Max();
        var left = heard
            .Where(c => c.IsDeparture(today))
            .Where(c => here is null || c.ObservedAt > here)
            .Where(c => !heard.Exists(p => p.IsThere && !p.IsDeparture(today) && p.ObservedAt >= c.ObservedAt) && !started.Exists(p => p.StartedOn > c.EndedOn))
            .OrderByDescending(c => c.ObservedAt).ThenByDescending(c => c.EndedOn).ThenByDescending(c => c.ObservationId)
            .FirstOrDefault();
        if (left is null)
        {
            return null;
        }

        // A day that is still to come beside "works there no more": they left, and the day is wrong.
        var on = left.EndedOn <= today ? left.EndedOn.Value : DateOnly.FromDateTime(left.ObservedAt);
        var day = (on > today ? today : on).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var words = left.EndedOn <= today ? $"left on {day}" : $"no longer there, as of {day}";
        return new(left.ObservationId, on > today ? today : on, $"{Who(left.Source)} says: {words}");
    }

    /// <summary>The first day to come on which <see cref="Of"/> says something else though nobody said anything; null for never.</summary>
    public static DateOnly? NextChange(IReadOnlyCollection<PresenceClaim> claims, DateOnly today)
    {
        var days = claims.SelectMany(c => new[] { c.EndedOn, c.StartedOn }).OfType<DateOnly>().Where(d => d > today).Distinct().Order().ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var now = Of(claims, today)?.ObservationId;
        return days.Where(d => Of(claims, d)?.ObservationId != now).Select(d => (DateOnly?)d).FirstOrDefault();
    }

    // Of each record the rows of the newest document; where one of them has no end, that is the job of today and the others came before it.
    private static List<PresenceClaim> Newest(List<PresenceClaim> all, DateOnly today) =>
        [.. all.GroupBy(c => c.Record is null ? (object)c.ObservationId : (c.Source, c.Record)).SelectMany(record =>
        {
            var claims = record.OrderByDescending(c => c.ObservedAt).ThenByDescending(c => c.ObservationId).ToList();
            var rows = claims.FindAll(c => c.Document == claims[0].Document && c.ObservedAt == claims[0].ObservedAt);
            return rows.Exists(c => !c.IsDeparture(today)) ? rows.FindAll(c => !c.IsDeparture(today)) : rows;
        })];

    private static string Who(SourceKind source) => source switch
    {
        SourceKind.Import => "an import",
        SourceKind.Website => "the website",
        SourceKind.Press => "the press",
        SourceKind.Partner => "a data partner",
        SourceKind.Behaviour or SourceKind.Mailbox or SourceKind.Capture or SourceKind.Guessed => "a source",
        SourceKind.Manual => "somebody here",
    };
}
