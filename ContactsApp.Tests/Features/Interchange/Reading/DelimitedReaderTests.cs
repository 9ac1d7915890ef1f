namespace ContactsApp.Features.Interchange.Reading;

public sealed class DelimitedReaderTests
{
    private static async Task<IReadOnlyList<FileRecord>> ReadAsync(string text, char separator = ',', int expected = 0)
    {
        await using var reader = new DelimitedReader(new StringReader(text), separator) { ExpectedCells = expected };
        var records = new List<FileRecord>();
        await foreach (var record in reader.AllAsync(CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d")]
    [InlineData("a,b\rc,d\r")]
    [InlineData("a , b\n\n \nc,d")]
    [InlineData("\"a\",\"b\"\n\"c\" , \"d\" \n")]
    [InlineData("a,\0b\nc\0,d\n")]
    public async Task Read_AnyLineEndAndQuoting_GivesTheSameCells(string text) =>
        (await ReadAsync(text)).Select(r => string.Join('|', r.Cells)).Should().Equal("a|b", "c|d");

    [Fact]
    public async Task Read_QuotedLineEndsSeparatorsAndQuotes_StayInTheCell()
    {
        var records = await ReadAsync("x,\"one\ntwo, \"\"three\"\"\",y\nz,,\n", expected: 3);

        records[0].Cells.Should().Equal("x", "one\ntwo, \"three\"", "y");
        records[0].Damage.Should().BeNull();
        records[1].Cells.Should().Equal("z", "", "");
        records.Select(r => r.Line).Should().Equal(1, 3);
    }

    [Fact]
    public async Task Read_QuoteNeverClosed_CostsItsOwnLineAlone()
    {
        var records = await ReadAsync("a,b,c\n1,\"two,3\n4,5,6\n7,8,9\n", expected: 3);

        records.Select(r => string.Join('|', r.Cells)).Should().Equal("a|b|c", "1|two|3", "4|5|6", "7|8|9");
        records[1].Damage.Should().Contain("quotation mark");
        records.Where(r => r.Number != 2).Should().OnlyContain(r => r.Damage == null);
    }

    [Fact]
    public async Task Read_QuoteClosedByALaterRow_CostsItsOwnLineAlone()
    {
        var records = await ReadAsync("a,b,c\n1,\"two,3\n4,\"five\",6\n7,8,9\n", expected: 3);

        records.Select(r => string.Join('|', r.Cells)).Should().Equal("a|b|c", "1|two|3", "4|five|6", "7|8|9");
    }

    [Fact]
    public async Task Read_QuotesThatAreNotDoubled_StayInTheCell()
    {
        var records = await ReadAsync("1,\"He said \"hi\" to\nme\",3\n4,5' 7\" tall,6\n", expected: 3);

        records[0].Cells.Should().Equal("1", "He said \"hi\" to\nme", "3");
        records[1].Cells.Should().Equal("4", "5' 7\" tall", "6");
    }

    [Fact]
    public async Task Read_QuoteNeverClosedInALongFile_IsFoundWithinOneRecord()
    {
        var text = "a,b\n\"x,y\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i},value {i}\n"));

        var records = await ReadAsync(text, expected: 2);

        records.Should().HaveCount(200_002);
        records[1].Cells.Should().Equal("x", "y");
    }

    [Fact]
    public async Task Read_LineWithoutEnd_IsCutAndTheNextOneKept()
    {
        var records = await ReadAsync("a,b\n" + new string('x', 3 * DelimitedReader.LongestRecord) + "\nc,d\n");

        records.Select(r => r.Cells[0].Length).Should().Equal(1, RecordReader.LongestCell, 1);
        records[1].Damage.Should().Contain("longer");
        records[2].Cells.Should().Equal("c", "d");
    }

    [Fact]
    public async Task Read_RecordsAcrossBlocks_AreWhole()
    {
        // Blocks are 64 Ki characters: every place of a record meets a border at some length of the filling.
        for (var filling = 65_500; filling < 65_560; filling++)
        {
            var records = await ReadAsync($"{new string('f', filling)},x\r\n\"a\"\"b\r\nc\" ,d\r\ne,f", expected: 2);

            records.Skip(1).Select(r => string.Join('|', r.Cells)).Should().Equal("a\"b\r\nc|d", "e|f");
            records.Select(r => r.Line).Should().Equal(1, 2, 4);
        }
    }

    [Fact]
    public async Task Read_AQuoteOpenedInEveryLineAndNeverClosed_GivesEveryLine()
    {
        var lines = Enumerable.Range(1, 40_000).Select(i => $"\"{i} inch rack and some more words of it;b{i}").ToList();

        var records = await ReadAsync(string.Join('\n', lines), ';', expected: 2);

        records.Should().HaveCount(lines.Count).And.OnlyContain(r => r.Damage != null);
        records[^1].Cells.Should().Equal("40000 inch rack and some more words of it", "b40000");
    }
}
