using System.Security.Claims;
using ContactsApp.Components.Shared;

namespace ContactsApp.Components.Layout;

/// <summary>What the frame shows of the workspace and of who is signed in. Read from the database by ShellInfoSource, so that a new role shows at the next move.</summary>
/// <param name="WorkspaceName">The team's own name, at the top of the sidebar.</param>
/// <param name="UserName">The person's name, else the sign-in name.</param>
/// <param name="RoleName">Rep, Manager or Admin.</param>
/// <param name="Initials">One or two letters for the avatar.</param>
/// <param name="UserId">The user's id: their own running jobs are shown. Null while only the sign-in is known.</param>
public sealed record ShellInfo(string WorkspaceName, string UserName, string RoleName, string Initials, string? UserId = null)
{
    /// <summary>What waits at entries of the navigation, by their address (<see cref="NavBadge"/>).</summary>
    public IReadOnlyDictionary<string, int> Badges { get; init; } = new Dictionary<string, int>();

    /// <summary>IANA name of the zone that the user chose; null for the browser's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The number beside an entry; null for none.</summary>
    public string? BadgeOf(NavEntry entry) => NavBadge.Words(Badges.GetValueOrDefault(entry.Href));

    /// <summary>What the sign-in alone tells, until the database has answered; null for nobody signed in.</summary>
    public static ShellInfo? From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return null;
        }
        var name = user.Identity.Name ?? "Signed in";
        return new("ContactsApp", name, user.FindFirstValue(ClaimTypes.Role) ?? "", NameMark.Initials(name));
    }
}
