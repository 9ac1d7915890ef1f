using System.Globalization;
using System.Text.RegularExpressions;
using ContactsApp.Components.Shared;

namespace ContactsApp.Components;

/// <summary>WCAG 2.2 contrast of the token pairs that meet on screen: 4.5:1 for text, 3:1 for marks, in both themes.</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Themes = ReadThemes();

    private static readonly string[] Surfaces = ["bg", "surface", "surface-2", "accent-weak"];

    /// <summary>Ink and what it is written on.</summary>
    private static IEnumerable<(string Ink, string Ground)> TextPairs()
    {
        foreach (var ink in new[] { "text", "text-2", "text-3" })
        {
            foreach (var ground in Surfaces.Concat(["surface-3", "good-weak", "warn-weak", "bad-weak"]))
            {
                yield return (ink, ground);
            }
        }
        foreach (var ink in new[] { "accent-text", "trend-up", "trend-steady", "trend-down" })
        {
            foreach (var ground in Surfaces)
            {
                yield return (ink, ground);
            }
        }
        foreach (var tone in new[] { "good", "warn", "bad" })
        {
            yield return (tone, "surface");
            yield return (tone, "surface-2");
            yield return (tone, tone + "-weak");
        }
        yield return ("on-accent", "accent");
        yield return ("on-accent", "accent-hover");
        yield return ("surface", "text");   // toasts, tooltips, the workspace mark
    }

    private static readonly string[] Marks =
    [
        "role-confirmed", "role-suggested", "role-empty", "control-border", "focus", "accent", "bad", "warn",
        "fit-strong", "fit-moderate", "fit-weak", "fit-none", "sen-exec", "sen-manager", "sen-ic",
        "trend-up", "trend-steady", "trend-down", "trend-quiet",
    ];

    public static TheoryData<string, string, string> Text => Pairs(TextPairs());

    public static TheoryData<string, string, string> Shapes => Pairs(Marks.SelectMany(mark => Surfaces.Select(ground => (mark, ground))));

    [Theory]
    [MemberData(nameof(Text))]
    public void Text_OnItsGround_ReachesFourAndAHalf(string theme, string ink, string ground) =>
        Ratio(Colour(theme, ink), Colour(theme, ground)).Should().BeGreaterThanOrEqualTo(4.5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Mark_OnItsGround_ReachesThree(string theme, string mark, string ground) =>
        Ratio(Colour(theme, mark), Colour(theme, ground)).Should().BeGreaterThanOrEqualTo(3);

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Initials_OnEveryHue_ReachFourAndAHalf(string theme)
    {
        for (var hue = 0; hue < 360; hue += 15)
        {
            Ratio(Oklch(theme, "mark-person-ink", hue), Oklch(theme, "mark-person-bg", hue)).Should().BeGreaterThanOrEqualTo(4.5, "person, hue {0}", hue);
            Ratio(Colour(theme, "mark-company-ink"), Oklch(theme, "mark-company-bg", hue)).Should().BeGreaterThanOrEqualTo(4.5, "company, hue {0}", hue);
        }
    }

    [Fact]
    public void Ratio_OfBlackOnWhite_IsTwentyOne() => Ratio([0, 0, 0], [1, 1, 1]).Should().BeApproximately(21, 1e-9);

    [Fact]
    public void Ratio_OfAPairTooPale_IsSeenAsTooLow() => Ratio(Hex("#a6abb5"), Hex("#ffffff")).Should().BeLessThan(3);

    private static TheoryData<string, string, string> Pairs(IEnumerable<(string, string)> pairs)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var theme in Themes.Keys)
        {
            foreach (var (a, b) in pairs)
            {
                data.Add(theme, a, b);
            }
        }
        return data;
    }

    private static Dictionary<string, Dictionary<string, string>> ReadThemes()
    {
        var css = File.ReadAllText(AppFiles.Path("wwwroot", "tokens.css"));
        var light = Block(css, ":root {");
        var dark = new Dictionary<string, string>(light);
        foreach (var (name, value) in Block(css, ":root[data-theme=\"dark\"]"))
        {
            dark[name] = value;
        }
        return new() { ["light"] = light, ["dark"] = dark };
    }

    private static Dictionary<string, string> Block(string css, string selector)
    {
        var start = css.IndexOf('{', css.IndexOf(selector, StringComparison.Ordinal));
        var body = css[start..css.IndexOf('}', start)];
        return Declaration().Matches(body).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim());
    }

    private static double[] Colour(string theme, string token)
    {
        var value = Themes[theme][token];
        return Reference().Match(value) is { Success: true } to ? Colour(theme, to.Groups[1].Value) : Hex(value);
    }

    private static double[] Hex(string value) =>
        [.. new[] { 1, 3, 5 }.Select(i => int.Parse(value.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)];

    /// <summary>The token holds lightness and chroma; the hue is the name's. Björn Ottosson's OKLab matrices.</summary>
    private static double[] Oklch(string theme, string token, int hue)
    {
        var parts = Themes[theme][token].Split(' ').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var (a, b) = (parts[1] * Math.Cos(hue * Math.PI / 180), parts[1] * Math.Sin(hue * Math.PI / 180));
        var l = Math.Pow(parts[0] + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(parts[0] - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(parts[0] - 0.0894841775 * a - 1.2914855480 * b, 3);
        return
        [
            Gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
        ];
    }

    private static double Gamma(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.Pow(c, 1 / 2.4) - 0.055;
    }

    private static double Ratio(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] rgb)
    {
        double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(rgb[0]) + 0.7152 * Linear(rgb[1]) + 0.0722 * Linear(rgb[2]);
    }

    [GeneratedRegex(@"--([\w-]+):\s*([^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^var\(--([\w-]+)\)$")]
    private static partial Regex Reference();
}
