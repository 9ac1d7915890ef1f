using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>Whose link was opened.</summary>
public sealed record LinkOwner(string UserId, string Email, string Name);

/// <summary>What happens when somebody opens a link of theirs (<see cref="UserLink"/>): they join, or choose another password.</summary>
public sealed class LinkDoor(IDbContextFactory<AppDbContext> contexts, UserWrites writes, SignInManager<AppUser> signIn, TimeProvider time)
{
    private static readonly Outcome NotValid = Outcome.Forbidden("This link is not valid any more. Nothing was changed; ask an administrator for a new one.");

    /// <summary>Whose link it is; null where it never was one, was used, has run out, or its user is locked.</summary>
    public async Task<LinkOwner?> FindAsync(string? secret, UserLinkKind kind, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await OwnerAsync(db, secret, kind, ct);
    }

    /// <summary>Sets the name and the first password, and signs in.</summary>
    public async Task<Outcome> JoinAsync(string secret, string name, string password, CancellationToken ct)
    {
        var (outcome, user) = await UseAsync(secret, UserLinkKind.Invitation, async (write, user) =>
        {
            user.DisplayName = name.Trim();
            var result = await write.Users.AddPasswordAsync(user, password);
            write.AuditUser("user.joined", user);
            return result;
        }, ct);
        if (user is not null)
        {
            await signIn.SignInAsync(user, isPersistent: false);
        }

        return outcome;
    }

    /// <summary>Sets another password, ends a pause, and signs the user out everywhere. They sign in with it, so that a second step is asked for.</summary>
    public async Task<Outcome> ChoosePasswordAsync(string secret, string password, CancellationToken ct)
    {
        var (outcome, _) = await UseAsync(secret, UserLinkKind.NewPassword, async (write, user) =>
        {
            UserWrite.Must(await write.Users.RemovePasswordAsync(user));
            var result = await write.Users.AddPasswordAsync(user, password);
            if (result.Succeeded)
            {
                UserWrite.Must(await write.Users.SetLockoutEndDateAsync(user, null));
                UserWrite.Must(await write.Users.ResetAccessFailedCountAsync(user));
                write.AuditUser("user.passwordChanged", user);
            }

            return result;
        }, ct);
        return outcome;
    }

    private async Task<(Outcome Outcome, AppUser? User)> UseAsync(string secret, UserLinkKind kind, Func<UserWrite, AppUser, Task<IdentityResult>> change, CancellationToken ct)
    {
        if (await FindAsync(secret, kind, ct) is not { } owner)
        {
            return (NotValid, null);
        }

        await using var write = await writes.BeginAsync(new Actor(owner.UserId, owner.Name), ct);
        // Asked again inside the write: of two clicks at once only the first opens.
        if (await OwnerAsync(write.Db, secret, kind, ct) is null || await write.Users.FindByIdAsync(owner.UserId) is not { } user)
        {
            return (NotValid, null);
        }

        var result = await change(write, user);
        if (!result.Succeeded)
        {
            return (UserWrite.Refusal(result), null);   // what was begun is not committed: the link still works
        }

        await write.EndLinkAsync(user, ct);
        await write.SignOutEverywhereAsync(user);
        await write.CommitAsync(ct);
        return (Outcome.Done(), user);
    }

    private async Task<LinkOwner?> OwnerAsync(AppDbContext db, string secret, UserLinkKind kind, CancellationToken ct)
    {
        var (hash, now) = (UserLink.HashOf(secret), time.GetUtcNow().UtcDateTime);
        var found = await db.UserLinks.AsNoTracking().Where(l => l.SecretHash == hash && l.Kind == kind && l.ExpiresAt > now)
            .Join(db.Users, l => l.UserId, u => u.Id, (_, u) => new { u.Id, u.Email, u.DisplayName, u.LockoutEnd })
            .FirstOrDefaultAsync(ct);
        return found is null || AccountLock.IsByAdmin(found.LockoutEnd) ? null : new LinkOwner(found.Id, found.Email ?? "", found.DisplayName);
    }
}
