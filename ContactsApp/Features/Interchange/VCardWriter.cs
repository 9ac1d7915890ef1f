using System.Globalization;
using System.Text;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Writes contacts as vCards, 4.0 (RFC 6350) or 3.0 (RFC 2426). Beside the standard's properties a card has, as far as known:
/// <list type="bullet">
/// <item><c>X-CONTACTSAPP-DO-NOT-CONTACT</c>: the closed ways, "EMAIL,PHONE,LINKEDIN" or some of them. Whoever uses the card must respect it.</item>
/// <item><c>X-CONTACTSAPP-COMPANY-DOMAIN</c>: the registrable domain of the company in ORG.</item>
/// <item><c>X-CONTACTSAPP-LEFT</c>: the day on which the person left that company.</item>
/// </list>
/// </summary>
internal static class VCardWriter
{
    /// <summary>Octets of a line without its end (RFC 6350 §3.2, RFC 2426 §2.6).</summary>
    private const int LineOctets = 75;

    /// <summary>One card with its line ends.</summary>
    /// <param name="now">When the export was made: the card's REV.</param>
    public static string Card(ExportedContact c, ExportFormat version, DateTime now)
    {
        var is4 = version == ExportFormat.VCard;
        var card = new StringBuilder();
        void Put(string property, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                AppendFolded(card, $"{property}:{value}");
            }
        }

        Put("BEGIN", "VCARD");
        Put("VERSION", is4 ? "4.0" : "3.0");
        Put("UID", $"urn:uuid:{c.PublicId}");
        Put("FN", Text(c.FullName));
        // Asked for by 3.0 even where only the whole name is known.
        Put("N", string.Join(';', new[] { c.Family, c.Given, c.Middle, c.Prefix, c.Suffix }.Select(Text)));
        Put("NICKNAME", Text(c.PreferredName));
        Put("ORG", Text(c.Company) + (c.Department is { } d ? ";" + Text(DepartmentNames.Name(d)) : ""));
        Put("TITLE", Text(c.Title));
        Put("ROLE", Text(c.Roles.Count == 0 ? null : BuyingRoleWords.Title(c.Roles[0])));
        Reach(c, is4, Put);
        Put("ADR;TYPE=work", c.Location is { } place ? $";;;{Text(place)};;;" : null);
        Put("TZ;VALUE=text", Text(c.TimeZone));
        Put("URL", Uri(c.LinkedIn));
        foreach (var link in c.Links)
        {
            Put("URL", Uri(link));
        }

        Put("CATEGORIES", string.Join(',', c.Tags.Select(Text)));
        Put("NOTE", Text(c.Notes));
        Put("X-CONTACTSAPP-DO-NOT-CONTACT", Closed(c.DoNotContact));
        Put("X-CONTACTSAPP-COMPANY-DOMAIN", Text(c.CompanyDomain));
        Put("X-CONTACTSAPP-LEFT", c.LeftAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put("REV", now.ToString(is4 ? "yyyyMMdd'T'HHmmss'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Put("END", "VCARD");
        return card.ToString();
    }

    // The main address and number come first and say so: PREF=1 in 4.0, TYPE=pref in 3.0.
    private static void Reach(ExportedContact c, bool is4, Action<string, string?> put)
    {
        foreach (var (email, i) in c.Emails.Select((e, i) => (e, i)))
        {
            var type = email.Kind == ReachKind.Personal ? "home" : "work";
            put(is4 ? $"EMAIL;TYPE={type}{(i == 0 ? ";PREF=1" : "")}" : $"EMAIL;TYPE=INTERNET,{type.ToUpperInvariant()}{(i == 0 ? ",PREF" : "")}", Text(email.Address));
        }

        foreach (var (phone, i) in c.Phones.Select((p, i) => (p, i)))
        {
            var type = phone.Kind switch
            {
                ReachKind.Personal => "home",
                ReachKind.Mobile => "cell",
                ReachKind.Work or ReachKind.Other => "work",
            };
            put(
                is4 ? $"TEL;VALUE={(phone.IsE164 ? "uri" : "text")};TYPE=\"{type},voice\"{(i == 0 ? ";PREF=1" : "")}" : $"TEL;TYPE={type.ToUpperInvariant()},VOICE{(i == 0 ? ",PREF" : "")}",
                is4 && phone.IsE164 ? $"tel:{phone.Number}" : Text(phone.Number));
        }
    }

    private static string? Closed(DoNotContact ways) => ways == DoNotContact.None ? null
        : string.Join(',', new[] { DoNotContact.Email, DoNotContact.Phone, DoNotContact.LinkedIn }.Where(w => ways.HasFlag(w)).Select(w => w.ToString().ToUpperInvariant()));

    /// <summary>A text value: backslash, comma, semicolon and line ends escaped, other control characters left out.</summary>
    private static string Text(string? value)
    {
        var text = new StringBuilder();
        foreach (var c in (value ?? "").ReplaceLineEndings("\n"))
        {
            text.Append(c switch
            {
                '\\' => @"\\",
                ',' => @"\,",
                ';' => @"\;",
                '\n' => @"\n",
                _ when char.IsControl(c) && c != '\t' => "",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    // An address is no text: escaping a comma would break it. What could end the line is left out.
    private static string? Uri(string? value) => value is null ? null : string.Concat(value.Where(c => !char.IsControl(c)));

    /// <summary>Folded between characters, never inside one: each further line begins with a blank, which counts.</summary>
    private static void AppendFolded(StringBuilder card, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                card.Append("\r\n ");
                octets = 1;
            }

            card.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        card.Append("\r\n");
    }
}
