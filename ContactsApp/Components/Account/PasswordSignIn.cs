using ContactsApp.Data;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>How a try to sign in ended.</summary>
/// <param name="PausedUntil">Set when too many wrong passwords were given; the right one does not help before then.</param>
/// <param name="NeedsCode">The password was right, and the second step is to come.</param>
public sealed record SignInAnswer(bool Ok, DateTimeOffset? PausedUntil = null, bool NeedsCode = false)
{
    public static readonly SignInAnswer Wrong = new(false);
}

/// <summary>
/// Signs in by password. An address without an account, one locked by an administrator and a wrong password get the same answer,
/// the same pause after five tries and the same time to answer.
/// </summary>
public sealed class PasswordSignIn(
    IServiceScopeFactory scopes, UserManager<AppUser> users, UnknownAccounts unknown, PasswordTries tries, IPasswordHasher<AppUser> hasher, TimeProvider time)
{
    /// <summary>No refusal is quicker than this: hashing and counting take well under it, so all refusals look alike.</summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    private static readonly AppUser NoUser = new();
    private static string? someHash;

    /// <param name="keep">Stay signed in after the browser is closed (14 days, renewed by use).</param>
    public async Task<SignInAnswer> TryAsync(string email, string password, bool keep, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var answer = await InTurnAsync(email, password, keep, ct);
        AppMeters.SignInTried("password", answer.Ok || answer.NeedsCode);
        var rest = RefusalTime - time.GetElapsedTime(started);
        if (answer is { Ok: false, NeedsCode: false } && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, ct);
        }

        return answer;
    }

    // The user is read inside the turn, and by nobody who has read it before (as the check of a cookie has): the count must be the one that
    // the try before has left.
    private async Task<SignInAnswer> InTurnAsync(string email, string password, bool keep, CancellationToken ct)
    {
        using var turn = await tries.EnterAsync(users.NormalizeEmail(email.Trim()), ct);
        await using var fresh = scopes.CreateAsyncScope();
        var signIn = fresh.ServiceProvider.GetRequiredService<SignInManager<AppUser>>();
        var user = await signIn.UserManager.FindByEmailAsync(email.Trim());
        return user is null || AccountLock.IsByAdmin(user.LockoutEnd)
            ? RefuseUnknown(email, password)
            : await CheckAsync(signIn, user, password, keep);
    }

    private static async Task<SignInAnswer> CheckAsync(SignInManager<AppUser> signIn, AppUser user, string password, bool keep)
    {
        var result = await signIn.PasswordSignInAsync(user, password, keep, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => new SignInAnswer(true),
            { RequiresTwoFactor: true } => new SignInAnswer(false, NeedsCode: true),
            { IsLockedOut: true } => new SignInAnswer(false, await signIn.UserManager.GetLockoutEndDateAsync(user)),
            _ => SignInAnswer.Wrong,
        };
    }

    private SignInAnswer RefuseUnknown(string email, string password)
    {
        someHash ??= hasher.HashPassword(NoUser, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(NoUser, someHash, password);   // only for the time it takes
        return new SignInAnswer(false, unknown.Failed(email));
    }
}
