using ContactsApp.Data;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>
/// The second step of signing in, after the right password. Wrong codes count like wrong passwords, recovery codes too, and the same pause
/// follows: six digits would be guessed in days otherwise. A code opens once (RFC 6238, 5.2), so that whoever looks over a shoulder comes too late.
/// </summary>
public sealed class SecondStep(SignInManager<AppUser> signIn, IServiceScopeFactory scopes, PasswordTries tries, UsedCodes used)
{
    /// <summary>True while somebody in this browser has given the right password, and not the code yet.</summary>
    public async Task<bool> IsWaitingAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <param name="code">Six digits of the app, or a recovery code; blanks do not matter.</param>
    /// <param name="recovery">It is a recovery code.</param>
    /// <param name="keep">Stay signed in after the browser is closed.</param>
    public async Task<SignInAnswer> TryAsync(string code, bool recovery, bool keep, CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } waiting)
        {
            return SignInAnswer.Wrong;
        }

        // Like a password's: in turn, and the count read by nobody before (PasswordSignIn).
        using var turn = await tries.EnterAsync(waiting.NormalizedEmail, ct);
        await using var fresh = scopes.CreateAsyncScope();
        var door = fresh.ServiceProvider.GetRequiredService<SignInManager<AppUser>>();
        if (await door.UserManager.FindByIdAsync(waiting.Id) is not { } user || AccountLock.IsByAdmin(user.LockoutEnd))
        {
            return SignInAnswer.Wrong;
        }

        var result = await (recovery ? RecoverAsync(door, user, code) : UseAppAsync(door, user, Digits(code), keep));
        AppMeters.SignInTried(recovery ? "recovery" : "code", result.Succeeded);
        return result switch
        {
            { Succeeded: true } => new SignInAnswer(true),
            { IsLockedOut: true } => new SignInAnswer(false, await door.UserManager.GetLockoutEndDateAsync(user)),
            _ => SignInAnswer.Wrong,
        };
    }

    /// <summary>The digits of a code however it was typed: apps show it in two groups.</summary>
    internal static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    // In turn, so that of two who show the same code at once the second finds it used.
    private async Task<SignInResult> UseAppAsync(SignInManager<AppUser> door, AppUser user, string code, bool keep)
    {
        if (used.Contains(user.Id, code))
        {
            return SignInResult.Failed;
        }

        var result = await door.TwoFactorAuthenticatorSignInAsync(code, keep, rememberClient: false);
        if (result.Succeeded)
        {
            used.Add(user.Id, code);
        }

        return result;
    }

    // Identity's own does not count wrong recovery codes.
    private static async Task<SignInResult> RecoverAsync(SignInManager<AppUser> door, AppUser user, string code)
    {
        if (await door.UserManager.IsLockedOutAsync(user))
        {
            return SignInResult.LockedOut;
        }

        var result = await door.TwoFactorRecoveryCodeSignInAsync(code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        if (!result.Succeeded)
        {
            await door.UserManager.AccessFailedAsync(user);
            return await door.UserManager.IsLockedOutAsync(user) ? SignInResult.LockedOut : SignInResult.Failed;
        }

        return result;
    }
}
