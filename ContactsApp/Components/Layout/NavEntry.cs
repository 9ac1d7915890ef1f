using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Web;

namespace ContactsApp.Components.Layout;

/// <summary>One entry of the main navigation. Only what is built stands here.</summary>
/// <param name="Href">Relative to the base address.</param>
/// <param name="Label">The page's own name.</param>
/// <param name="Icon">Shown before the label, and alone where the sidebar is narrow.</param>
/// <param name="Group">Caption above it in the sidebar, or null for the first group.</param>
public sealed record NavEntry(string Href, string Label, IconName Icon, string? Group = null)
{
    /// <summary>The navigation in reading order.</summary>
    public static IReadOnlyList<NavEntry> All { get; } =
    [
        new("leads", "Leads", IconName.Building),
        new("contacts", "Contacts", IconName.Users),
        new("proposals", "Proposals", IconName.Swap),
        new("duplicates", "Duplicates", IconName.Merge),
        new("trash", "Trash", IconName.Trash),
        new("icp", "ICP", IconName.Target, "Set-up"),
        new("imports", "Imports", IconName.Import, "Set-up"),
    ];

    /// <summary>What administrators have besides: in the sidebar below the others, on a phone in the sheet behind "You".</summary>
    public static IReadOnlyList<NavEntry> Administration { get; } =
    [
        new(Urls.Users, "Users", IconName.Users, "Administration"),
        new(Urls.AuditPage, "Audit", IconName.Clock, "Administration"),
    ];

    /// <summary>All that somebody of this role may open. It only leaves links out; each page asks for the right itself.</summary>
    public static IEnumerable<NavEntry> For(string? role) => role == nameof(UserRole.Admin) ? [.. All, .. Administration] : All;
}
