using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>Reads about users.</summary>
public sealed class UserQueries(IDbContextFactory<AppDbContext> contexts, Rights rights)
{
    /// <summary>Everybody who can sign in or could, by name; nobody for somebody who is no administrator (any more). A team has dozens, so this is never paged.</summary>
    public async Task<IReadOnlyList<UserRow>> ListAsync(CancellationToken ct)
    {
        if ((await rights.RequireAsync(Right.Administer, ct)).User is null)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Users.AsNoTracking().OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new
        {
            u.Id,
            u.Email,
            u.DisplayName,
            u.LockoutEnd,
            u.CreatedAt,
            u.TwoFactorEnabled,
            Joined = u.PasswordHash != null,
            InvitedUntil = db.UserLinks.Where(l => l.UserId == u.Id && l.Kind == UserLinkKind.Invitation).Select(l => (DateTime?)l.ExpiresAt).FirstOrDefault(),
            Digest = db.DigestPlans.Where(d => d.UserId == u.Id && d.Trouble != null).Select(d => new DigestTrouble(d.Trouble!, d.TryAgainAt)).FirstOrDefault(),
            Passkeys = db.UserPasskeys.Count(p => p.UserId == u.Id),
            Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).ToList(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new UserRow(
            r.Id, r.Email ?? "", r.DisplayName, UserSnapshots.Highest(r.Roles),
            AccountLock.IsByAdmin(r.LockoutEnd) ? UserState.Locked : r.Joined ? UserState.Active : UserState.Invited,
            r.InvitedUntil, r.TwoFactorEnabled, r.Passkeys, r.CreatedAt) { Digest = r.Digest })];
    }

    /// <summary>The key of the user with this e-mail address, or null.</summary>
    public async Task<string?> FindIdAsync(string email, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = email.Trim().ToUpperInvariant();
        return await db.Users.Where(u => u.NormalizedEmail == key).Select(u => u.Id).FirstOrDefaultAsync(ct);
    }
}
