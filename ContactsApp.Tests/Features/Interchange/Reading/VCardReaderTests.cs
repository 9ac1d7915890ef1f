using System.Text;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange.Reading;

public sealed class VCardReaderTests
{
    private static async Task<IReadOnlyList<ContactRow>> ReadAsync(string text, Encoding? encoding = null) => await (await SampleFiles.OfTextAsync(text, encoding)).RowsAsync();

    private static string Card(params string[] lines) => $"BEGIN:VCARD\r\nVERSION:3.0\r\n{string.Join("\r\n", lines)}\r\nEND:VCARD\r\n";

    [Fact]
    public async Task Read_FoldedLines_AreJoined() =>
        (await ReadAsync(Card("FN:Ann", "  Keller", "TITLE:Head of Pro", " curement"))).Single().Should().Match<ContactRow>(r => r.FullName == "Ann Keller" && r.Title == "Head of Procurement");

    [Fact]
    public async Task Read_QuotedPrintableOverLines_IsDecoded()
    {
        var row = (await ReadAsync(Card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=A4the S=", "=C3=BC=C3=9F", "N:;;;;", "TITLE;QUOTED-PRINTABLE;CHARSET=ISO-8859-2:=A3owczy"))).Single();

        row.FullName.Should().Be("Käthe Süß");
        row.Title.Should().Be("Łowczy");
    }

    [Fact]
    public async Task Read_BytesOfSeveralCharacterSets_AreReadEachInItsOwn()
    {
        var bytes = (byte[])[.. Encoding.UTF8.GetBytes("BEGIN:VCARD\r\nFN:Käthe Süß\r\nTITLE;CHARSET=windows-1251:"), 0xCF, 0xF0, .. Encoding.Latin1.GetBytes("\r\nORG:Gerät GmbH\r\nEND:VCARD\r\n")];
        var row = (await (await SampleFiles.OfAsync(bytes)).RowsAsync()).Single();

        (row.FullName, row.Title, row.Company.Name).Should().Be(("Käthe Süß", "Пр", "Gerät GmbH"));
    }

    [Fact]
    public async Task Read_Utf16File_IsRead() => (await ReadAsync(Card("FN:Käthe Süß"), Encoding.Unicode)).Single().FullName.Should().Be("Käthe Süß");

    [Fact]
    public async Task Read_AppleGroups_GiveTheirLabels()
    {
        var row = (await ReadAsync(Card("FN:Ann Keller", "item1.EMAIL;type=INTERNET:ann@halden.example", "item1.X-ABLabel:_$!<Work>!$_", "item2.TEL:+1 415-555-0134", "item2.X-ABLabel:_$!<AssistantPhone>!$_", "item3.URL:https\\://www.linkedin.com/in/ann-keller", "item3.X-ABLabel:linkedin"))).Single();

        row.Person.Fields.Emails.Should().Equal(new ObservedItem("ann@halden.example", "Work", true));
        row.Person.Fields.Phones.Should().BeEmpty();
        row.LinkedInUrl.Should().Be("https://www.linkedin.com/in/ann-keller");
    }

    [Fact]
    public async Task Read_Preferred_IsTheMainOne()
    {
        var row = (await ReadAsync(Card("FN:Ann Keller", "EMAIL;TYPE=home:ann@keller.example", "EMAIL;TYPE=work;PREF=2:a.keller@halden.example", "EMAIL;TYPE=work;PREF=1:ann@halden.example"))).Single();

        row.Person.Fields.Emails.Select(e => (e.Value, e.Primary)).Should().Equal(("ann@halden.example", true), ("a.keller@halden.example", false), ("ann@keller.example", false));
    }

    [Fact]
    public async Task Read_EscapedSeparators_StayInTheirPart()
    {
        var row = (await ReadAsync(Card("FN:Ann Keller", "ORG:Halden\\, Falk\\; Ek AB;IT", "NOTE:one\\ntwo\\, three"))).Single();

        row.Company.Name.Should().Be("Halden, Falk; Ek AB");
        row.Notes.Should().Be("one\ntwo, three");
        row.Person.Fields[ContactField.Department].Should().Be("IT");
    }

    [Fact]
    public async Task Read_PictureOfMegabytes_IsSteppedOver()
    {
        var picture = string.Concat(Enumerable.Repeat(" /9j/4AAQSkZJRgABAQAAAQABAAD/4QBYRXhpZgAATU0AKgAA\r\n", 60_000));

        var rows = await ReadAsync($"BEGIN:VCARD\r\nPHOTO;ENCODING=b:xx\r\n{picture}FN:Ann Keller\r\nEND:VCARD\r\n{Card("FN:Bo Ek")}");

        rows.Select(r => r.FullName).Should().Equal("Ann Keller", "Bo Ek");
    }

    [Fact]
    public async Task Read_FileThatEndsInsideACard_KeepsIt()
    {
        var rows = await ReadAsync(Card("FN:Ann Keller") + "BEGIN:VCARD\r\nFN:Bo Ek\r\nEMAIL:bo@halden.example\r\nTIT");

        rows.Select(r => r.FullName).Should().Equal("Ann Keller", "Bo Ek");
        rows[1].CellNotes.Should().Contain(n => n.Column == -1 && n.Problem!.Contains("ends inside"));
    }

    [Fact]
    public async Task Read_CardWithoutEnd_DoesNotTakeTheNextOneWithIt() =>
        (await ReadAsync("BEGIN:VCARD\r\nFN:Ann Keller\r\n" + Card("FN:Bo Ek"))).Select(r => r.FullName).Should().Equal("Ann Keller", "Bo Ek");

    [Fact]
    public async Task Read_CardInsideACard_IsNotThePerson() =>
        (await ReadAsync("BEGIN:VCARD\r\nFN:Ann Keller\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Bo Ek\r\nEND:VCARD\r\nTITLE:CFO\r\nEND:VCARD\r\n")).Should().ContainSingle().Which.Should().Match<ContactRow>(r => r.FullName == "Ann Keller" && r.Title == "CFO");

    [Fact]
    public async Task Read_Organisation_IsACompanyAndGroup_IsSkipped()
    {
        var rows = await ReadAsync(Card("FN:Halden Robotics AB", "ORG:Halden Robotics AB;", "X-ABShowAs:COMPANY") + Card("KIND:group", "FN:My list") + Card("NICKNAME:"));

        rows.Select(r => (r.IsCompany, r.Verdict)).Should().Equal((true, RowVerdict.Take), (false, RowVerdict.Skip), (false, RowVerdict.Skip));
    }

    [Fact]
    public async Task Read_NameThatIsAnAddress_IsNoName()
    {
        var row = (await ReadAsync(Card("FN:ann.keller@halden.example", "N:;;;;", "EMAIL:ann.keller@halden.example"))).Single();

        row.Person.Fields[ContactField.FullName].Should().Be("Ann Keller");
        row.Verdict.Should().Be(RowVerdict.Take);
    }
}
