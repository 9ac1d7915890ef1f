namespace ContactsApp.Features.Palette;

public sealed class PaletteWordsTests
{
    [Theory]
    [InlineData("hal", "Halden Robotics", "[Hal]den Robotics")]
    [InlineData("hal rob", "Halden Robotics", "[Hal]den [Rob]otics")]
    [InlineData("asa mul", "Åsa Müller", "[Åsa] [Mül]ler")]
    [InlineData("strasse", "Große Straße 5", "Große [Straße] 5")]
    [InlineData("den", "Halden Robotics", "Halden Robotics")]
    [InlineData("", "Halden Robotics", "Halden Robotics")]
    public void Mark_BeginningsOfWords_AreDrawnStronger(string typed, string text, string marked) =>
        string.Concat(PaletteWords.Mark(text, typed).Select(p => p.Matches ? $"[{p.Piece}]" : p.Piece)).Should().Be(marked);

    [Theory]
    [InlineData("imp con", "Import contacts", true)]
    [InlineData("improt", "Import contacts", true)]
    [InlineData("", "Import contacts", true)]
    [InlineData("export", "Import contacts", false)]
    public void Match_EachWordTyped_BeginsAWordOfTheAction(string typed, string text, bool matches) => PaletteWords.Match(typed, text).Should().Be(matches);
}
