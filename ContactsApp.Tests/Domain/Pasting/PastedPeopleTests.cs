using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Pasting;

public class PastedPeopleTests
{
    [Fact]
    public void Parse_MixedLines_GivesOnePersonForEach()
    {
        const string text = """
            Dr. Lena Hoffmann, Leiterin Finanzen,
            lena.hoffmann@halden.example
            Rafa Moreno · IT Director
            s.bianchi@halden.example
            Victor Hale, Account Manager
            Sent from my phone
            """;

        var result = PastedPeople.Parse(text);

        result.People.Should().BeEquivalentTo(
            [
                Person("Dr. Lena Hoffmann", "Leiterin Finanzen", "lena.hoffmann@halden.example") with { FirstLine = 1, LastLine = 2 },
                Person("Rafa Moreno", "IT Director") with { FirstLine = 3, LastLine = 3 },
                Person("S. Bianchi", null, "s.bianchi@halden.example") with { FirstLine = 4, LastLine = 4, NameFromAddress = true },
                Person("Victor Hale", "Account Manager") with { FirstLine = 5, LastLine = 5 },
            ],
            o => o.WithStrictOrdering());
        result.IgnoredLines.Should().Be(1);
        result.Spans.Select(s => (text.Substring(s.Start, s.Length), s.Kind)).Should().Equal(
            ("Dr. Lena Hoffmann", PasteSpanKind.Name),
            ("Leiterin Finanzen", PasteSpanKind.Title),
            ("lena.hoffmann@halden.example", PasteSpanKind.Email),
            ("Rafa Moreno", PasteSpanKind.Name),
            ("IT Director", PasteSpanKind.Title),
            ("s.bianchi@halden.example", PasteSpanKind.Email),
            ("Victor Hale", PasteSpanKind.Name),
            ("Account Manager", PasteSpanKind.Title),
            ("Sent from my phone", PasteSpanKind.Ignored));
    }

    [Fact]
    public void Parse_GermanSignature_GivesOnePerson()
    {
        var result = PastedPeople.Parse("""
            Sehr geehrte Frau Keller,

            vielen Dank f\u00fcr Ihre Nachricht, ich melde mich morgen.

            Mit freundlichen Gr\u00fc\u00dfen

            Dr. Lena Hoffmann
            Leiterin Finanzen

            Halden Robotics GmbH
            Hauptstra\u00dfe 12
            10115 Berlin
            Tel.: +49 30 12345678
            Mobil: +49 151 23456789
            Fax: +49 30 12345679
            E-Mail: lena.hoffmann@halden.example
            www.halden.example

            Amtsgericht Berlin HRB 123456
            Gesch\u00e4ftsf\u00fchrer: Ingrid Solheim
            Diese E-Mail enth\u00e4lt vertrauliche Informationen.
            """.Replace("\\u00fc", "\u00fc").Replace("\\u00df", "\u00df").Replace("\\u00e4", "\u00e4"));

        result.People.Should().ContainSingle().Which.Should().BeEquivalentTo(
            Person("Dr. Lena Hoffmann", "Leiterin Finanzen", "lena.hoffmann@halden.example") with
            {
                Phones = ["+493012345678", "+4915123456789"],
                Company = "Halden Robotics GmbH",
                FirstLine = 7,
                LastLine = 16,
            });
    }

    [Theory]
    [InlineData("Best regards,\nVictor Hale\nAccount Manager | Halden Robotics\nM +44 7700 900123 | victor.hale@halden.example")]
    [InlineData("Victor Hale\nAccount Manager\nHalden Robotics\nPhone: +44 7700 900123\nvictor.hale@halden.example\n350 Main Street, Suite 4, Springfield, IL 62701")]
    [InlineData("Kind regards, Victor Hale\nAccount Manager, Halden Robotics\nTel +44 7700 900123\nE: victor.hale@halden.example\nThis e-mail is confidential and may be read\nby the addressee only.")]
    [InlineData("-- \nVictor Hale (he/him)\nAccount Manager\nHalden Robotics Ltd.\nhttps://www.halden.example\nvictor.hale@halden.example\n+44 7700 900123\nGet Outlook for iOS")]
    [InlineData("From: Victor Hale <victor.hale@halden.example>\nSent: Monday, 23 November 2026 10:14\nSubject: Offer\n\nHi Ann,\n\nthanks for the call yesterday.\n\nVictor Hale\nAccount Manager at Halden Robotics\n+44 7700 900123")]
    public void Parse_Signature_GivesOnePerson(string text)
    {
        var person = PastedPeople.Parse(text).People.Should().ContainSingle().Subject;

        person.Name.Should().Be("Victor Hale");
        person.Title.Should().Be("Account Manager");
        person.Emails.Should().Equal("victor.hale@halden.example");
        person.Phones.Should().Equal("+447700900123");
        person.Company.Should().StartWith("Halden Robotics");
        person.NameFromAddress.Should().BeFalse();
    }

