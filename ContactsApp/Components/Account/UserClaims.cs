using System.Security.Claims;
using ContactsApp.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ContactsApp.Components.Account;

/// <summary>What a sign-in carries: the frame greets people by their name, not by their e-mail address.</summary>
public sealed class UserClaims(UserManager<AppUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AppUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0 && identity.FindFirst(identity.NameClaimType) is { } name)
        {
            identity.RemoveClaim(name);
            identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        }

        return identity;
    }
}
