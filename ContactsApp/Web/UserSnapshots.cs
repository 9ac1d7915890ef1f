using System.Collections.Concurrent;
using System.Security.Claims;
using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ContactsApp.Web;

/// <summary>
/// What the database says of users now, at most 5 s old. Every page load, command and open page asks here, so that demoting, locking
/// or signing somebody out works on their open pages at the next click.
/// </summary>
public sealed class UserSnapshots(IDbContextFactory<AppDbContext> contexts, TimeProvider time, IOptions<IdentityOptions> options)
{
    /// <summary>How old an answer may be (PRODUCT.md §10).</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Entry> cache = new(StringComparer.Ordinal);

    /// <summary>
    /// The user of a sign-in; null when nobody is signed in, or the user was locked or deleted, or the sign-in is older than the
    /// latest change of password or role.
    /// </summary>
    public async Task<UserInfo?> FindAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.FindFirstValue(options.Value.ClaimsIdentity.UserIdClaimType) is not { } id
            || await ReadAsync(id, ct) is not { Role: { } role } user
            || user.LockedByAdmin)
        {
            return null;
        }

        var stamp = principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        return string.Equals(stamp, user.Stamp, StringComparison.Ordinal) ? new UserInfo(id, user.Name, role) { TimeZone = user.TimeZone, Theme = user.Theme } : null;
    }

    /// <summary>The user of this id, however long ago they signed in: for work that goes on without them. Null when locked or deleted.</summary>
    public async Task<UserInfo?> FindAsync(string userId, CancellationToken ct) =>
        await ReadAsync(userId, ct) is { Role: { } role, LockedByAdmin: false } user ? new UserInfo(userId, user.Name, role) : null;

    /// <summary>Makes this process forget what it knew of a user, so that a change of ours works at once and not in 5 s.</summary>
    public void Forget(string userId) => cache.TryRemove(userId, out _);

    private async Task<Snapshot?> ReadAsync(string id, CancellationToken ct)
    {
        if (cache.TryGetValue(id, out var known) && time.GetElapsedTime(known.ReadAt) < MaxAge)
        {
            return known.User;
        }

        var readAt = time.GetTimestamp();   // before the query: what changes while it runs is seen in time
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new
        {
            u.DisplayName,
            u.SecurityStamp,
            u.LockoutEnd,
            u.TimeZone,
            u.Theme,
            Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).ToList(),
        }).FirstOrDefaultAsync(ct);
        var user = row is null ? null : new Snapshot(row.DisplayName, row.SecurityStamp, AccountLock.IsByAdmin(row.LockoutEnd), Highest(row.Roles), row.TimeZone, row.Theme);
        cache[id] = new Entry(user, readAt);
        return user;
    }

    /// <summary>The role of somebody who, by an accident of the database, has several; null for none.</summary>
    internal static UserRole? Highest(IEnumerable<string?> names) => names
        .Select(n => Enum.TryParse<UserRole>(n, out var role) ? role : (UserRole?)null)
        .Max();

    private sealed record Snapshot(string Name, string? Stamp, bool LockedByAdmin, UserRole? Role, string? TimeZone, ThemeChoice? Theme);

    private sealed record Entry(Snapshot? User, long ReadAt);
}
