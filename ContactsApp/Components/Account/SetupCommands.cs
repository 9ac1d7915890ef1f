using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>Makes an empty installation a team's own.</summary>
public sealed class SetupCommands(SetupGate gate, UserWrites writes, SignInManager<AppUser> signIn, UserManager<AppUser> users, TimeProvider time)
{
    public const string WrongToken = "This set-up link is not valid. Nothing was changed. Use the one printed in the server's log since its latest start.";

    /// <summary>Creates the workspace, the roles and the first administrator, all or nothing, and signs the administrator in.</summary>
    public async Task<Outcome> SetUpAsync(SetupForm form, CancellationToken ct)
    {
        if (!gate.Fits(form.Token))
        {
            return Outcome.Forbidden(WrongToken);
        }

        if (OwnDomains.Parse(form.OwnDomains) is not { } domains)
        {
            return Outcome.Invalid("One of your domains is not a domain. Write them like example.com, separated by commas.");
        }

        using var turn = await gate.EnterAsync(ct);
        if (!await gate.IsOpenAsync(ct))
        {
            return Outcome.Forbidden("ContactsApp is set up already. Nothing was changed; sign in instead.");
        }

        var outcome = await CreateAsync(form, domains.Count > 0 ? domains : OwnDomains.OfEmail(form.Email), ct);
        if (outcome.Ok && await users.FindByEmailAsync(form.Email.Trim()) is { } admin)
        {
            await signIn.SignInAsync(admin, isPersistent: false);
        }

        return outcome;
    }

    private async Task<Outcome> CreateAsync(SetupForm form, List<string> domains, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(new Actor(null, form.Name.Trim()), ct);
        if (await write.Db.Users.AnyAsync(ct))
        {
            return Outcome.Forbidden("ContactsApp is set up already. Nothing was changed; sign in instead.");
        }

        var (user, refusal) = await write.CreateUserAsync(new NewUser(form.Email, form.Name, UserRole.Admin), form.Password, ct);
        if (user is null)
        {
            return refusal!;
        }

        var now = time.GetUtcNow().UtcDateTime;
        write.Db.Workspaces.Add(new Workspace { Name = form.WorkspaceName.Trim(), OwnDomains = domains, CreatedAt = now });
        await write.CommitAsync(ct);
        return Outcome.Done();
    }
}
