using FsCheck.Xunit;

namespace ContactsApp.Features.Interchange;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("+46313900600", "'+46313900600")]
    [InlineData("-Head", "'-Head")]
    [InlineData("@mei", "'@mei")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'=x", "''=x")]
    [InlineData("Mei Tanaka", "Mei Tanaka")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("2 = 2", "2 = 2")]
    [InlineData("", "")]
    public void Guard_Text_IsNoFormula(string text, string cell) => FormulaGuard.Guard(text).Should().Be(cell);

    [Property]
    public bool Unguard_OfGuard_IsTheText(string? text) => FormulaGuard.Unguard(FormulaGuard.Guard(text ?? "")) == (text ?? "");

    [Property]
    public bool Unguard_OfGuardOfAFormula_IsTheText(char first, string? rest)
    {
        var text = $"{"=+-@\t\r'"[first % 7]}{rest}";
        return FormulaGuard.Unguard(FormulaGuard.Guard(text)) == text;
    }
}
