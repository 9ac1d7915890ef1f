using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using ContactsApp.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Layout;

/// <summary>
/// The links of the navigation as text. There are few of them, they are the same for everybody, and every open page shows them: all pages
/// share one drawing. The frame draws itself anew whenever the address changes, so that the right one is lit.
/// </summary>
public static class NavDrawing
{
    private static readonly ConcurrentDictionary<(NavEntry Entry, bool Lit, string? Waiting, bool Phone), MarkupString> Links = new();

    /// <summary>One link.</summary>
    /// <param name="entry">Where it leads.</param>
    /// <param name="navigation">Says where we are: a page below the entry's lights it up, too.</param>
    /// <param name="waiting">The number beside it (<see cref="ShellInfo.BadgeOf"/>).</param>
    /// <param name="phone">For the bar at the thumb, with larger icons and no tooltip.</param>
    public static MarkupString Link(NavEntry entry, NavigationManager navigation, string? waiting, bool phone = false) =>
        Links.GetOrAdd((entry, IsAt(entry, navigation), waiting, phone), static l => new(Markup(l.Entry, l.Lit, l.Waiting, l.Phone)));

    private static bool IsAt(NavEntry entry, NavigationManager navigation)
    {
        var path = navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];
        return path.StartsWith(entry.Href, StringComparison.OrdinalIgnoreCase) && (path.Length == entry.Href.Length || path[entry.Href.Length] == '/');
    }

    private static string Markup(NavEntry entry, bool lit, string? waiting, bool phone)
    {
        var label = HtmlEncoder.Default.Encode(entry.Label);
        var title = waiting is null || phone ? "" : $" title=\"{HtmlEncoder.Default.Encode(waiting)} waiting\"";
        var badge = waiting is null ? "" : $"<span class=\"badge tabular\"{title}>{HtmlEncoder.Default.Encode(waiting)}<span class=\"visually-hidden\"> waiting</span></span>";
        var text = phone ? $"<span>{label}</span>" : $"<span class=\"label truncate\">{label}</span>";
        return $"<a href=\"{HtmlEncoder.Default.Encode(entry.Href)}\"{(phone ? "" : $" title=\"{label}\"")}{(lit ? " class=\"active\" aria-current=\"page\"" : "")}>{Draw.Icon(entry.Icon, phone ? 20 : 16).Value}{text}{badge}</a>";
    }
}