    [Theory]
    [InlineData("Cordialement,\nClaire Dubois\nDirectrice Financi\u00e8re\nT\u00e9l : +33 1 23 45 67 89\nEnvoy\u00e9 de mon iPhone", "Claire Dubois", "Directrice Financi\u00e8re", "+33123456789")]
    [InlineData("Un cordial saludo,\nRafael Moreno Garc\u00eda\nDirector de Compras\nM\u00f3vil: +34 612 345 678\nEste mensaje es confidencial.", "Rafael Moreno Garc\u00eda", "Director de Compras", "+34612345678")]
    [InlineData("Cordiali saluti\nSofia Bianchi\nResponsabile Acquisti\nCell. +39 312 345 6789", "Sofia Bianchi", "Responsabile Acquisti", "+393123456789")]
    [InlineData("Met vriendelijke groet,\n\nPieter van den Berg\nManager Inkoop\nT: +31 20 123 4567", "Pieter van den Berg", "Manager Inkoop", "+31201234567")]
    [InlineData("Med v\u00e4nliga h\u00e4lsningar\nIngrid Solheim\nIT-chef\nTel: +46 8 123 456 78", "Ingrid Solheim", "IT-chef", "+46812345678")]
    [InlineData("Atenciosamente,\nJo\u00e3o Pereira da Silva\nGerente de TI\nTel.: +55 11 91234-5678", "Jo\u00e3o Pereira da Silva", "Gerente de TI", "+5511912345678")]
    public void Parse_SignatureInOtherLanguages_GivesOnePerson(string text, string name, string title, string phone)
    {
        var person = PastedPeople.Parse(text).People.Should().ContainSingle().Subject;

        person.Name.Should().Be(name);
        person.Title.Should().Be(title);
        person.Phones.Should().Equal(phone);
    }

    [Theory]
    [InlineData("Rafa Moreno, IT Director")]
    [InlineData("Rafa Moreno - IT Director")]
    [InlineData("Rafa Moreno \u2013 IT Director")]
    [InlineData("Rafa Moreno (IT Director)")]
    [InlineData("Rafa Moreno | IT Director")]
    [InlineData("Rafa Moreno\tIT Director")]
    [InlineData("Rafa Moreno: IT Director")]
    [InlineData("IT Director: Rafa Moreno")]
    [InlineData("IT Director - Rafa Moreno")]
    [InlineData("Rafa Moreno\nIT Director")]
    [InlineData("Name: Rafa Moreno\nTitle: IT Director")]
    [InlineData("\u2022 Rafa Moreno, IT Director")]
    [InlineData("1. Rafa Moreno, IT Director")]
    [InlineData("Moreno, Rafa; IT Director")]
    public void Parse_NameAndTitle_AreToldApart(string text)
    {
        var person = PastedPeople.Parse(text).People.Should().ContainSingle().Subject;

        person.Name.Should().Be("Rafa Moreno");
        person.Title.Should().Be("IT Director");
    }

    [Theory]
    [InlineData("Lena Hoffmann <lena@halden.example>; Rafa Moreno <rafa@halden.example>; Victor Hale <vh@halden.example>")]
    [InlineData("Lena Hoffmann <lena@halden.example>, Rafa Moreno <rafa@halden.example>, Victor Hale <vh@halden.example>")]
    [InlineData("\"Hoffmann, Lena\" <lena@halden.example>; \"Moreno, Rafa\" <rafa@halden.example>; \"Hale, Victor\" <vh@halden.example>")]
    [InlineData("To: Lena Hoffmann <lena@halden.example>; Rafa Moreno <rafa@halden.example>\nCc: Victor Hale <vh@halden.example>")]
    [InlineData("Lena Hoffmann\tlena@halden.example\nRafa Moreno\trafa@halden.example\nVictor Hale\tvh@halden.example")]
    [InlineData("Name\tE-mail\tCountry\nLena Hoffmann\tlena@halden.example\tGermany\nRafa Moreno\trafa@halden.example\tSpain\nVictor Hale\tvh@halden.example\tUK")]
    [InlineData("First name\tLast name\tEmail\nLena\tHoffmann\tlena@halden.example\nRafa\tMoreno\trafa@halden.example\nVictor\tHale\tvh@halden.example")]
    [InlineData("Lena\tHoffmann\tlena@halden.example\r\nRafa\tMoreno\trafa@halden.example\r\nVictor\tHale\tvh@halden.example\r\n")]
    [InlineData("lena@halden.example, Lena Hoffmann\nrafa@halden.example, Rafa Moreno\nvh@halden.example, Victor Hale")]
    public void Parse_ListOfNamesAndAddresses_PairsThem(string text)
    {
        var people = PastedPeople.Parse(text).People;

        people.Select(p => p.Name).Should().Equal("Lena Hoffmann", "Rafa Moreno", "Victor Hale");
        people.SelectMany(p => p.Emails).Should().Equal("lena@halden.example", "rafa@halden.example", "vh@halden.example");
        people.Should().OnlyContain(p => !p.NameFromAddress && p.Emails.Count == 1 && p.Company == null);
    }

