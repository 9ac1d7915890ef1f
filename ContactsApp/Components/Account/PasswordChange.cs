using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>Lets the signed-in user choose another password.</summary>
public sealed class PasswordChange(ICurrentUser current, SignInManager<AppUser> signIn, UserManager<AppUser> users, IServiceScopeFactory scopes, UserWrites writes, PasswordTries tries)
{
    private static readonly Outcome SignedOut = Outcome.Forbidden("You are signed out. Your password was not changed; sign in again and repeat it.");

    /// <summary>
    /// Needs the present password, counted like a try to sign in, since a page left open must not hand over the account.
    /// Signs the user out everywhere else and keeps this browser signed in.
    /// </summary>
    public async Task<Outcome> ChangePasswordAsync(string present, string wanted, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me)
        {
            return SignedOut;
        }

        if (await CheckAsync(me, present, ct) is { } refusal)
        {
            return refusal;
        }

        await using var write = await writes.BeginAsync(me.Actor, ct);
        if (await write.Users.FindByIdAsync(me.Id) is not { } user)
        {
            return SignedOut;
        }

        var result = await write.Users.ChangePasswordAsync(user, present, wanted);
        if (!result.Succeeded)
        {
            return Outcome.Invalid(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        write.AuditPasswordChange(user);
        write.Touch(user);
        await write.CommitAsync(ct);
        await signIn.RefreshSignInAsync(user);
        return Outcome.Done(message: "Your password was changed. Other browsers were signed out.");
    }

    private async Task<Outcome?> CheckAsync(UserInfo me, string present, CancellationToken ct)
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
            ? "Too many wrong tries. Your password was not changed; try again in 15 minutes."
            : "The present password is not right. Your password was not changed.");
    }
}
