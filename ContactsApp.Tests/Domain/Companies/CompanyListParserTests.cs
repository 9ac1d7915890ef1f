using FsCheck.Xunit;

namespace ContactsApp.Domain.Companies;

public class CompanyListParserTests
{
    [Fact]
    public void Parse_PastedList_GivesCompaniesAndNotes()
    {
        var list = CompanyListParser.Parse("halden.example\nBrightwater Utilities\nhttps://www.corvid.example/about\natlasfreight.example\nann@halden.example\n");

        list.Entries.Should().Equal(
            new CompanyListEntry(1, CompanyListKind.Domain, "halden.example", null),
            new CompanyListEntry(2, CompanyListKind.Name, null, "Brightwater Utilities"),
            new CompanyListEntry(3, CompanyListKind.Domain, "corvid.example", null),
            new CompanyListEntry(4, CompanyListKind.Domain, "atlasfreight.example", null));
        list.Notes.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new CompanyListNote(CompanyListNoteKind.Duplicate, [5], 1, "1 line is the same company as line 1"));
    }

    [Fact]
    public void Parse_SeveralDuplicates_AreCountedPerLine()
    {
        var list = CompanyListParser.Parse("Halden AB\r\n\r\nhalden\r\nHALDEN ab (publ)");

        list.Entries.Should().ContainSingle().Which.Name.Should().Be("Halden AB");
        list.Notes.Should().ContainSingle().Which.Text.Should().Be("2 lines are the same company as line 1");
        list.Notes[0].Lines.Should().Equal(3, 4);
    }

    [Fact]
    public void Parse_FreeMailOwnDomainAndJunk_AreLeftOutWithReason()
    {
        var list = CompanyListParser.Parse("ann@gmail.com\nwww.northlight.example\n???\nhalden.example", new HashSet<string> { "northlight.example" });

        list.Entries.Should().ContainSingle().Which.Domain.Should().Be("halden.example");
        list.Notes.Select(n => n.Text).Should().Equal(
            "1 line ignored: gmail.com is free mail, not a company",
            "1 line ignored: northlight.example is your own and can never be a lead",
            "1 line ignored: neither a domain nor a name");
    }

    [Theory]
    [InlineData("gmail.com", "1 line ignored: gmail.com is free mail, not a company")]
    [InlineData("https://www.gmail.com/", "1 line ignored: gmail.com is free mail, not a company")]
    [InlineData("Google, gmail.com", "1 line ignored: gmail.com is free mail, not a company")]
    [InlineData("foo@bar@baz", "1 line ignored: neither a domain nor a name")]
    [InlineData("foo@bar@halden.example", "1 line ignored: neither a domain nor a name")]
    [InlineData("foo@bar", "1 line ignored: neither a domain nor a name")]
    public void Parse_FreeMailDomainOrNonsense_IsNoCompany(string line, string why)
    {
        var list = CompanyListParser.Parse(line);

        list.Entries.Should().BeEmpty();
        list.Notes.Should().ContainSingle().Which.Text.Should().Be(why);
    }

    [Theory]
    [InlineData("Halden Robotics\thalden.example")]
    [InlineData("Halden Robotics, www.halden.example")]
    [InlineData("halden.example - Halden Robotics")]
    [InlineData("Halden Robotics (halden.example)")]
    [InlineData("Halden Robotics: https://halden.example/")]
    [InlineData("1. Halden Robotics; halden.example")]
    public void Parse_NameBesideDomain_GivesBoth(string line) =>
        CompanyListParser.Parse(line).Entries.Should().Equal(new CompanyListEntry(1, CompanyListKind.Domain, "halden.example", "Halden Robotics"));

    [Theory]
    [InlineData("halden.example, corvid.example")]
    [InlineData("halden.example corvid.example")]
    [InlineData("- halden.example; corvid.example;")]
    public void Parse_SeveralDomainsInALine_GivesEach(string line) =>
        CompanyListParser.Parse(line).Entries.Select(e => e.Domain).Should().Equal("halden.example", "corvid.example");

    [Theory]
    [InlineData("Booking.com B.V.")]
    [InlineData("Corvid.com, Inc.")]
    [InlineData("Halden, Corvid & Partner")]
    [InlineData("3M")]
    public void Parse_NameWithADot_IsAName(string line) =>
        CompanyListParser.Parse(line).Entries.Should().Equal(new CompanyListEntry(1, CompanyListKind.Name, null, line));

    [Property(MaxTest = 300)]
    public void Parse_AnyText_NeverThrowsAndNamesEachCompanyOnce(string? text)
    {
        var list = CompanyListParser.Parse(text);

        list.Entries.Where(e => e.Domain is not null).Select(e => e.Domain).Should().OnlyHaveUniqueItems();
        list.Entries.Where(e => e.Domain is null).Select(e => CompanyName.Key(e.Name)).Should().OnlyHaveUniqueItems();
    }
}
