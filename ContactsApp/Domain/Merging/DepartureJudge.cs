using System.Globalization;

namespace ContactsApp.Domain.Merging;

/// <summary>What one observation says of whether somebody still works at the company.</summary>
/// <param name="EndedOn">The last day it names; also one to come.</param>
/// <param name="HasLeft">It says that the person works there no more.</param>
/// <param name="StillHere">A person's word that they do.</param>
public sealed record PresenceClaim(long ObservationId, SourceKind Source, DateTime ObservedAt, DateOnly? EndedOn, bool HasLeft, bool StillHere);

/// <summary>Somebody left, as far as sources say.</summary>
/// <param name="ObservationId">Which observation says so.</param>
/// <param name="On">The last day, or the day it was seen.</param>
/// <param name="Words">The evidence: "an import says: left on 3 Nov 2026".</param>
public sealed record Departure(long ObservationId, DateOnly On, string Words);

/// <summary>
/// Judges from what sources say whether somebody left the company. The freshest source that says so counts; a person's word that they are
/// still here stands until a source observes a departure later. An end that is still to come is none yet.
/// </summary>
public static class DepartureJudge
{
    /// <summary>The departure, or null for somebody who is here as far as known.</summary>
    public static Departure? Of(IEnumerable<PresenceClaim> claims, DateOnly today)
    {
        var all = claims.ToList();
        var here = all.Where(c => c.StillHere).Select(c => (DateTime?)c.ObservedAt).Max();
        var left = all
            .Where(c => c.HasLeft || c.EndedOn <= today)
            .Where(c => here is null || c.ObservedAt > here)
            .OrderByDescending(c => c.ObservedAt).ThenByDescending(c => c.ObservationId)
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
