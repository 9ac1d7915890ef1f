using System.Globalization;
using System.Text;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Digests;

namespace ContactsApp.Features.Digests;

/// <summary>The sentences of a digest. Mails are in English like the pages, whatever the server's culture.</summary>
internal static class DigestWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>"1 new person", "2 new people".</summary>
    public static string Count(int count, string one, string many) => string.Create(English, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>"3 new people, 1 departure, 2 leads with several people engaged"; empty for nothing.</summary>
    public static string Summary(DigestNews news) => string.Join(", ", new[]
    {
        (news.NewPeople.Total, "new person", "new people"),
        (news.Departures.Total, "departure", "departures"),
        (news.Engaged.Total, "lead with several people engaged", "leads with several people engaged"),
    }.Where(p => p.Total > 0).Select(p => Count(p.Total, p.Item2, p.Item3)));

    /// <summary>"Mia Lund (Head of IT), Kai Berg and 4 more".</summary>
    public static string Of(NewPeople at)
    {
        var names = at.People.Select(p => p.Title is { Length: > 0 } title ? $"{p.Name} ({title})" : p.Name).ToList();
        return at.Count > names.Count ? $"{string.Join(", ", names)} and {Count(at.Count - names.Count, "more", "more")}" : And(names);
    }

    /// <summary>"Kai Berg, CFO, left on 3 Nov; was budget influencer".</summary>
    public static string Of(DigestDeparture departure, int year)
    {
        var who = departure.Person.Title is { Length: > 0 } title ? $"{departure.Person.Name}, {title}," : departure.Person.Name;
        var what = departure.LeftOn is { } day ? $"left on {day.ToString(day.Year == year ? "d MMM" : "d MMM yyyy", English)}" : $"may have left: {departure.Evidence}";
        var seats = And([.. departure.Roles.Select(BuyingRoleWords.InSentence)]);
        return seats.Length == 0 ? $"{who} {what}" : $"{who} {what}; {(departure.LeftOn is null ? "is" : "was")} {seats}";
    }

    /// <summary>"3 people in 14 days".</summary>
    public static string Of(NewlyEngaged engaged) => $"{Count(engaged.People, "person", "people")} in 14 days";

    /// <summary>"and 12 more people at 9 more leads"; empty where all are shown.</summary>
    public static string Rest(int more, string one, string many, int leads) => more <= 0 ? ""
        : leads <= 0 ? $"and {Count(more, one, many)}" : $"and {Count(more, one, many)} at {Count(leads, "more lead", "more leads")}";

    /// <summary>"from 26 Nov 2026, 07:00 to 27 Nov 2026, 07:00 (Europe/Berlin)".</summary>
    public static string Window(DigestScope scope, TimeZoneInfo zone) => $"from {At(scope.From, zone)} to {At(scope.To, zone)} ({zone.Id})";

    /// <summary>"daily at 07:00", "on Mondays at 07:00".</summary>
    public static string Of(DigestTimes times)
    {
        var at = string.Create(English, $"at {times.Hour:00}:00");
        return times.Rhythm == DigestRhythm.Daily ? $"daily {at}" : $"on {times.Day}s {at}";
    }

    /// <summary>A moment on the clock of the zone: "27 Nov 2026, 07:00".</summary>
    public static string At(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).ToString("d MMM yyyy, HH:mm", English);

    /// <summary>
    /// A text from outside on one line, as it may stand in a header: without control characters and line breaks of any kind, and without the marks
    /// that turn the direction of what follows.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !TurnsDirection(c)))
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string And(List<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words[..^1])} and {words[^1]}",
    };
}