    [Fact]
    public void Parse_SpreadsheetRowsWithHeads_ReadsByColumn()
    {
        const string text = "Company\tLast name\tFirst name\tJob title\tPhone\tE-mail\nHalden\tHoffmann\tLena\tLeiterin\t+49 30 12345678\tlena@halden.example\nHalden\tMoreno\tRafa\t\t\t";

        var result = PastedPeople.Parse(text);

        result.People.Should().BeEquivalentTo(
            [
                Person("Lena Hoffmann", "Leiterin", "lena@halden.example") with { Phones = ["+493012345678"], Company = "Halden", FirstLine = 2, LastLine = 2 },
                Person("Rafa Moreno", null) with { Company = "Halden", FirstLine = 3, LastLine = 3 },
            ],
            o => o.WithStrictOrdering());
    }

    [Fact]
    public void Parse_AddressesAlone_GivesPeopleNamedFromThem()
    {
        var result = PastedPeople.Parse("lena.hoffmann@halden.example\ns.bianchi@halden.example; rafa.moreno@halden.example\ninfo@halden.example");

        result.People.Select(p => p.Name).Should().Equal("Lena Hoffmann", "S. Bianchi", "Rafa Moreno");
        result.People.Should().OnlyContain(p => p.NameFromAddress && p.Emails.Count == 1);
        result.IgnoredLines.Should().Be(1);
    }

    [Fact]
    public void Parse_LinkedInAlone_GivesPeopleNamedFromTheSlug()
    {
        var result = PastedPeople.Parse("https://www.linkedin.com/in/lena-hoffmann-1a2b3c/\nhttps://es.linkedin.com/in/rafamoreno?trk=x");

        result.People.Select(p => p.LinkedInUrl).Should().Equal("https://www.linkedin.com/in/lena-hoffmann-1a2b3c", "https://www.linkedin.com/in/rafamoreno");
        result.People[0].Name.Should().Be("Lena Hoffmann");
        result.People.Should().OnlyContain(p => p.NameFromAddress || p.Name == null);
        result.Spans.Should().OnlyContain(s => s.Kind == PasteSpanKind.Link);
    }

    [Fact]
    public void Parse_LinkedInBelowName_BelongsToThePerson()
    {
        var person = PastedPeople.Parse("Lena Hoffmann, CFO\nlinkedin.com/in/lena-hoffmann").People.Should().ContainSingle().Subject;

        person.LinkedInUrl.Should().Be("https://www.linkedin.com/in/lena-hoffmann");
        person.NameFromAddress.Should().BeFalse();
    }

    [Theory]
    [InlineData("Lena Hoffmann, CFO\nRafa Moreno, IT Director\nlinkedin.com/in/sara-lindqvist")]
    [InlineData("Lena Hoffmann\nCFO\n+49 30 12345678\nlinkedin.com/in/sara-lindqvist")]
    [InlineData("Lena Hoffmann, CFO, linkedin.com/in/sara-lindqvist")]
    [InlineData("Lena Hoffmann, CFO\nlinkedin.com/in/tom-hoffmann")]
    [InlineData("Lena Hoffmann, CFO\nAnn Lee, COO\nlinkedin.com/in/joanna-holm")]
    public void Parse_LinkedInOfAStranger_BeginsAPersonOfItsOwn(string text)
    {
        var people = PastedPeople.Parse(text).People;

        people[^1].Should().Match<PastedPerson>(p => p.NameFromAddress && p.LinkedInUrl != null);
        people.SkipLast(1).Should().NotBeEmpty().And.OnlyContain(p => p.LinkedInUrl == null);
    }

