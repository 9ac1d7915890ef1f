using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>The way every command of the signed-in user on their own account goes: who am I, is the password right, begin, change, commit, stay signed in here.</summary>
public sealed class OwnWork(ICurrentUser current, SignedInUser request, PresentPassword password, UserWrites writes, SignInManager<AppUser> signIn)
{
    /// <param name="present">The present password; null where the change opens and closes no door.</param>
    /// <param name="change">Nothing is kept unless it says it is done.</param>
    public async Task<Outcome> ChangeAsync(string? present, Func<UserWrite, AppUser, Task<Outcome>> change, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me)
        {
            return PresentPassword.SignedOut;
        }

        if (present is not null && await password.CheckAsync(me, present, ct) is { } refusal)
        {
            return refusal;
        }

        await using var write = await writes.BeginAsync(me.Actor, ct);
        if (await write.Users.FindByIdAsync(me.Id) is not { } user)
        {
            return PresentPassword.SignedOut;
        }

        var outcome = await change(write, user);
        if (outcome.Kind == OutcomeKind.Done)
        {
            write.Touch(user);
            await write.CommitAsync(ct);
            // The name and the stamp in the cookie of this browser, and what the rest of this request goes by.
            await signIn.RefreshSignInAsync(user);
            request.Is(await signIn.CreateUserPrincipalAsync(user));
        }

        return outcome;
    }
}
