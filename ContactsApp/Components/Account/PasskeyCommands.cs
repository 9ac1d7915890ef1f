using System.Buffers.Text;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>A passkey in its owner's list.</summary>
/// <param name="Id">Of the credential, as text.</param>
public sealed record PasskeyView(string Id, string Name, DateTime AddedAt);

/// <summary>
/// Passkeys of the signed-in user: they open the door by the device's own lock, without password and code, since a passkey is both at once:
/// something one has, and a finger, a face or a number.
/// </summary>
public sealed class PasskeyCommands(OwnWork work, ICurrentUser current, UserManager<AppUser> users, SignInManager<AppUser> signIn)
{
    /// <summary>More than anybody's devices.</summary>
    public const int Most = 20;

    /// <summary>Longest name of a passkey.</summary>
    public const int MostName = 50;

    /// <summary>The user's passkeys, oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyView>> ListAsync(CancellationToken ct) =>
        await current.GetAsync(ct) is { } me && await users.FindByIdAsync(me.Id) is { } user
            ? [.. (await users.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt).Select(p => new PasskeyView(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt.UtcDateTime))]
            : [];

    /// <summary>What the browser's own dialog needs to make a passkey for the user, as JSON; null when nobody is signed in.</summary>
    public async Task<string?> CreationOptionsAsync(CancellationToken ct) =>
        await current.GetAsync(ct) is { } me && await users.FindByIdAsync(me.Id) is { } user
            ? await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id, Name = user.Email ?? user.Id, DisplayName = user.DisplayName })
            : null;

    /// <summary>Adds the passkey that the browser made.</summary>
    /// <param name="credential">The browser's answer, as JSON.</param>
    public Task<Outcome> AddAsync(string present, string name, string credential, CancellationToken ct) => work.ChangeAsync(present, async (write, user) =>
    {
        if ((await write.Users.GetPasskeysAsync(user)).Count >= Most)
        {
            return Outcome.Invalid($"You have {Most} passkeys already. Nothing was added; remove one that you do not use.");
        }

        if (await AttestAsync(credential) is not { Succeeded: true } made)
        {
            return Outcome.Invalid("The browser's answer does not fit what was asked. Nothing was added; try again.");
        }

        made.Passkey.Name = name.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, MostName)] : "Passkey";
        UserWrite.Must(await write.Users.AddOrUpdatePasskeyAsync(user, made.Passkey));
        write.AuditUser("user.passkeyAdded", user);
        return Outcome.Done(message: $"{made.Passkey.Name} opens the door from now on.");
    }, ct);

    /// <summary>Takes a passkey back: it opens nothing any more.</summary>
    public Task<Outcome> RemoveAsync(string id, CancellationToken ct) => work.ChangeAsync(null, async (write, user) =>
    {
        if (!Base64Url.IsValid(id) || await write.Users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id)) is not { } passkey)
        {
            return Outcome.AlreadyDone;
        }

        UserWrite.Must(await write.Users.RemovePasskeyAsync(user, passkey.CredentialId));
        write.AuditUser("user.passkeyRemoved", user);
        return Outcome.Done(message: $"{passkey.Name} opens nothing any more. Delete it on the device too.");
    }, ct);

    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;   // the question was asked too long ago, or never
        }
    }
}
