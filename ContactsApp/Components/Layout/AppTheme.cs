using MudBlazor;

namespace ContactsApp.Components.Layout;

/// <summary>
/// MudBlazor's share of the theme: type, sizes, shadows and stacking. Colours are absent on purpose: wwwroot/mud.css maps
/// MudBlazor's palette variables to the tokens of wwwroot/tokens.css, so each colour has one home and a switch of theme needs no server.
/// </summary>
public static class AppTheme
{
    private const string Family = "var(--font-ui)";

    /// <summary>The one theme of every layout.</summary>
    public static MudTheme Theme { get; } = new()
    {
        Typography = new()
        {
            Default = Text<DefaultTypography>("--fs-13", "--lh-13"),
            Body1 = Text<Body1Typography>("--fs-13", "--lh-13"),
            Body2 = Text<Body2Typography>("--fs-13", "--lh-13"),
            Subtitle1 = Text<Subtitle1Typography>("--fs-13", "--lh-13"),
            Subtitle2 = Text<Subtitle2Typography>("--fs-13", "--lh-13", "500"),
            H5 = Text<H5Typography>("--fs-20", "--lh-20", "600"),
            H6 = Text<H6Typography>("--fs-14", "--lh-14", "600"),
            Caption = Text<CaptionTypography>("--fs-12", "--lh-12"),
            Button = Text<ButtonTypography>("--fs-13", "--lh-13", "500"),
        },
        LayoutProperties = new()
        {
            DefaultBorderRadius = "var(--r-md)",
            AppbarHeight = "var(--topbar)",
            DrawerWidthLeft = "var(--sidebar)",
            DrawerMiniWidthLeft = "52px",
            DrawerWidthRight = "var(--drawer)",
        },
        Shadows = new() { Elevation = Elevations() },
        ZIndex = new() { Drawer = 1100, AppBar = 1100, Dialog = 1400, Popover = 1500, Snackbar = 1600, Tooltip = 1700 },
    };

    private static T Text<T>(string size, string line, string weight = "400") where T : BaseTypography, new() => new()
    {
        FontFamily = [Family],
        FontSize = $"var({size})",
        LineHeight = $"var({line})",
        FontWeight = weight,
        LetterSpacing = "0",
        TextTransform = "none",
    };

    /// <summary>Hairlines separate; only what floats casts a shadow: level 1 rests, 2-12 float, 13-25 are dialogs.</summary>
    private static string[] Elevations() =>
        [.. Enumerable.Range(0, 26).Select(level => level switch
        {
            0 => "none",
            1 => "var(--shadow-1)",
            <= 12 => "var(--shadow-pop)",
            _ => "var(--shadow-dialog)",
        })];
}