    [Theory]
    [InlineData("Lena Hoffmann, CFO\nRafa Moreno, IT Director\nlinkedin.com/in/lena-hoffmann", 0)]
    [InlineData("Lena Hoffmann, CFO\nRafa Moreno, IT Director\nlinkedin.com/in/rafael-moreno-1a2b", 1)]
    [InlineData("Robert Smith, CFO\nRafa Moreno, IT Director\nlinkedin.com/in/bob-smith-mba", 0)]
    [InlineData("Lena Hoffmann\nCFO\n+49 30 12345678\nlinkedin.com/in/datawizard", 0)]
    public void Parse_LinkedInBelowSeveralPeople_BelongsToTheOneItFits(string text, int whose)
    {
        var people = PastedPeople.Parse(text).People;

        people.Select((p, i) => (p.LinkedInUrl is not null) == (i == whose)).Should().OnlyContain(right => right);
    }

    [Fact]
    public void Parse_LinkedInThatNamesAndFitsNobody_IsMarkedAsNotUnderstood()
    {
        const string text = "Lena Hoffmann, CFO\nRafa Moreno, IT Director\nlinkedin.com/in/datawizard";

        var result = PastedPeople.Parse(text);

        result.People.Should().HaveCount(2).And.OnlyContain(p => p.LinkedInUrl == null);
        result.Spans.Where(s => s.Kind == PasteSpanKind.Unclear).Select(s => text.Substring(s.Start, s.Length)).Should().Equal("linkedin.com/in/datawizard");
    }

    [Theory]
    [InlineData("Lena Hoffmann, PhD, CFO", "Lena Hoffmann, PhD", "CFO")]
    [InlineData("Prof. Dr. Lena Hoffmann, CFO", "Prof. Dr. Lena Hoffmann", "CFO")]
    [InlineData("Lena Hoffmann, CEO & Founder", "Lena Hoffmann", "CEO & Founder")]
    [InlineData("Lena Hoffmann, Head of Sales, EMEA", "Lena Hoffmann", "Head of Sales, EMEA")]
    [InlineData("Lena Hoffmann | CTO | Co-Founder", "Lena Hoffmann", "CTO | Co-Founder")]
    [InlineData("Rafael (Rafa) Moreno, IT Director", "Rafael (Rafa) Moreno", "IT Director")]
    [InlineData("Lena Hoffmann Head of Finance", "Lena Hoffmann", "Head of Finance")]
    [InlineData("LENA HOFFMANN - CFO", "LENA HOFFMANN", "CFO")]
    [InlineData("Jean-Luc O'Hara, CFO", "Jean-Luc O'Hara", "CFO")]
    [InlineData("Ludwig van der Berg, CFO", "Ludwig van der Berg", "CFO")]
    public void Parse_NamesWithExtras_KeepsThem(string text, string name, string title)
    {
        var person = PastedPeople.Parse(text).People.Should().ContainSingle().Subject;

        person.Name.Should().Be(name);
        person.Title.Should().Be(title);
    }

    [Fact]
    public void Parse_NameTitleCompanyLine_TellsTheCompany()
    {
        var result = PastedPeople.Parse("Lena Hoffmann, Halden Robotics, CFO\nRafa Moreno, IT Director, Corvid AB\nVictor Hale - Account Manager at Brightwater");

        result.People.Select(p => (p.Name, p.Title, p.Company)).Should().Equal(
            ("Lena Hoffmann", "CFO", "Halden Robotics"),
            ("Rafa Moreno", "IT Director", "Corvid AB"),
            ("Victor Hale", "Account Manager", "Brightwater"));
    }

    [Fact]
    public void Parse_NamesOnly_GivesEach()
    {
        PastedPeople.Parse("Lena Hoffmann\nRafa Moreno\nVictor Hale").People.Select(p => p.Name).Should().Equal("Lena Hoffmann", "Rafa Moreno", "Victor Hale");
        PastedPeople.Parse("Lena Hoffmann, Rafa Moreno, Victor Hale").People.Select(p => p.Name).Should().Equal("Lena Hoffmann", "Rafa Moreno", "Victor Hale");
    }

    [Fact]
    public void Parse_NamesAndTitlesOnAlternateLines_PairsThem()
    {
        var people = PastedPeople.Parse("Lena Hoffmann\nHead of Finance\n\nRafa Moreno\nIT Director\n\nVictor Hale\nAccount Manager").People;

        people.Select(p => (p.Name, p.Title)).Should().Equal(("Lena Hoffmann", "Head of Finance"), ("Rafa Moreno", "IT Director"), ("Victor Hale", "Account Manager"));
    }

