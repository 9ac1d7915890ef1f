using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>Where the second step of the signed-in user stands.</summary>
/// <param name="On">Signing in asks for a code.</param>
/// <param name="Secret">The secret that waits to be confirmed by a first code; null while there is none, and once it is confirmed.</param>
/// <param name="CodesLeft">Recovery codes not used yet.</param>
public sealed record TwoStepView(bool On, TwoStepSecret? Secret, int CodesLeft);

/// <summary>
/// A second step at signing in: six digits that an app on the phone makes anew every 30 seconds (TOTP, RFC 6238), or one of ten recovery codes,
/// each good once.
/// </summary>
public sealed class TwoStepCommands(OwnWork work, ICurrentUser current, IServiceScopeFactory scopes, WorkspaceQueries workspaces)
{
    private const int RecoveryCodes = 10;

    /// <summary>Where it stands; null when nobody is signed in.</summary>
    public async Task<TwoStepView?> FindAsync(CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me)
        {
            return null;
        }

        // Read by nobody before: what this request has read is from before its change.
        await using var fresh = scopes.CreateAsyncScope();
        var users = fresh.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByIdAsync(me.Id) is not { } user)
        {
            return null;
        }

        var key = user.TwoFactorEnabled ? null : await users.GetAuthenticatorKeyAsync(user);
        var secret = key is null ? null : new TwoStepSecret(key, user.Email ?? user.Id, await workspaces.NameAsync(ct));
        return new TwoStepView(user.TwoFactorEnabled, secret, await users.CountRecoveryCodesAsync(user));
    }

    /// <summary>Makes a secret for the app; nothing is asked at signing in until a code of it was given.</summary>
    public Task<Outcome> BeginAsync(string present, CancellationToken ct) => work.ChangeAsync(present, async (write, user) =>
    {
        if (user.TwoFactorEnabled)
        {
            return Outcome.Invalid("Two-step sign-in is on already. Nothing was changed; turn it off first to use another app.");
        }

        UserWrite.Must(await write.Users.ResetAuthenticatorKeyAsync(user));
        return Outcome.Done();
    }, ct);

    /// <summary>Turns it on by a first code of the app, and gives the recovery codes, which are shown once.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> TurnOnAsync(string code, CancellationToken ct)
    {
        IReadOnlyList<string> codes = [];
        var outcome = await work.ChangeAsync(null, async (write, user) =>
        {
            if (user.TwoFactorEnabled || await write.Users.GetAuthenticatorKeyAsync(user) is null)
            {
                return Outcome.Invalid("There is no set-up under way. Nothing was changed; begin again.");
            }

            if (!await write.Users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, SecondStep.Digits(code)))
            {
                return Outcome.Invalid("This code is not right. Nothing was turned on; wait for the next code of the app. If none fits, see that the phone's clock is right.");
            }

            write.Db.AuditAs("user.twoStepTurnedOn");
            UserWrite.Must(await write.Users.SetTwoFactorEnabledAsync(user, true));
            codes = await MakeCodesAsync(write, user);
            return Outcome.Done();
        }, ct);
        return new(outcome.Kind, codes, outcome.Message);
    }

    /// <summary>Makes new recovery codes; the old ones open nothing any more.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> RenewCodesAsync(string present, CancellationToken ct)
    {
        IReadOnlyList<string> codes = [];
        var outcome = await work.ChangeAsync(present, async (write, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return Outcome.Invalid("Two-step sign-in is off, so there is nothing to recover. Nothing was changed.");
            }

            codes = await MakeCodesAsync(write, user);
            write.AuditUser("user.recoveryCodesMade", user);
            return Outcome.Done();
        }, ct);
        return new(outcome.Kind, codes, outcome.Message);
    }

    /// <summary>Signing in asks for the password alone again; secret and recovery codes are forgotten.</summary>
    public Task<Outcome> TurnOffAsync(string present, CancellationToken ct) => work.ChangeAsync(present, async (write, user) =>
    {
        if (!user.TwoFactorEnabled)
        {
            return Outcome.AlreadyDone;
        }

        write.Db.AuditAs("user.twoStepTurnedOff");
        await write.TurnOffTwoStepAsync(user, ct);
        return Outcome.Done(message: "Two-step sign-in is off. Other browsers were signed out.");
    }, ct);

    private static async Task<IReadOnlyList<string>> MakeCodesAsync(UserWrite write, AppUser user) =>
        [.. await write.Users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
}
