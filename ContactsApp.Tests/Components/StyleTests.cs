using System.Text.RegularExpressions;

namespace ContactsApp.Components;

/// <summary>Rules of the style sheets that a reviewer would otherwise have to watch.</summary>
public sealed partial class StyleTests
{
    private static IEnumerable<string> Sheets() =>
        Directory.EnumerateFiles(AppFiles.Path(), "*.css", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void Colours_OutsideTokens_AreNotWritten()
    {
        var offences = Sheets().Where(f => Path.GetFileName(f) != "tokens.css")
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
            .Where(x => WrittenColour().IsMatch(x.line))
            .Select(x => $"{Path.GetFileName(x.f)}:{x.i + 1} {x.line.Trim()}");
        offences.Should().BeEmpty("a colour has one home, tokens.css");
    }

    [Theory]
    [InlineData("color: #fff;", true)]
    [InlineData("background: rgb(0 0 0 / .4)", true)]
    [InlineData("border-color: white;", true)]
    [InlineData("white-space: nowrap; color: var(--text);", false)]
    [InlineData("background: color-mix(in oklab, var(--surface) 16%, transparent);", false)]
    [InlineData("#components-reconnect-modal ::deep .icon { color: var(--warn); }", false)]
    public void WrittenColour_Rule_SeesColoursOnly(string line, bool isColour) => WrittenColour().IsMatch(line).Should().Be(isColour);

    [Fact]
    public void Tokens_UsedAnywhere_Exist()
    {
        var defined = Sheets().SelectMany(f => Definition().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Concat(["size", "hue", "width", "fill", "cell-height", "at"])   // set inline by Avatar, CompanyMark, DrawerShell, StageBar, RowSkeleton, WeightSlider
            .ToHashSet();
        var used = Sheets().SelectMany(f => Use().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Where(n => !n.StartsWith("mud-", StringComparison.Ordinal));
        used.Except(defined).Should().BeEmpty();
    }

    [Fact]
    public void Fonts_AreTheSystems() =>
        Sheets().Where(f => File.ReadAllText(f).Contains("@font-face", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("no web fonts");

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?!-)(?=[;,\s)])|\b(rgb|rgba|hsl|hsla)\(|:\s*(white|black|red|green|blue|gr[ae]y)\b")]
    private static partial Regex WrittenColour();

    [GeneratedRegex(@"--([\w-]+)\s*:")]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\(--([\w-]+)")]
    private static partial Regex Use();
}
