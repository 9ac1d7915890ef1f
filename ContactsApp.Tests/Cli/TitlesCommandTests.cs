namespace ContactsApp.Cli;

public sealed class TitlesCommandTests
{
    [Fact]
    public void Classify_SeveralLines_KeepsEachTitleAndItsOrder()
    {
        var output = new StringWriter { NewLine = "\n" };

        var code = TitlesCommand.Run(["classify"], new StringReader("  Violinist \n\n🙂\n"), output, TextWriter.Null);

        code.Should().Be(0);
        output.ToString().Should().Be("  Violinist \tIC\tOther\n\tUnknown\t\n🙂\tUnknown\t\n");
    }

    [Theory]
    [InlineData()]
    [InlineData("sort")]
    [InlineData("classify", "more")]
    public void Run_WrongWords_SaysTheRightOnesAndAnswersTwo(params string[] args)
    {
        var error = new StringWriter();

        TitlesCommand.Run(args, TextReader.Null, TextWriter.Null, error).Should().Be(2);

        error.ToString().Should().Contain("titles classify");
    }

    [Fact]
    public void IsVerb_FirstWord_DecidesBetweenVerbAndServer()
    {
        Cli.IsVerb(["titles"]).Should().BeTrue();
        Cli.IsVerb(["--urls", "http://localhost:1"]).Should().BeFalse();
        Cli.IsVerb([]).Should().BeFalse();
    }
}
