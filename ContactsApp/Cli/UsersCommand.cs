using ContactsApp.Components.Account;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;

namespace ContactsApp.Cli;

/// <summary>
/// The verb <c>users</c>: who may sign in, without the pages; also the way back in when the only administrator has lost the password.
/// A running server notices within 5 s.
/// </summary>
public static class UsersCommand
{
    private const string Usage = """
        Usage: users add EMAIL --role Admin|Manager|Rep [--name NAME] [--password-stdin]
               users list                          stdout: e-mail address, name, role, open or locked (tab-separated)
               users role EMAIL Admin|Manager|Rep
               users password EMAIL [--password-stdin]
               users lock EMAIL
               users unlock EMAIL
               users two-step-off EMAIL            for somebody who lost the phone and the recovery codes
               users passkeys-off EMAIL            for somebody whose device was lost
        Without --password-stdin a password is made up and printed once.
        """;

    /// <summary>Runs the verb on the words after it.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--role", "--name"], ["--password-stdin"]);
        if (parsed.Problem is not null || Understand(parsed) is not { } verb)
        {
            await error.WriteLineAsync(parsed.Problem is null ? Usage : $"{parsed.Problem}{Environment.NewLine}{Usage}");
            return Cli.WrongUsage;
        }

        using var host = await CliHost.OpenAsync(parsed.Settings, services => services.AddUsers().AddAdmin(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        var password = parsed.Flag("--password-stdin") ? await input.ReadLineAsync(ct) ?? "" : null;
        var outcome = await verb(new Desk(scope.ServiceProvider, output, password, ct));
        if (!outcome.Ok)
        {
            await error.WriteLineAsync(outcome.Message);
        }

        return outcome.Ok ? Cli.Success : Cli.Failed;
    }

    private static Func<Desk, Task<Outcome>>? Understand(CliArgs args) => args.Words switch
    {
        ["add", var email] when RoleOf(args.Option("--role")) is { } role => desk => AddAsync(desk, new NewUser(email, args.Option("--name") ?? email.Split('@')[0], role)),
        ["list"] => ListAsync,
        ["role", var email, var word] when RoleOf(word) is { } role => desk => OnUserAsync(desk, email, id => desk.Users.ChangeRoleAsync(id, role, desk.Ct)),
        ["password", var email] => desk => OnUserAsync(desk, email, id => SetPasswordAsync(desk, id)),
        ["lock", var email] => desk => OnUserAsync(desk, email, id => desk.Users.LockAsync(id, desk.Ct)),
        ["unlock", var email] => desk => OnUserAsync(desk, email, id => desk.Users.UnlockAsync(id, desk.Ct)),
        ["two-step-off", var email] => desk => OnUserAsync(desk, email, id => desk.Users.TurnOffTwoStepAsync(id, desk.Ct)),
        ["passkeys-off", var email] => desk => OnUserAsync(desk, email, id => desk.Users.RemovePasskeysAsync(id, desk.Ct)),
        _ => null,
    };

    private static async Task<Outcome> AddAsync(Desk desk, NewUser wanted)
    {
        var added = await desk.Users.AddUserAsync(wanted, desk.Password, desk.Ct);
        return await AnswerAsync(desk, added, $"Added {wanted.Email} as {wanted.Role}.");
    }

    private static async Task<Outcome> SetPasswordAsync(Desk desk, string id) =>
        await AnswerAsync(desk, await desk.Users.SetPasswordAsync(id, desk.Password, desk.Ct), "The password was changed; open pages of this user were signed out.");

    private static async Task<Outcome> AnswerAsync(Desk desk, Outcome<AddedUser> outcome, string done)
    {
        if (outcome.Ok)
        {
            await desk.Output.WriteLineAsync(done);
            if (outcome.Value?.GeneratedPassword is { } generated)
            {
                await desk.Output.WriteLineAsync($"Password (shown once): {generated}");
            }
        }

        return new Outcome(outcome.Kind, outcome.Message);
    }

    private static async Task<Outcome> ListAsync(Desk desk)
    {
        foreach (var user in await desk.Queries.ListAsync(desk.Ct))
        {
            await desk.Output.WriteLineAsync(string.Join('\t', user.Email, user.Name, user.Role?.ToString() ?? "-", user.Locked ? "locked" : "open"));
        }

        return Outcome.Done();
    }

    private static async Task<Outcome> OnUserAsync(Desk desk, string email, Func<string, Task<Outcome>> change) =>
        await desk.Queries.FindIdAsync(email, desk.Ct) is { } id
            ? await change(id)
            : Outcome.NotFound($"There is no user {email}. Nothing was changed; 'users list' shows who there is.");

    private static UserRole? RoleOf(string? word) =>
        Enum.TryParse<UserRole>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(word![0]) ? role : null;

    /// <summary>What a verb works with.</summary>
    private sealed record Desk(IServiceProvider Services, TextWriter Output, string? Password, CancellationToken Ct)
    {
        public UserCommands Users => Services.GetRequiredService<UserCommands>();

        public UserQueries Queries => Services.GetRequiredService<UserQueries>();
    }
}
