using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;

namespace ContactsApp.Features.Admin;

/// <summary>
/// Links that an administrator hands to a user: to join, or to choose another password. Nothing is mailed; the link is shown once and works
/// once, for a time (<see cref="UserLink"/>). What happens when it is opened is <see cref="LinkDoor"/>'s.
/// </summary>
public sealed class UserLinks(UserWork work, TimeProvider time)
{
    /// <summary>Adds a user who has still to join, and gives the invitation.</summary>
    public Task<Outcome<ShownLink>> InviteAsync(NewUser wanted, CancellationToken ct) => work.AddAsync(wanted, null, (write, user) =>
    {
        var (link, secret) = UserLink.Create(user.Id, UserLinkKind.Invitation, time.GetUtcNow().UtcDateTime);
        write.Db.UserLinks.Add(link);
        write.AuditUser("user.invited", user);
        return new ShownLink(user.DisplayName, link.Kind, secret, link.ExpiresAt);
    }, ct);

    /// <summary>
    /// Makes a new link and ends the one before: an invitation for somebody who has not joined, else one to choose another password. The
    /// present password works until the link is used.
    /// </summary>
    public async Task<Outcome<ShownLink>> CreateLinkAsync(string userId, CancellationToken ct)
    {
        ShownLink? shown = null;
        var outcome = await work.ChangeAsync(userId, async (write, user) =>
        {
            if (AccountLock.IsByAdmin(user.LockoutEnd))
            {
                return Outcome.Invalid("This user is locked, so no link would open anything. No link was made; unlock the user first.");
            }

            var kind = user.PasswordHash is null ? UserLinkKind.Invitation : UserLinkKind.NewPassword;
            await write.EndLinkAsync(user, ct);
            var (link, secret) = UserLink.Create(user.Id, kind, time.GetUtcNow().UtcDateTime);
            write.Db.UserLinks.Add(link);
            write.AuditUser(kind == UserLinkKind.Invitation ? "user.invited" : "user.passwordLinkMade", user);
            shown = new ShownLink(user.DisplayName, kind, secret, link.ExpiresAt);
            return Outcome.Done();
        }, ct);
        return outcome.Ok ? new Outcome<ShownLink>(outcome.Kind, shown) : outcome;
    }

    /// <summary>Takes an invitation back: the user who never joined goes, and the link opens nothing.</summary>
    public Task<Outcome> WithdrawAsync(string userId, CancellationToken ct) => work.ChangeAsync(userId, async (write, user) =>
    {
        if (user.PasswordHash is not null)
        {
            return Outcome.Invalid("This user has joined already. Nothing was changed; lock the user instead, so that what they did keeps their name.");
        }

        write.Touch(user);
        UserWrite.Must(await write.Users.DeleteAsync(user));
        return Outcome.Done();
    }, ct);
}
