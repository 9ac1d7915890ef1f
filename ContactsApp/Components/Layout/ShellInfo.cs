using System.Security.Claims;
using ContactsApp.Components.Shared;

namespace ContactsApp.Components.Layout;

/// <summary>What the frame shows of the workspace and of who is signed in. Read off the claims of the sign-in.</summary>
/// <param name="WorkspaceName">The team's own name, at the top of the sidebar.</param>
/// <param name="UserName">The person's name, else the sign-in name.</param>
/// <param name="RoleName">Rep, Manager or Admin.</param>
/// <param name="Initials">One or two letters for the avatar.</param>
public sealed record ShellInfo(string WorkspaceName, string UserName, string RoleName, string Initials)
{
    /// <summary>The claim that carries the workspace's name.</summary>
    public const string WorkspaceClaim = "workspace";

    /// <summary>Null for nobody signed in.</summary>
    public static ShellInfo? From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return null;
        }
        var name = user.Identity.Name ?? "Signed in";
        return new(user.FindFirstValue(WorkspaceClaim) ?? "ContactsApp", name, user.FindFirstValue(ClaimTypes.Role) ?? "", NameMark.Initials(name));
    }
}
