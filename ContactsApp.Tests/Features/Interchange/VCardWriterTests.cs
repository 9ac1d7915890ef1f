using System.Text;
using ContactsApp.Domain;
using FsCheck.Xunit;

namespace ContactsApp.Features.Interchange;

public sealed class VCardWriterTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 5, 7, DateTimeKind.Utc);

    private static readonly ExportedContact Mei = new(
        1, new Guid("0191f0c0-0000-7000-8000-0000000000aa"), "Dr. Mei Tanaka", "Dr.", "Mei", null, "Tanaka", null, "May", "Director, Platform; Tools", null, Seniority.Manager, Department.Engineering,
        "Gothenburg, Sweden", "Europe/Stockholm", null, "likes\r\ntea \\ coffee", ["nordics", "a,b"], "Halden; Robotics", "halden.example",
        [new("mei@halden.example", ReachKind.Work, EmailStatus.Likely), new("mei@tanaka.example", ReachKind.Personal, EmailStatus.Unknown)],
        [new("+46313900600", ReachKind.Mobile, true), new("ask reception, 12", ReachKind.Work, false)],
        "https://www.linkedin.com/in/mei-tanaka", ["https://tanaka.example/a,b;c"], [BuyingRole.TechnicalEvaluator], 80, "IT leader", 12, null, DoNotContact.Phone, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), null, Now);

    [Fact]
    public void Card_Version4_IsAsTheStandardSays()
    {
        var lines = Unfolded(VCardWriter.Card(Mei, ExportFormat.VCard, Now));

        lines.Should().Equal(
            "BEGIN:VCARD", "VERSION:4.0", "UID:urn:uuid:0191f0c0-0000-7000-8000-0000000000aa", "FN:Dr. Mei Tanaka", "N:Tanaka;Mei;;Dr.;", "NICKNAME:May",
            @"ORG:Halden\; Robotics;Engineering", @"TITLE:Director\, Platform\; Tools", "ROLE:Technical evaluator",
            "EMAIL;TYPE=work;PREF=1:mei@halden.example", "EMAIL;TYPE=home:mei@tanaka.example",
            "TEL;VALUE=uri;TYPE=\"cell,voice\";PREF=1:tel:+46313900600", @"TEL;VALUE=text;TYPE=""work,voice"":ask reception\, 12",
            @"ADR;TYPE=work:;;;Gothenburg\, Sweden;;;", "TZ;VALUE=text:Europe/Stockholm", "URL:https://www.linkedin.com/in/mei-tanaka", "URL:https://tanaka.example/a,b;c",
            @"CATEGORIES:nordics,a\,b", @"NOTE:likes\ntea \\ coffee", "X-CONTACTSAPP-DO-NOT-CONTACT:PHONE", "X-CONTACTSAPP-COMPANY-DOMAIN:halden.example",
            "X-CONTACTSAPP-LEFT:2026-02-01", "REV:20260302T090507Z", "END:VCARD");
    }

    [Fact]
    public void Card_Version3_DiffersWhereTheOlderStandardDoes()
    {
        var lines = Unfolded(VCardWriter.Card(Mei, ExportFormat.VCard3, Now));

        lines.Should().StartWith(["BEGIN:VCARD", "VERSION:3.0"]);
        lines.Should().Contain(
        [
            "EMAIL;TYPE=INTERNET,WORK,PREF:mei@halden.example", "EMAIL;TYPE=INTERNET,HOME:mei@tanaka.example", "TEL;TYPE=CELL,VOICE,PREF:+46313900600",
            @"TEL;TYPE=WORK,VOICE:ask reception\, 12", "REV:2026-03-02T09:05:07Z",
        ]);
        lines.Should().NotContain(l => l.Contains("PREF=", StringComparison.Ordinal) || l.Contains("tel:", StringComparison.Ordinal));
    }

    [Fact]
    public void Card_OnlyAName_HasWhatBothVersionsAskFor()
    {
        var bare = Mei with
        {
            Prefix = null,
            Given = null,
            Family = null,
            PreferredName = null,
            Title = null,
            Department = null,
            Location = null,
            TimeZone = null,
            Notes = null,
            Tags = [],
            CompanyDomain = null,
            Emails = [],
            Phones = [],
            LinkedIn = null,
            Links = [],
            Roles = [],
            DoNotContact = DoNotContact.None,
            LeftAt = null,
            FullName = "Mei",
        };

        Unfolded(VCardWriter.Card(bare, ExportFormat.VCard3, Now)).Should().Equal(
            "BEGIN:VCARD", "VERSION:3.0", "UID:urn:uuid:0191f0c0-0000-7000-8000-0000000000aa", "FN:Mei", "N:;;;;", @"ORG:Halden\; Robotics", "REV:2026-03-02T09:05:07Z", "END:VCARD");
    }

    [Property]
    public bool Card_AnyNote_IsFoldedAt75OctetsAndReadsBack(string? note)
    {
        var clean = string.Concat((note ?? "").ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value == '\n' || (!Rune.IsControl(r) && r.Value != 0xFFFD)).Select(r => r.ToString()));
        var card = VCardWriter.Card(Mei with { Notes = clean + "å漢🙂, and; so \\ on until the line is long enough to be folded twice, at least once inside of this text å漢🙂" }, ExportFormat.VCard, Now);
        var lines = card.Split("\r\n");
        var text = Unfolded(card).Single(l => l.StartsWith("NOTE:", StringComparison.Ordinal))[5..];
        return lines.All(l => Encoding.UTF8.GetByteCount(l) <= 75) && Unescaped(text).StartsWith(clean, StringComparison.Ordinal) && !card.Contains('\uFFFD');
    }

    private static List<string> Unfolded(string card) => [.. card.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").SkipLast(1)];

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] is 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
