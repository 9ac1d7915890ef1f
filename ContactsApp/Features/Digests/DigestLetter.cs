using System.Net;
using System.Text;
using ContactsApp.Domain.Digests;
using ContactsApp.Web;

namespace ContactsApp.Features.Digests;

/// <summary>For whom a digest is written.</summary>
/// <param name="Name">How the user is greeted.</param>
/// <param name="Times">When they want it; null for one that was asked for on the page by somebody who wants none regularly.</param>
/// <param name="Zone">On whose clock times are told.</param>
/// <param name="Base">Where the app is opened, with a slash at its end.</param>
/// <param name="StopKey">Seals whose digest it is, for the link that stops it.</param>
/// <param name="IsTrial">Asked for on the page: it is sent though nothing may have happened.</param>
public sealed record DigestReader(string Name, DigestTimes? Times, TimeZoneInfo Zone, Uri Base, string StopKey, bool IsTrial);

/// <summary>A digest in words: the same in plain text and in simple HTML, which leaves colours to the mail program and loads nothing.</summary>
public sealed record DigestLetter(string Subject, string Text, string Html)
{
    public static DigestLetter Write(DigestNews news, DigestScope scope, DigestReader reader)
    {
        var whose = scope.OwnerId is null ? "The team's leads" : "Your leads";
        var summary = news.IsEmpty ? "nothing happened" : DigestWords.Summary(news);
        List<Part> parts = [.. Parts(news, scope, reader)];
        var opening = Opening(news, scope, reader);
        List<(string Words, string Href)> foot = [.. Foot(reader)];
        var greeting = $"Hello {DigestWords.OneLine(reader.Name)},";
        var subject = $"{(reader.IsTrial ? "Test: " : "")}{whose}: {summary}";
        return new(subject, InText(greeting, opening, parts, foot), InHtml(subject, greeting, opening, parts, foot));
    }

    private static string Opening(DigestNews news, DigestScope scope, DigestReader reader)
    {
        var whose = scope.OwnerId is null ? "the team's leads" : "your leads";
        var what = news.IsEmpty ? $"nothing happened at {whose}" : $"this happened at {whose}";
        var test = reader.IsTrial ? " You asked for this one; a digest that is due is not sent where nothing happened." : "";
        return $"{what} {DigestWords.Window(scope, reader.Zone)}.{test}";
    }

    private static IEnumerable<Part> Parts(DigestNews news, DigestScope scope, DigestReader reader)
    {
        var (people, gone, engaged) = (news.NewPeople, news.Departures, news.Engaged);
        var year = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(scope.To, DateTimeKind.Utc), reader.Zone).Year;
        Line LineOf(DigestLead lead, string words) => new(DigestWords.OneLine(lead.Name), new Uri(reader.Base, Urls.Lead(lead.Id)).AbsoluteUri, DigestWords.OneLine(words));
        if (people.Total > 0)
        {
            yield return new(DigestWords.Count(people.Total, "new person", "new people"), [.. people.Shown.Select(p => LineOf(p.Lead, DigestWords.Of(p)))],
                DigestWords.Rest(people.Total - people.Shown.Sum(p => p.Count), "more person", "more people", people.Leads - people.Shown.Count));
        }

        if (gone.Total > 0)
        {
            yield return new(DigestWords.Count(gone.Total, "departure", "departures"), [.. gone.Shown.Select(d => LineOf(d.Lead, DigestWords.Of(d, year)))],
                DigestWords.Rest(gone.Total - gone.Shown.Count, "more departure", "more departures", 0));
        }

        if (engaged.Total > 0)
        {
            yield return new(DigestWords.Count(engaged.Total, "lead with several people engaged", "leads with several people engaged"), [.. engaged.Shown.Select(e => LineOf(e.Lead, DigestWords.Of(e)))],
                DigestWords.Rest(engaged.Total - engaged.Shown.Count, "more lead", "more leads", 0));
        }
    }

    private static IEnumerable<(string Words, string Href)> Foot(DigestReader reader)
    {
        var choose = new Uri(reader.Base, Urls.DigestPage).AbsoluteUri;
        if (reader.Times is not { } times)
        {
            yield return ("Have it sent regularly", choose);
            yield break;
        }

        yield return ($"You get this e-mail {DigestWords.Of(times)}. Change that", choose);
        yield return ("Stop it", new Uri(reader.Base, Urls.StopDigest(reader.StopKey)).AbsoluteUri);
    }

    private static string InText(string greeting, string opening, List<Part> parts, List<(string Words, string Href)> foot)
    {
        var text = new StringBuilder().Append(greeting).Append("\n\n").Append(opening).Append('\n');
        foreach (var part in parts)
        {
            text.Append('\n').Append(part.Title.ToUpperInvariant()).Append('\n');
            part.Lines.ForEach(l => text.Append("\n* ").Append(l.Lead).Append(": ").Append(l.Words).Append("\n  ").Append(l.Href).Append('\n'));
            text.Append(part.Rest.Length > 0 ? $"\n{part.Rest}\n" : "");
        }

        text.Append("\n-- \n");   // what follows is a signature, which answers leave out
        foot.ForEach(f => text.Append(f.Words).Append(":\n").Append(f.Href).Append('\n'));
        return text.ToString();
    }

    private static string InHtml(string subject, string greeting, string opening, List<Part> parts, List<(string Words, string Href)> foot)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\"><title>").Append(Encoded(subject))
            .Append("</title></head>\n<body style=\"font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:15px;line-height:1.5;max-width:640px;margin:0 auto;padding:16px\">\n")
            .Append("<p>").Append(Encoded(greeting)).Append("</p>\n<p>").Append(Encoded(opening)).Append("</p>\n");
        foreach (var part in parts)
        {
            html.Append("<h2 style=\"font-size:17px;margin:24px 0 8px\">").Append(Encoded(part.Title)).Append("</h2>\n<ul style=\"padding-left:20px\">\n");
            part.Lines.ForEach(l => html.Append("<li style=\"margin-bottom:6px\">").Append(Link(l.Lead, l.Href)).Append(": ").Append(Encoded(l.Words)).Append("</li>\n"));
            html.Append("</ul>\n").Append(part.Rest.Length > 0 ? $"<p>{Encoded(part.Rest)}</p>\n" : "");
        }

        html.Append("<hr>\n<p style=\"font-size:13px\">").AppendJoin("<br>\n", foot.Select(f => Link(f.Words, f.Href)));
        return html.Append("</p>\n</body></html>\n").ToString();
    }

    private static string Link(string words, string href) => $"<a href=\"{Encoded(href)}\">{Encoded(words)}</a>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    /// <param name="Rest">What is not shown, in words; empty for nothing.</param>
    private sealed record Part(string Title, List<Line> Lines, string Rest);

    private sealed record Line(string Lead, string Href, string Words);
}
