using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>Lets the signed-in user choose another password.</summary>
public sealed class PasswordChange(ICurrentUser current, SignInManager<AppUser> signIn, UserManager<AppUser> users, UserSnapshots snapshots)
{
    /// <summary>
    /// Needs the present password, counted like a try to sign in, since a page left open must not hand over the account.
    /// Signs the user out everywhere else and keeps this browser signed in.
    /// </summary>
    public async Task<Outcome> ChangePasswordAsync(string present, string wanted, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me || await users.FindByIdAsync(me.Id) is not { } user)
        {
            return Outcome.Forbidden("You are signed out. Your password was not changed; sign in again and repeat it.");
        }

        var check = await signIn.CheckPasswordSignInAsync(user, present, lockoutOnFailure: true);
        if (!check.Succeeded)
        {
            return Outcome.Invalid(check.IsLockedOut
                ? "Too many wrong tries. Your password was not changed; try again in 15 minutes."
                : "The present password is not right. Your password was not changed.");
        }

        var result = await users.ChangePasswordAsync(user, present, wanted);
        if (!result.Succeeded)
        {
            return Outcome.Invalid(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        snapshots.Forget(user.Id);
        await signIn.RefreshSignInAsync(user);
        return Outcome.Done(message: "Your password was changed. Other browsers were signed out.");
    }
}
