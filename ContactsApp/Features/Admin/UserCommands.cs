using System.Security.Cryptography;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>What administrators do to users. Every verb works on the user's open pages at the next click (5 s at most).</summary>
public sealed class UserCommands(UserWork work)
{
    private const string LastAdmin = "This is the last administrator who can sign in. Nothing was changed; make somebody else an administrator first.";

    /// <summary>Adds a user. Without a password one is made up and given back once.</summary>
    public async Task<Outcome<AddedUser>> AddUserAsync(NewUser wanted, string? password, CancellationToken ct)
    {
        var generated = password is null ? GeneratePassword() : null;
        return await work.AddAsync(wanted, generated ?? password, (_, user) => new AddedUser(user.Id, generated), ct);
    }

    /// <summary>Gives a user another role, instead of the present one. The last administrator stays one.</summary>
    public Task<Outcome> ChangeRoleAsync(string userId, UserRole role, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        var present = await write.Users.GetRolesAsync(user);
        if (present.SequenceEqual([role.ToString()]))
        {
            return Outcome.AlreadyDone;
        }

        if (role != UserRole.Admin && await IsLastAdminAsync(write.Db, user.Id, ct))
        {
            return Outcome.Invalid(LastAdmin);
        }

        UserWrite.Must(await write.Users.RemoveFromRolesAsync(user, present));
        UserWrite.Must(await write.Users.AddToRoleAsync(user, role.ToString()));
        write.Touch(user);
        return Outcome.Done();
    }, ct);

    /// <summary>Keeps a user out until unlocked, and ends their open pages. Not the last administrator, and not oneself.</summary>
    public Task<Outcome> LockAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        if (AccountLock.IsByAdmin(user.LockoutEnd))
        {
            return Outcome.AlreadyDone;
        }

        if (user.Id == write.Db.Actor.UserId)
        {
            return Outcome.Invalid("You cannot lock yourself. Nothing was changed; ask another administrator.");
        }

        if (await IsLastAdminAsync(write.Db, user.Id, ct))
        {
            return Outcome.Invalid(LastAdmin);
        }

        write.Db.AuditAs("user.locked");
        UserWrite.Must(await write.Users.SetLockoutEndDateAsync(user, AccountLock.Never));
        await write.EndLinkAsync(user, ct);
        await write.SignOutEverywhereAsync(user);
        return Outcome.Done();
    }, ct);

    /// <summary>Lets a locked user in again, and ends a pause after wrong passwords.</summary>
    public Task<Outcome> UnlockAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        if (user.LockoutEnd is null && user.AccessFailedCount == 0)
        {
            return Outcome.AlreadyDone;
        }

        write.Db.AuditAs("user.unlocked");
        UserWrite.Must(await write.Users.SetLockoutEndDateAsync(user, null));
        UserWrite.Must(await write.Users.ResetAccessFailedCountAsync(user));
        write.Touch(user);
        return Outcome.Done();
    }, ct);

    /// <summary>Gives a user a new password (made up and given back once where none is given), ends a pause, and signs them out everywhere.</summary>
    public async Task<Outcome<AddedUser>> SetPasswordAsync(string userId, string? password, CancellationToken ct)
    {
        var generated = password is null ? GeneratePassword() : null;
        var outcome = await work.ChangeAsync(userId, async (write, user) =>
        {
            UserWrite.Must(await write.Users.RemovePasswordAsync(user));
            var result = await write.Users.AddPasswordAsync(user, generated ?? password!);
            if (!result.Succeeded)
            {
                return UserWrite.Refusal(result);   // what was begun is not committed: the old password still works
            }

            if (!AccountLock.IsByAdmin(user.LockoutEnd))
            {
                UserWrite.Must(await write.Users.SetLockoutEndDateAsync(user, null));
            }

            write.AuditUser("user.passwordChanged", user);
            await write.EndLinkAsync(user, ct);
            await write.SignOutEverywhereAsync(user);
            return Outcome.Done();
        }, ct);
        return outcome.Ok ? new Outcome<AddedUser>(outcome.Kind, new AddedUser(userId, generated)) : outcome;
    }

    /// <summary>Ends every sign-in of a user, on all devices; they sign in again with what they know.</summary>
    public Task<Outcome> SignOutEverywhereAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        write.AuditUser("user.signedOutEverywhere", user);
        await write.SignOutEverywhereAsync(user);
        return Outcome.Done();
    }, ct);

    /// <summary>Turns off the two-step sign-in of somebody who lost the phone and the recovery codes, and signs them out everywhere.</summary>
    public Task<Outcome> TurnOffTwoStepAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        if (!user.TwoFactorEnabled)
        {
            return Outcome.AlreadyDone;
        }

        write.Db.AuditAs("user.twoStepTurnedOff");
        await write.TurnOffTwoStepAsync(user, ct);
        return Outcome.Done();
    }, ct);

    /// <summary>Takes every passkey of a user away, for a device that was lost or an account that somebody else got into, and signs them out everywhere.</summary>
    public Task<Outcome> RemovePasskeysAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        if (await write.Users.GetPasskeysAsync(user) is not { Count: > 0 } passkeys)
        {
            return Outcome.AlreadyDone;
        }

        foreach (var passkey in passkeys)
        {
            UserWrite.Must(await write.Users.RemovePasskeyAsync(user, passkey.CredentialId));
        }

        write.AuditUser("user.passkeysRemoved", user);
        await write.SignOutEverywhereAsync(user);
        return Outcome.Done();
    }, ct);

    private static async Task<bool> IsLastAdminAsync(AppDbContext db, string userId, CancellationToken ct)
    {
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == nameof(UserRole.Admin), ct);
        if (role is null || !await db.UserRoles.AnyAsync(r => r.RoleId == role.Id && r.UserId == userId, ct))
        {
            return false;
        }

        // Two administrators who demote each other at once must not both succeed: the second finds this stamp changed. Who was invited
        // and has not joined cannot sign in.
        role.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(ct);
        var ends = await db.UserRoles.Where(r => r.RoleId == role.Id && r.UserId != userId)
            .Join(db.Users.Where(u => u.PasswordHash != null), r => r.UserId, u => u.Id, (_, u) => u.LockoutEnd).ToListAsync(ct);
        return ends.All(AccountLock.IsByAdmin);
    }

    /// <summary>20 letters and figures that cannot be misread, in fours: about 98 bits.</summary>
    private static string GeneratePassword() => string.Join('-',
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20).Chunk(4).Select(c => new string(c)));
}
