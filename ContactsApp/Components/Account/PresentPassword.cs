using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>
/// Asks for the present password before the ways into an account change, since a page left open must not hand over the account. Counted
/// like a try to sign in.
/// </summary>
public sealed class PresentPassword(UserManager<AppUser> users, IServiceScopeFactory scopes, PasswordTries tries)
{
    /// <summary>Said to somebody whose sign-in ended meanwhile.</summary>
    public static readonly Outcome SignedOut = Outcome.Forbidden("You are signed out. Nothing was changed; sign in again and repeat it.");

    /// <summary>Null when it is right, else the refusal to return.</summary>
    internal async Task<Outcome?> CheckAsync(UserInfo me, string present, CancellationToken ct)
    {
        // One try after the other, from looking at the count to raising it; by nobody who has read it before, as the check of the cookie has.
        using var turn = await tries.EnterAsync(await users.Users.Where(u => u.Id == me.Id).Select(u => u.NormalizedEmail).FirstOrDefaultAsync(ct), ct);
        await using var fresh = scopes.CreateAsyncScope();
        var checking = fresh.ServiceProvider.GetRequiredService<SignInManager<AppUser>>();
        if (await checking.UserManager.FindByIdAsync(me.Id) is not { } user)
        {
            return SignedOut;
        }

        var check = await checking.CheckPasswordSignInAsync(user, present, lockoutOnFailure: true);
        return check.Succeeded ? null : Outcome.Invalid(check.IsLockedOut
            ? "Too many wrong tries. Nothing was changed; try again in 15 minutes."
            : "The present password is not right. Nothing was changed.");
    }
}
