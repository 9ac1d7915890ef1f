using AngleSharp.Html.Parser;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Support;
using MimeKit;

namespace ContactsApp.Features.Digests;

/// <summary>What stands in a digest, and that nobody's name can be more than a name.</summary>
public sealed class DigestLetterTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 6, 0, 0, DateTimeKind.Utc);
    private static readonly DigestLead Halden = new(Guid.Parse("0191f0c0-0000-7000-8000-000000000001"), "Halden Robotics");
    private static readonly DigestScope Mine = new("ann", Monday.AddDays(-1), Monday);
    private static readonly DigestNews Nothing = new(new([], 0, 0), new([], 0, 0), new([], 0, 0));

    private static readonly DigestReader Ann = new(
        "Ann Seller", new(DigestRhythm.Daily, DayOfWeek.Monday, 7), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), new("https://contacts.example/"), "the-key", IsTrial: false);

    [Fact]
    public void Letter_OfADay_SaysAllOfItInTextAndHtml()
    {
        var letter = DigestLetter.Write(Full(), Mine, Ann);

        letter.Subject.Should().Be("Your leads: 3 new people, 1 departure, 1 lead with several people engaged");
        letter.Text.Should().Be("""
            Hello Ann Seller,

            this happened at your leads from 1 Mar 2026, 07:00 to 2 Mar 2026, 07:00 (Europe/Berlin).

            3 NEW PEOPLE

            * Halden Robotics: Mia Lund (Head of IT), Kai Berg and 1 more
              https://contacts.example/leads/0191f0c0-0000-7000-8000-000000000001

            1 DEPARTURE

            * Halden Robotics: Eva Holm, CFO, left on 28 Feb; was budget influencer and champion
              https://contacts.example/leads/0191f0c0-0000-7000-8000-000000000001

            1 LEAD WITH SEVERAL PEOPLE ENGAGED

            * Halden Robotics: 2 people in 14 days
              https://contacts.example/leads/0191f0c0-0000-7000-8000-000000000001

            -- 
            You get this e-mail daily at 07:00. Change that:
            https://contacts.example/Account/Digest
            Stop it:
            https://contacts.example/Account/StopDigest?key=the-key

            """.ReplaceLineEndings("\n"));
        var html = new HtmlParser().ParseDocument(letter.Html);
        html.QuerySelectorAll("h2").Select(h => h.TextContent).Should().Equal("3 new people", "1 departure", "1 lead with several people engaged");
        html.QuerySelectorAll("li").Select(l => l.TextContent).Should().Equal(
            "Halden Robotics: Mia Lund (Head of IT), Kai Berg and 1 more", "Halden Robotics: Eva Holm, CFO, left on 28 Feb; was budget influencer and champion", "Halden Robotics: 2 people in 14 days");
        html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().OnlyContain(h => h!.StartsWith("https://contacts.example/", StringComparison.Ordinal));
        html.QuerySelectorAll("img,script,link,iframe,object").Should().BeEmpty("a mail loads nothing");
        letter.Html.Should().NotContain("background").And.NotMatchRegex("[^-]color:", "the mail program knows whether it is dark").And.Contain("<meta name=\"color-scheme\" content=\"light dark\">");
    }

    [Theory]
    [InlineData(1, "1 new person")]
    [InlineData(2, "2 new people")]
    [InlineData(12345, "12,345 new people")]
    public void Subject_CountsInWords(int count, string words) =>
        DigestLetter.Write(Nothing with { NewPeople = new([], count, 1) }, Mine, Ann).Subject.Should().Be($"Your leads: {words}");

    [Fact]
    public void Letter_OfMoreThanItShows_SaysHowMuchMore()
    {
        var letter = DigestLetter.Write(Nothing with { NewPeople = new([new(Halden, [new("Mia Lund", null)], 5)], 905, 31) }, Mine with { OwnerId = null }, Ann);

        letter.Subject.Should().StartWith("The team's leads: ");
        letter.Text.Should().Contain("Mia Lund and 4 more").And.Contain("and 900 more people at 30 more leads");
    }

    [Fact]
    public void Letter_OfSomebodyWhoMayHaveLeft_SaysWhoSaysIt()
    {
        var letter = DigestLetter.Write(Nothing with { Departures = new([new(Halden, new("Eva Holm", null), null, "an import says: left on 3 Nov 2025", [BuyingRole.Champion])], 1, 1) }, Mine, Ann);

        letter.Text.Should().Contain("Eva Holm may have left: an import says: left on 3 Nov 2025; is champion");
    }

    [Fact]
    public void Letter_AskedForByHand_SaysSoEvenOfNothing()
    {
        var letter = DigestLetter.Write(Nothing, Mine, Ann with { Times = null, IsTrial = true });

        letter.Subject.Should().Be("Test: Your leads: nothing happened");
        letter.Text.Should().Contain("You asked for this one").And.NotContain("StopDigest").And.Contain("https://contacts.example/Account/Digest");
    }

    [Fact]
    public void Names_OfHostilePeople_StayNames()
    {
        const string Evil = "Eve\r\nBcc: all@victim.example\r\n\r\n<script>alert(1)</script> \"><img src=x onerror=y>\u202Egpj.exe";
        var news = Nothing with
        {
            NewPeople = new([new(new(Halden.Id, Evil), [new(Evil, Evil)], 1)], 1, 1),
            Departures = new([new(new(Halden.Id, Evil), new(Evil, Evil), null, Evil, [])], 1, 1),
        };

        var letter = DigestLetter.Write(news, Mine, Ann with { Name = Evil });
        var message = DigestMessage.Of(letter, Ann with { Name = Evil }, MailServer.Settings(25), "ann@seller.example", "1")!;

        var html = new HtmlParser().ParseDocument(letter.Html);
        html.QuerySelectorAll("script,img").Should().BeEmpty();
        html.QuerySelector("li a")!.TextContent.Should().Be("Eve Bcc: all@victim.example <script>alert(1)</script> \"><img src=x onerror=y>gpj.exe");
        letter.Text.Split('\n').Should().NotContain(l => l.StartsWith("Bcc:", StringComparison.Ordinal));
        using var raw = new MemoryStream();
        message.WriteTo(raw);
        raw.Position = 0;
        var read = MimeMessage.Load(raw);
        read.Headers.Select(h => h.Field).Should().NotContain("Bcc");
        read.To.Mailboxes.Should().ContainSingle().Which.Address.Should().Be("ann@seller.example");
        read.HtmlBody.Should().Be(letter.Html);
    }

    [Fact]
    public void Message_CarriesWhatMailProgramsAskFor()
    {
        var message = Message(Ann);

        message.Headers[HeaderId.ListUnsubscribe].Should().Be("<https://contacts.example/Account/StopDigest/Now?key=the-key>");
        message.Headers["List-Unsubscribe-Post"].Should().Be("List-Unsubscribe=One-Click");
        message.Headers[HeaderId.AutoSubmitted].Should().Be("auto-generated");
        message.MessageId.Should().Be(Message(Ann).MessageId, "the same digest is the same mail").And.EndWith("@contacts.example").And.NotContain("ann");
        message.TextBody.Should().NotBeEmpty();
    }

    [Fact]
    public void Message_OfAServerThatIsANumber_HasAnIdThatMailProgramsTake() =>
        DigestMessage.Of(DigestLetter.Write(Full(), Mine, Ann), Ann, MailServer.Settings(25, publicUrl: "http://[::1]:5080/"), "ann@seller.example", "1")!
            .MessageId.Should().EndWith("@contactsapp.invalid");

    [Fact]
    public void Message_WithoutHttps_PromisesNoStopByOneClick()
    {
        var message = Message(Ann with { Base = new("http://contacts.example/") });

        message.Headers[HeaderId.ListUnsubscribe].Should().StartWith("<http://contacts.example/Account/StopDigest/Now");
        message.Headers["List-Unsubscribe-Post"].Should().BeNull();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("")]
    public void Message_ToAnAddressThatIsNone_IsNotMade(string address) =>
        DigestMessage.Of(DigestLetter.Write(Full(), Mine, Ann), Ann, MailServer.Settings(25), address, "1").Should().BeNull();

    private static MimeMessage Message(DigestReader reader) =>
        DigestMessage.Of(DigestLetter.Write(Full(), Mine, reader), reader, MailServer.Settings(25), "ann@seller.example", "1")!;

    private static DigestNews Full() => new(
        new([new(Halden, [new("Mia Lund", "Head of IT"), new("Kai Berg", null)], 3)], 3, 1),
        new([new(Halden, new("Eva Holm", "CFO"), new DateOnly(2026, 2, 28), null, [BuyingRole.BudgetInfluencer, BuyingRole.Champion])], 1, 1),
        new([new(Halden, 2)], 1, 1));
}
