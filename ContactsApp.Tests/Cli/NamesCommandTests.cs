namespace ContactsApp.Cli;

public sealed class NamesCommandTests
{
    [Fact]
    public void Parse_NamesInLines_PartsBehindEachName()
    {
        using var output = new StringWriter { NewLine = "\n" };

        int code = NamesCommand.Run(["parse"], new StringReader("Dr. Nora J. Quill, PhD\n\nHalima\n"), output, TextWriter.Null);

        code.Should().Be(0);
        output.ToString().Should().Be("Dr. Nora J. Quill, PhD\tNora\tQuill\tDr.\tPhD\tJ.\n\t\t\t\t\t\nHalima\tHalima\t\t\t\t\n");
    }

    [Fact]
    public void Run_UnknownVerb_ExplainsUsage()
    {
        using var error = new StringWriter();

        int code = NamesCommand.Run(["split"], TextReader.Null, TextWriter.Null, error);

        code.Should().Be(2);
        error.ToString().Should().StartWith("Usage: names parse");
    }
}
