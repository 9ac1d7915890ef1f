namespace ContactsApp.Components.Shared;

public sealed class NameMarkTests
{
    [Theory]
    [InlineData("Ingrid Solheim", "IS")]
    [InlineData("  mei   tanaka ", "MT")]
    [InlineData("Plato", "P")]
    [InlineData("Ana María de la Cruz", "AC")]
    [InlineData("Øyvind Ås", "ØÅ")]
    [InlineData("ann.keller@northlight.example", "AE")]
    [InlineData("", "?")]
    [InlineData(null, "?")]
    [InlineData("-- !", "?")]
    public void Initials_OfAName_AreFirstAndLast(string? name, string initials) => NameMark.Initials(name).Should().Be(initials);

    [Theory]
    [InlineData("halden", "H")]
    [InlineData(" \"Sable\" Semiconductors", "S")]
    [InlineData("3M", "3")]
    [InlineData("", "?")]
    public void Letter_OfACompany_IsItsFirst(string name, string letter) => NameMark.Letter(name).Should().Be(letter);

    [Fact]
    public void Hue_OfAName_IsTheSameOnEveryMachine() => NameMark.Hue("Mei Tanaka").Should().Be(NameMark.Hue(" mei tanaka ")).And.Be(180);

    [Fact]
    public void Hue_OverManyNames_UsesTheWholeCircle() =>
        Enumerable.Range(0, 1000).Select(i => NameMark.Hue("Person " + i)).Distinct().Should().HaveCount(24).And.OnlyContain(h => h >= 0 && h < 360);
}