    [Fact]
    public void Parse_NationalNumber_IsReadInTheHintedCountry()
    {
        PastedPeople.Parse("Lena Hoffmann, CFO, 030 12345678", "Germany").People[0].Phones.Should().Equal("+493012345678");
        PastedPeople.Parse("Lena Hoffmann, lena@halden.de, 030 12345678").People[0].Phones.Should().Equal("+493012345678");
        PastedPeople.Parse("Lena Hoffmann, CFO, 030 12345678").People[0].Phones.Should().Equal("030 12345678");
    }

    [Fact]
    public void Parse_Nothing_GivesNothing()
    {
        PastedPeople.Parse(null).People.Should().BeEmpty();
        PastedPeople.Parse(" \n\n").IgnoredLines.Should().Be(0);
        PastedPeople.Parse("Thanks for the call yesterday, I will send the offer tomorrow.").Should().BeEquivalentTo(new { People = Array.Empty<PastedPerson>(), IgnoredLines = 1 });
    }

    [Theory]
    [InlineData("Hoffmann, Lena; Moreno, Rafa; Hale, Victor", "Lena Hoffmann|Rafa Moreno|Victor Hale")]
    [InlineData("Herr M\u00fcller\nFrau Sabine Kr\u00fcger", "Herr M\u00fcller|Frau Sabine Kr\u00fcger")]
    [InlineData("i.A. Sabine Kr\u00fcger, Assistenz", "Sabine Kr\u00fcger")]
    [InlineData("\u738b\u5c0f\u660e \u91c7\u8d2d\u603b\u76d1\n\uae40\ucca0\uc218 \ubd80\uc7a5", "\u738b\u5c0f\u660e|\uae40\ucca0\uc218")]
    [InlineData("Bob <rsmith@halden.example>, Al Jones <aj@halden.example>", "Bob|Al Jones")]
    [InlineData("Art Director: Grace Page\nDean Baker - Sales", "Grace Page|Dean Baker")]
    [InlineData("lena hoffmann, cfo, lena.hoffmann@halden.example", "lena hoffmann")]
    [InlineData("Ingrid Solheim (CEO), Claire Dubois (CFO)", "Ingrid Solheim|Claire Dubois")]
    [InlineData("Full Name,Title,Email\nLena Hoffmann,CFO,lena@halden.example", "Lena Hoffmann")]
    public void Parse_OtherWaysToWriteNames_AreRead(string text, string names) =>
        PastedPeople.Parse(text).People.Select(p => p.Name).Should().Equal(names.Split('|'));

    [Fact]
    public void Parse_ThousandsOfPeople_AllAreRead()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"Lena Hoffmann, CFO, lena{i}@halden.example\n"));

        PastedPeople.Parse(text).People.Should().HaveCount(2000);
    }

    [Property(MaxTest = 500)]
    public void Parse_AnyText_NeverThrows(string? text) => CheckResult(text ?? "");

    [Property(MaxTest = 300)]
    public Property Parse_ScrambledPieces_KeepsItsPromises() => Prop.ForAll(
        Gen.Elements(
            "Lena Hoffmann", "Dr. ", "CFO", "lena@halden.example", "+49 30 12345678", ", ", "\n", "\r\n", "\t", " - ", "; ", "<", ">", "(", ")", "Best regards", "www.halden.example",
            "https://www.linkedin.com/in/lena", "Hoffmann", "Name: ", "Halden AB", "\u682a\u5f0f\u4f1a\u793e", "\ud83d", "\"", "This e-mail is confidential", "Tel: ", "E-mail\tName", "030 123", " at ").ListOf().Select(p => string.Concat(p)).ToArbitrary(),
        CheckResult);

    private static void CheckResult(string text)
    {
        var result = PastedPeople.Parse(text);

        var end = 0;
        foreach (var span in result.Spans)
        {
            span.Start.Should().BeGreaterThanOrEqualTo(end);
            span.Length.Should().BePositive();
            end = span.Start + span.Length;
        }

        end.Should().BeLessThanOrEqualTo(text.Length);
        result.People.Should().NotContain(p => p.FirstLine < 1 || p.FirstLine > p.LastLine);
        result.People.Should().NotContain(p => p.Name == null && p.Emails.Count == 0 && p.LinkedInUrl == null);
    }

    private static PastedPerson Person(string? name, string? title, params string[] emails) => new(name, title, emails, [], null, null, false, 1, 1);
}
