using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>The way every command on users goes: may you, begin, load, one change, commit.</summary>
public sealed class UserWork(Rights rights, UserWrites writes)
{
    /// <summary>Adds a user, or says why not.</summary>
    /// <param name="password">Null for somebody who has still to choose one.</param>
    /// <param name="answer">What else is written with the user, and the answer.</param>
    public async Task<Outcome<T>> AddAsync<T>(NewUser wanted, string? password, Func<UserWrite, AppUser, T> answer, CancellationToken ct)
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

        await using var write = await writes.BeginAsync(me.Actor, ct);
        var (user, why) = await write.CreateUserAsync(wanted, password, ct);
        if (user is null)
        {
            return why!;
        }

        await EnsureWorkspaceAsync(write.Db, user, ct);
        var added = answer(write, user);
        await write.CommitAsync(ct);
        return new Outcome<T>(OutcomeKind.Done, added);
    }

    /// <summary>Changes one user. Nothing is kept unless the change says it is done.</summary>
    public async Task<Outcome> ChangeAsync(string userId, Func<UserWrite, AppUser, Task<Outcome>> change, CancellationToken ct)
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
        { Name: var n } when string.IsNullOrWhiteSpace(n) || n.Length > NewUser.MostName => $"Give a name of at most {NewUser.MostName} characters. Nobody was added.",
        _ => null,
    };

    private static bool LooksLikeEmail(string text) =>
        text.Length <= 254 && !text.Any(char.IsWhiteSpace) && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text;
}
