using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using MudBlazor;

namespace ContactsApp.Features.Admin;

/// <summary>What the users page does when something is chosen: the command, what is said about it, and the way back.</summary>
public sealed class UserDesk(UserCommands users, UserLinks links, IDialogService dialogs, Toasts toasts)
{
    /// <summary>Users are not what they were.</summary>
    public event Action? Changed;

    /// <summary>Asks whom to invite, and shows the link once.</summary>
    public async Task InviteAsync()
    {
        if (await InviteUserDialog.ShowAsync(dialogs) is { } link)
        {
            Changed?.Invoke();
            await UserLinkDialog.ShowAsync(dialogs, link);
        }
    }

    /// <summary>A new link for somebody who lost the one before, or the password.</summary>
    public async Task CreateLinkAsync(UserRow user)
    {
        var made = await links.CreateLinkAsync(user.Id, CancellationToken.None);
        if (made is { Ok: true, Value: { } link })
        {
            Changed?.Invoke();
            await UserLinkDialog.ShowAsync(dialogs, link);
        }
        else
        {
            toasts.SayFailed(made.Message);
        }
    }

    public Task ChangeRoleAsync(UserRow user, UserRole role, CancellationToken ct) => DoAsync(
        () => users.ChangeRoleAsync(user.Id, role, ct), $"{user.Name} is {(role == UserRole.Admin ? "an" : "a")} {role} now",
        user.Role is { } before && before != role ? () => users.ChangeRoleAsync(user.Id, before, CancellationToken.None) : null);

    public Task LockAsync(UserRow user) => DoAsync(
        () => users.LockAsync(user.Id, CancellationToken.None), $"{user.Name} is locked and signed out", () => users.UnlockAsync(user.Id, CancellationToken.None));

    public Task UnlockAsync(UserRow user) => DoAsync(() => users.UnlockAsync(user.Id, CancellationToken.None), $"{user.Name} can sign in again");

    public Task SignOutEverywhereAsync(UserRow user) => DoAsync(
        () => users.SignOutEverywhereAsync(user.Id, CancellationToken.None), $"{user.Name} was signed out everywhere");

    public Task TurnOffTwoStepAsync(UserRow user) => DoAsync(
        () => users.TurnOffTwoStepAsync(user.Id, CancellationToken.None), $"{user.Name} signs in by password alone and was signed out everywhere");

    public Task RemovePasskeysAsync(UserRow user) => DoAsync(
        () => users.RemovePasskeysAsync(user.Id, CancellationToken.None), $"No passkey signs {user.Name} in any more, who was signed out everywhere");

    public Task WithdrawAsync(UserRow user) => DoAsync(() => links.WithdrawAsync(user.Id, CancellationToken.None), $"The invitation of {user.Email} opens nothing any more");

    private async Task DoAsync(Func<Task<Outcome>> verb, string done, Func<Task<Outcome>>? undo = null)
    {
        var outcome = await verb();
        if (outcome.Kind == OutcomeKind.Done)
        {
            Say(done, undo);
        }
        else if (!outcome.Ok)
        {
            toasts.SayFailed(outcome.Message);
        }

        Changed?.Invoke();
    }

    private void Say(string done, Func<Task<Outcome>>? undo)
    {
        if (undo is null)
        {
            toasts.Say(done);
            return;
        }

        toasts.ShowUndo(done, async () =>
        {
            var back = await undo();
            Changed?.Invoke();
            return back;
        });
    }
}
