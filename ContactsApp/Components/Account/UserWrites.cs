using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>Somebody who shall be able to sign in.</summary>
public sealed record NewUser(string Email, string Name, UserRole Role)
{
    /// <summary>Longest name.</summary>
    public const int MostName = 100;
}

/// <summary>Writes users the way everything else is written: through the gate, in one transaction, audited under who acts.</summary>
public sealed class UserWrites(WriteGate gate, IServiceProvider services, UserSnapshots snapshots, TimeProvider time)
{
    public async Task<UserWrite> BeginAsync(Actor actor, CancellationToken ct)
    {
        var write = await gate.BeginAsync(actor, WritePriority.Interactive, ct);
        // Identity's own manager would save on a context of its own, outside this transaction.
        var store = new UserStore<AppUser, IdentityRole, AppDbContext>(write.Db);
        return new UserWrite(write, ActivatorUtilities.CreateInstance<UserManager<AppUser>>(services, store), snapshots, time);
    }
}

/// <summary>One change of users under way; nothing is kept unless it is committed.</summary>
public sealed class UserWrite(Write write, UserManager<AppUser> users, UserSnapshots snapshots, TimeProvider time) : IAsyncDisposable
{
    private readonly HashSet<string> touched = [];

    public AppDbContext Db => write.Db;

    public UserManager<AppUser> Users => users;

    /// <summary>Creates a user with a role, or says why not.</summary>
    /// <param name="password">Null for somebody who has still to choose one, and cannot sign in until then.</param>
    public async Task<(AppUser? User, Outcome? Refusal)> CreateUserAsync(NewUser wanted, string? password, CancellationToken ct)
    {
        await EnsureRolesAsync(ct);
        var email = wanted.Email.Trim();
        var user = new AppUser { UserName = email, Email = email, DisplayName = wanted.Name.Trim(), CreatedAt = time.GetUtcNow().UtcDateTime };
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            result = await users.AddToRoleAsync(user, wanted.Role.ToString());
        }

        return result.Succeeded ? (user, null) : (null, Refusal(result));
    }

    /// <summary>Signs the user out everywhere, at the latest 5 s from now.</summary>
    public async Task SignOutEverywhereAsync(AppUser user)
    {
        touched.Add(user.Id);
        Must(await users.UpdateSecurityStampAsync(user));
    }

    /// <summary>Ends a link that was handed out and not used (<see cref="UserLink"/>).</summary>
    public Task EndLinkAsync(AppUser user, CancellationToken ct) => Db.UserLinks.Where(l => l.UserId == user.Id).ExecuteDeleteAsync(ct);

    /// <summary>Turns the second step off, forgets its secret and its recovery codes, and signs the user out everywhere.</summary>
    public async Task TurnOffTwoStepAsync(AppUser user, CancellationToken ct)
    {
        Must(await users.SetTwoFactorEnabledAsync(user, false));
        await Db.UserTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(ct);
        await SignOutEverywhereAsync(user);
    }

    /// <summary>
    /// Notes in the audit what was done to a user where no shown column says it ("user.passwordChanged"): who did it and for whom. No
    /// secret and no hash is ever noted.
    /// </summary>
    public void AuditUser(string verb, AppUser user) => Db.AuditEntries.Add(new AuditEntry
    {
        At = time.GetUtcNow().UtcDateTime,
        ActorId = Db.Actor.UserId,
        ActorName = Db.Actor.Name,
        Verb = verb,
        EntityKind = nameof(AppUser),
        EntityPublicId = Guid.TryParse(user.Id, out var id) ? id : null,
    });

    /// <summary>Makes the 5 s memory of this process forget the user after the commit.</summary>
    public void Touch(AppUser user) => touched.Add(user.Id);

    /// <summary>Saves what is tracked and makes everything lasting.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        foreach (var id in touched)
        {
            snapshots.Forget(id);
        }
    }

    /// <summary>For steps that only fail where somebody else changed the same user meanwhile.</summary>
    public static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new DbUpdateConcurrencyException(string.Join(" ", result.Errors.Select(e => e.Code)));
        }
    }

    /// <summary>Identity's reasons as an outcome of ours.</summary>
    public static Outcome Refusal(IdentityResult result) => Outcome.Invalid(
        result.Errors.Any(e => e.Code is "DuplicateUserName" or "DuplicateEmail")
            ? "There is a user with this e-mail address already. Nothing was changed."
            : string.Join(" ", result.Errors.Select(e => e.Description).Distinct()));

    public async ValueTask DisposeAsync()
    {
        users.Dispose();
        await write.DisposeAsync();
    }

    private async Task EnsureRolesAsync(CancellationToken ct)
    {
        var there = await Db.Roles.Select(r => r.Name).ToListAsync(ct);
        var missing = Enum.GetNames<UserRole>().Except(there).Select(name => new IdentityRole(name!) { NormalizedName = users.NormalizeName(name) });
        Db.Roles.AddRange(missing);
        await Db.SaveChangesAsync(ct);
    }
}
