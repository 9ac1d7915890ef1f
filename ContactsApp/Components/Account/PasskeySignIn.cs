using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>
/// Signs in by a passkey. A pause after wrong passwords does not hold it up: nobody guesses a passkey, and so nobody can keep its owner out by
/// typing nonsense.
/// </summary>
public sealed class PasskeySignIn(SignInManager<AppUser> signIn, UserWrites writes)
{
    /// <summary>What the browser's own dialog needs to ask for a passkey, as JSON. It names nobody: the passkey says whose it is.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <param name="credential">The browser's answer, as JSON.</param>
    public async Task<bool> TryAsync(string credential, CancellationToken ct)
    {
        var ok = await OpensAsync(credential, ct);
        AppMeters.SignInTried("passkey", ok);
        return ok;
    }

    private async Task<bool> OpensAsync(string credential, CancellationToken ct)
    {
        PasskeyAssertionResult<AppUser> shown;
        try
        {
            shown = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return false;   // the question was asked too long ago, or never
        }

        if (!shown.Succeeded)
        {
            return false;
        }

        await using var write = await writes.BeginAsync(new Actor(shown.User.Id, shown.User.DisplayName), ct);
        if (await write.Users.FindByIdAsync(shown.User.Id) is not { } user || AccountLock.IsByAdmin(user.LockoutEnd))
        {
            return false;
        }

        // The count of its uses, by which a copied passkey would be noticed.
        UserWrite.Must(await write.Users.AddOrUpdatePasskeyAsync(user, shown.Passkey));
        await write.CommitAsync(ct);
        await signIn.SignInAsync(user, isPersistent: false);
        return true;
    }
}
