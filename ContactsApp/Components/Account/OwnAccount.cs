using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>One's own account as its page shows it.</summary>
/// <param name="TimeZone">IANA name; null for the browser's.</param>
/// <param name="Theme">Null for the system's.</param>
/// <param name="Digest">Null for none.</param>
public sealed record AccountView(string Name, string Email, UserRole Role, string? TimeZone, ThemeChoice? Theme, bool TwoStep, int Passkeys, DigestRhythm? Digest);

/// <summary>What the signed-in user says of themselves, and the end of all their sign-ins.</summary>
public sealed class OwnAccount(ICurrentUser current, OwnWork work, IDbContextFactory<AppDbContext> contexts, UserWrites writes, SignInManager<AppUser> signIn)
{
    /// <summary>The account of who is signed in; null when nobody is.</summary>
    public async Task<AccountView?> FindAsync(CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(u => u.Id == me.Id)
            .Select(u => new AccountView(u.DisplayName, u.Email ?? "", me.Role, u.TimeZone, u.Theme, u.TwoFactorEnabled, db.UserPasskeys.Count(p => p.UserId == u.Id),
                db.DigestPlans.Where(p => p.UserId == u.Id).Select(p => (DigestRhythm?)p.Rhythm).FirstOrDefault()))
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Saves name, time zone and theme.</summary>
    /// <param name="timeZone">IANA name, or null for the browser's.</param>
    /// <param name="theme">Null for the system's.</param>
    public Task<Outcome> SaveAsync(string name, string? timeZone, ThemeChoice? theme, CancellationToken ct) => work.ChangeAsync(null, async (write, user) =>
    {
        name = name.Trim();
        if (name.Length is 0 or > NewUser.MostName)
        {
            return Outcome.Invalid($"Give a name of at most {NewUser.MostName} characters. Nothing was saved.");
        }

        if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return Outcome.Invalid("This time zone is not known here. Nothing was saved; choose one of the list.");
        }

        (user.DisplayName, user.TimeZone, user.Theme) = (name, timeZone, theme);
        UserWrite.Must(await write.Users.UpdateAsync(user));
        return Outcome.Done();
    }, ct);

    /// <summary>Ends every sign-in of the user, this browser's too.</summary>
    public async Task<Outcome> SignOutEverywhereAsync(CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } me)
        {
            return PresentPassword.SignedOut;
        }

        await using var write = await writes.BeginAsync(me.Actor, ct);
        if (await write.Users.FindByIdAsync(me.Id) is not { } user)
        {
            return PresentPassword.SignedOut;
        }

        write.AuditUser("user.signedOutEverywhere", user);
        await write.SignOutEverywhereAsync(user);
        await write.CommitAsync(ct);
        await signIn.SignOutAsync();
        return Outcome.Done();
    }
}
