using ContactsApp.Domain;

namespace ContactsApp.Components.Account;

/// <summary>Lets the signed-in user choose another password.</summary>
public sealed class PasswordChange(OwnWork work)
{
    /// <summary>Needs the present password. Signs the user out everywhere else and keeps this browser signed in.</summary>
    public Task<Outcome> ChangePasswordAsync(string present, string wanted, CancellationToken ct) => work.ChangeAsync(present, async (write, user) =>
    {
        var result = await write.Users.ChangePasswordAsync(user, present, wanted);
        if (!result.Succeeded)
        {
            return Outcome.Invalid(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        write.AuditUser("user.passwordChanged", user);
        await write.EndLinkAsync(user, ct);
        return Outcome.Done(message: "Your password was changed. Other browsers were signed out.");
    }, ct);
}
