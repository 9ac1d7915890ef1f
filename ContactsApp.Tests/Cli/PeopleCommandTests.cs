namespace ContactsApp.Cli;

public sealed class PeopleCommandTests
{
    [Fact]
    public void Match_PairsInLines_AnswerBehindEachLine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        const string pairs = "Robert Fairweather\tVP Sales\tBob Fairweather\tVP Sales\tBrightmoor\nN. Quill\t\tNora Quill\t\tBrightmoor\nMark Jones\tBuyer\tMary Jones\tBuyer\tBrightmoor\n";

        int code = PeopleCommand.Run(["match"], new StringReader(pairs), output, TextWriter.Null);

        code.Should().Be(0);
        output.ToString().Should().Be(pairs.Replace("r\nN", "r\tsame\nN", StringComparison.Ordinal).Replace("r\nM", "r\task\nM", StringComparison.Ordinal).TrimEnd('\n') + "\tdifferent\n");
    }

    [Fact]
    public void Match_LineWithTooFewColumns_FailsAndNamesTheLine()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = PeopleCommand.Run(["match"], new StringReader("Nora Quill\tBuyer\tNora Quill\tBuyer\tX\nNora Quill\n"), output, error);

        code.Should().Be(1);
        output.ToString().Should().Contain("same");
        error.ToString().Should().StartWith("Line 2 has 1 columns");
    }

    [Fact]
    public void Run_UnknownVerb_ExplainsUsage() => PeopleCommand.Run(["merge"], TextReader.Null, TextWriter.Null, TextWriter.Null).Should().Be(2);
}
