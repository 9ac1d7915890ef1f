using System.Security.Cryptography;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>What administrators do to users. Every verb works on the user's open pages at the next click (5 s at most).</summary>
public sealed class UserCommands(Rights rights, UserWrites writes)
{
    private const string LastAdmin = "This is the last administrator who can sign in. Nothing was changed; make somebody else an administrator first.";

    /// <summary>Adds a user. Without a password one is made up and given back once.</summary>
    public async Task<Outcome<AddedUser>> AddUserAsync(NewUser wanted, string? password, CancellationToken ct)
    {
        var (me, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (me is null)
        {
            return refusal!;
        }

        if (Problem(wanted) is { } problem)
        {
            return Outcome.Invalid(problem);
        }

        var generated = password is null ? GeneratePassword() : null;
        await using var write = await writes.BeginAsync(me.Actor, ct);
        var (user, why) = await write.CreateUserAsync(wanted, generated ?? password!, ct);
        if (user is null)
        {
            return why!;
        }

        await EnsureWorkspaceAsync(write.Db, user, ct);
        await write.CommitAsync(ct);
        return new Outcome<AddedUser>(OutcomeKind.Done, new AddedUser(user.Id, generated));
    }

    /// <summary>Gives a user another role, instead of the present one. The last administrator stays one.</summary>
    public Task<Outcome> ChangeRoleAsync(string userId, UserRole role, CancellationToken ct) => ChangeAsync(userId, async (write, user) =>
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
    public Task<Outcome> LockAsync(string userId, CancellationToken ct) => ChangeAsync(userId, async (write, user) =>
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
        await write.SignOutEverywhereAsync(user);
        return Outcome.Done();
    }, ct);

    /// <summary>Lets a locked user in again, and ends a pause after wrong passwords.</summary>
    public Task<Outcome> UnlockAsync(string userId, CancellationToken ct) => ChangeAsync(userId, async (write, user) =>
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
        var outcome = await ChangeAsync(userId, async (write, user) =>
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

            write.AuditPasswordChange(user);
            await write.SignOutEverywhereAsync(user);
            return Outcome.Done();
        }, ct);
        return outcome.Ok ? new Outcome<AddedUser>(outcome.Kind, new AddedUser(userId, generated)) : outcome;
    }

    private async Task<Outcome> ChangeAsync(string userId, Func<UserWrite, AppUser, Task<Outcome>> change, CancellationToken ct)
    {
        var (me, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (me is null)
        {
            return refusal!;
        }

        await using var write = await writes.BeginAsync(me.Actor, ct);
        if (await write.Users.FindByIdAsync(userId) is not { } user)
        {
            return Outcome.NotFound("There is no such user any more. Nothing was changed.");
        }

        try
        {
            var outcome = await change(write, user);
            if (outcome.Kind == OutcomeKind.Done)
            {
                await write.CommitAsync(ct);
            }

            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Conflict("Somebody else changed users at the same moment. Nothing was changed; look again and repeat it.");
        }
    }

    private static async Task<bool> IsLastAdminAsync(AppDbContext db, string userId, CancellationToken ct)
    {
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == nameof(UserRole.Admin), ct);
        if (role is null || !await db.UserRoles.AnyAsync(r => r.RoleId == role.Id && r.UserId == userId, ct))
        {
            return false;
        }

        // Two administrators who demote each other at once must not both succeed: the second finds this stamp changed.
        role.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(ct);
        var ends = await db.UserRoles.Where(r => r.RoleId == role.Id && r.UserId != userId)
            .Join(db.Users, r => r.UserId, u => u.Id, (_, u) => u.LockoutEnd).ToListAsync(ct);
        return ends.All(AccountLock.IsByAdmin);
    }

    /// <summary>Where the first user comes by the command line and not by the set-up page, the team gets its workspace here.</summary>
    private static async Task EnsureWorkspaceAsync(AppDbContext db, AppUser first, CancellationToken ct)
    {
        if (!await db.Workspaces.AnyAsync(ct))
        {
            db.Workspaces.Add(new Workspace { Name = "ContactsApp", OwnDomains = OwnDomains.OfEmail(first.Email ?? ""), CreatedAt = first.CreatedAt });
        }
    }

    private static string? Problem(NewUser user) => user switch
    {
        { Email: var e } when !LooksLikeEmail(e.Trim()) => "This is not an e-mail address. Nobody was added.",
        { Name: var n } when string.IsNullOrWhiteSpace(n) || n.Length > 100 => "Give a name of at most 100 characters. Nobody was added.",
        _ => null,
    };

    private static bool LooksLikeEmail(string text) =>
        text.Length <= 254 && !text.Any(char.IsWhiteSpace) && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text;

    /// <summary>20 letters and figures that cannot be misread, in fours: about 98 bits.</summary>
    private static string GeneratePassword() => string.Join('-',
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20).Chunk(4).Select(c => new string(c)));
}
