using System.Text;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>What a file is, whatever it is called, and how a job and a preview go through it.</summary>
public sealed class ContactFileTests
{
    private const string Table = "First Name,Last Name,Company,Job Title,Email\nKäthe,Süß,Gerät GmbH,Leiterin Einkauf,k.suess@geraet.example\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "UTF-16", Encoding.Unicode.GetBytes(Table) },
        { "UTF-16", Encoding.BigEndianUnicode.GetBytes(Table) },
        { "UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Table)] },
        { "Windows-1252", Encoding.Latin1.GetBytes(Table) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Open_AnyEncoding_ReadsTheSameLetters(string name, byte[] bytes)
    {
        var file = await SampleFiles.OfAsync(bytes);

        file.EncodingName.Should().Be(name);
        var row = (await file.RowsAsync()).Should().ContainSingle().Subject;
        row.FullName.Should().Be("Käthe Süß");
        row.Company.Name.Should().Be("Gerät GmbH");
    }

    [Fact]
    public async Task Open_OneByteOfAnotherEncodingFarDown_LosesNoRow()
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes("Name,Email\nZoë Ek,zoe@halden.example\n"));
        for (var i = 0; i < 20_000; i++)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes($"Ann {i},a{i}@halden.example\n"));
        }

        bytes.AddRange(Encoding.Latin1.GetBytes("Käthe Falk,kaethe@halden.example\n"));
        var rows = await (await SampleFiles.OfAsync([.. bytes])).RowsAsync();

        rows.Should().HaveCount(20_002);
        rows[0].FullName.Should().Be("Zoë Ek");
        rows[^1].FullName.Should().Be("Käthe Falk");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\0\0\0\0", "empty")]
    [InlineData("%PDF-1.7 ...", "PDF")]
    [InlineData("<html><body><table><tr><td>Name", "web page")]
    [InlineData("just some words\nand more of them\n", "No table")]
    [InlineData("cn:\ncn:Babs Falk\nsn:Falk\nemail:babs@halden.example\n", "No table")]
    public async Task Open_NoTable_SaysWhy(string text, string words)
    {
        var file = await SampleFiles.OfTextAsync(text);

        file.Problem.Should().Contain(words);
        (await file.RowsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Open_ArchiveOrOldWorkbook_SaysWhatToDo()
    {
        (await SampleFiles.OfAsync([0x50, 0x4B, 3, 4, 1, 2, 3])).Problem.Should().Contain("unpack");
        (await SampleFiles.OfAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])).Problem.Should().Contain(".xlsx");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task Open_AnySeparator_IsFound(string separator)
    {
        var file = await SampleFiles.OfTextAsync("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\n".Replace(",", separator, StringComparison.Ordinal));

        file.Separator.Should().Be(separator[0]);
        (await file.RowsAsync()).Single().Company.Name.Should().Be("Halden AB");
    }

    [Fact]
    public async Task Rows_FromBehindARow_AreThoseThatFollow()
    {
        foreach (var name in SampleFiles.Names)
        {
            var file = await SampleFiles.OpenAsync(name);
            var all = await file.RowsAsync();
            var rest = await file.RowsAsync(new RowRequest { After = 2 });

            rest.Select(r => (r.Number, r.Line, r.FullName)).Should().Equal(all.Skip(2).Select(r => (r.Number, r.Line, r.FullName)), name);
            all.Select(r => r.Number).Should().Equal(Enumerable.Range(1, all.Count), name);
        }
    }

    [Fact]
    public async Task Rows_Cancelled_Stop()
    {
        using var stop = new CancellationTokenSource();
        var file = await SampleFiles.OfTextAsync("Name,Email\nAnn Keller,ann@halden.example\nBo Ek,bo@halden.example\n");

        var read = async () =>
        {
            await foreach (var row in file.RowsAsync(RowRequest.All, stop.Token))
            {
                await stop.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Rows_CellCorrected_AreReadWithIt()
    {
        var file = await SampleFiles.OfTextAsync("Name,Company,Website,Email\nBen Archer,Palisade Insurance,palisade.example,ben.archer@palisade\n");
        var bad = (await file.RowsAsync()).Single();
        var note = bad.CellNotes.Single(n => n.IsProblem);

        note.Should().BeEquivalentTo(new { Column = 3, From = "ben.archer@palisade", Problem = "The domain \"palisade\" has no ending.", Fix = "ben.archer@palisade.example", Like = "@palisade" });
        var mended = (await file.RowsAsync(new RowRequest { Corrections = new Dictionary<int, IReadOnlyDictionary<int, string>> { [1] = new Dictionary<int, string> { [note.Column] = note.Fix! } } })).Single();
        mended.HasProblem.Should().BeFalse();
        mended.Person.Fields.Emails.Select(e => e.Value).Should().Equal("ben.archer@palisade.example");
    }

    [Fact]
    public async Task Rows_AddressWithoutEnding_IsCompletedFromWhatIsKnownOfTheCompany()
    {
        var file = await SampleFiles.OfTextAsync("Name,Company,Email\nBen Archer,Palisade Insurance,ben.archer@palisade\n");

        var row = (await file.RowsAsync(new RowRequest { DomainOfCompany = name => name == "Palisade Insurance" ? "palisade.example" : null })).Single();

        row.CellNotes.Single(n => n.IsProblem).Fix.Should().Be("ben.archer@palisade.example");
    }

    [Fact]
    public async Task With_ColumnTakenForSomethingElse_IsReadSo()
    {
        var file = await SampleFiles.OfTextAsync("Wer,Wo,Kennung\nAnn Keller,Halden AB,x-1\nBo Ek,Halden AB,x-2\n");
        file.Mapping.Columns[2].Meaning.Should().BeNull();

        var changed = file.With(file.Mapping.With(1, ColumnMeaning.Company).With(2, ColumnMeaning.ExternalId));

        (await changed.RowsAsync()).Select(r => (r.Company.Name, r.ExternalId)).Should().Equal(("Halden AB", "x-1"), ("Halden AB", "x-2"));
        changed.Columns[2].Label.Should().Be("Id in the other tool");
    }

    [Fact]
    public async Task Mapping_Remembered_FitsTheNextFileInAnyOrder()
    {
        var first = await SampleFiles.OfTextAsync("Wer,Wo,Kennung\nAnn Keller,Halden AB,x-1\n");
        var remembered = ImportMapping.FromJson(first.Mapping.With(0, ColumnMeaning.FullName).With(1, ColumnMeaning.Company).With(2, ColumnMeaning.ExternalId).ToJson());
        var next = await SampleFiles.OfTextAsync("Kennung,wer,WO\nx-9,Bo Ek,Larkspur AB\n");

        next.Mapping.Fingerprint.Should().Be(remembered.Fingerprint);
        var row = (await next.With(remembered).RowsAsync()).Single();
        (row.FullName, row.Company.Name, row.ExternalId).Should().Be(("Bo Ek", "Larkspur AB", "x-9"));
        remembered.For(["Other", "Columns"]).Should().BeNull();
    }

    [Fact]
    public async Task Open_UnknownHeaders_AreProposedByTheirValues()
    {
        var file = await SampleFiles.OpenAsync("own_unknown_header.csv");

        file.Columns.Select(c => c.Meaning).Should().Equal(ColumnMeaning.FullName, ColumnMeaning.Title, ColumnMeaning.Company, ColumnMeaning.Email, null);
        file.Columns.Take(4).Should().OnlyContain(c => c.Confidence > 0 && c.Confidence < 0.9 && c.Why.Contains("values"));
        file.Columns[0].Sample.Should().StartWith("Lena Hoffmann");
    }

    [Fact]
    public async Task Open_WordsThatNobodyKnows_WaitForAPerson()
    {
        var file = await SampleFiles.OfTextAsync("eins;zwei\nfoo;bar\nbaz;qux\n");

        file.Problem.Should().BeNull();
        file.NeedsMapping.Should().BeTrue();
    }

    [Theory]
    [InlineData("Prénom;Nom\nAnne;Falk\nLuc;Ek\n", ColumnMeaning.FamilyName)]
    [InlineData("Email;Nom\na@halden.example;Anne Falk\n", ColumnMeaning.FullName)]
    [InlineData("First Name;Name\nAnne;Anne Falk\nLuc;Luc Ek\n", ColumnMeaning.FullName)]
    [InlineData("Cognome;Nome\nFalk;Anna\nEk;Luca\n", ColumnMeaning.GivenName)]
    public async Task Name_BesideAPart_IsTheOtherPartUnlessItHoldsIt(string text, ColumnMeaning meaning) => (await SampleFiles.OfTextAsync(text)).Columns[1].Meaning.Should().Be(meaning);

    [Theory]
    [InlineData("Name,Title\nAnn Keller,Head of IT\nBo Ek,Buyer\n", ColumnMeaning.Title)]
    [InlineData("Name,Title\nAnn Keller,Ms.\nBo Ek,Dr.\n", ColumnMeaning.NamePrefix)]
    [InlineData("Name,Role\nAnn Keller,Champion\nBo Ek,Decision Maker\n", ColumnMeaning.BuyingRole)]
    [InlineData("Name,Role\nAnn Keller,Head of IT\nBo Ek,Buyer\n", ColumnMeaning.Title)]
    [InlineData("Name,Website\nAnn Keller,https://www.linkedin.com/in/ann-keller\n", ColumnMeaning.LinkedIn)]
    [InlineData("Name,Phone\nAnn Keller,ann@halden.example\nBo Ek,bo@halden.example\n", ColumnMeaning.Email)]
    [InlineData("Name,Fax-Nr.\nAnn Keller,+49 30 23125 014\n", null)]
    [InlineData("Name,Assistant\nAnn Keller,Lena Hoffmann\n", null)]
    public async Task Column_OfTwoMeanings_IsToldByItsValues(string text, ColumnMeaning? meaning) => (await SampleFiles.OfTextAsync(text)).Columns[1].Meaning.Should().Be(meaning);

    [Fact]
    public async Task Rows_ShortLongAndMissingHeaders_AreAllRead()
    {
        var rows = await SampleFiles.ReadAsync("Name,,Email,Email\nAnn Keller\nBo Ek,x,bo@halden.example,bo@ek.example,more,and more\n");

        rows.Select(r => r.FullName).Should().Equal("Ann Keller", "Bo Ek");
        rows[1].Person.Fields.Emails.Select(e => e.Value).Should().Equal("bo@halden.example", "bo@ek.example");
        rows[1].Cells.Should().HaveCount(6);
    }

    [Fact]
    public async Task Rows_HeaderOnceMore_IsNoPerson()
    {
        var rows = await SampleFiles.ReadAsync("Name,Email\nAnn Keller,ann@halden.example\nName,Email\nBo Ek,bo@halden.example\n");

        rows.Select(r => r.Verdict).Should().Equal(RowVerdict.Take, RowVerdict.Skip, RowVerdict.Take);
    }

    [Fact]
    public async Task Rows_OfALongFile_AreReadNoFurtherThanTheyAreAskedFor()
    {
        LongTable table = null!;
        var file = await ContactFile.OpenAsync(() => table = new LongTable(12_000_000), CancellationToken.None);
        var (rows, passed, ahead) = (0, 0L, 0L);
        await foreach (var row in file.RowsAsync(RowRequest.All, CancellationToken.None))
        {
            passed += LongTable.Line(rows++).Length;
            ahead = Math.Max(ahead, table.Position - passed);
        }

        rows.Should().BeGreaterThan(100_000);
        ahead.Should().BeLessThan(2_000_000);
    }

    /// <summary>A table that is made while it is read.</summary>
    private sealed class LongTable(long length) : Stream
    {
        private static readonly byte[] Header = Encoding.ASCII.GetBytes("Id,Name,Company,Score\n");
        private byte[] rest = Header;
        private long given;
        private int row;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given >= length)
            {
                return 0;
            }

            if (rest.Length == 0)
            {
                rest = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(row, 200).Select(Line)));
                row += 200;
            }

            var read = Math.Min(count, rest.Length);
            rest.AsSpan(0, read).CopyTo(buffer.AsSpan(offset));
            rest = rest[read..];
            given += read;
            return read;
        }

        public static string Line(int number) => $"{number},Ann Keller,Halden {number} AB,\"{number % 97} points, so far\"\n";

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
