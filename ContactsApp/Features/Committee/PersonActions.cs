using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Committee;

/// <summary>
/// What a user does to a person from a card, a row or the drawer: the command, then a toast with Undo. Pages follow through the
/// change feed, so that every open page, this one included, shows the same.
/// </summary>
public sealed class PersonActions(CommitteeCommands roles, ContactCommands contacts, UndoCommands undo, Toasts toasts)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public Task ConfirmAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.ConfirmRoleAsync(person.PublicId, role, None), $"{person.Name} is {BuyingRoleWords.InSentence(role)}");

    public Task DismissAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.DismissRoleAsync(person.PublicId, role, None), $"{person.Name} as {BuyingRoleWords.InSentence(role)} was dismissed");

    public Task BringBackAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.BringBackRoleAsync(person.PublicId, role, None), $"{person.Name} is suggested again");

    /// <summary>Moves a confirmed person to another role, or confirms there somebody who has none.</summary>
    public Task MoveAsync(ContactCard person, BuyingRole? from, BuyingRole to) => from is { } old && old != to && IsConfirmed(person, old)
        ? RunAsync(() => roles.MoveRoleAsync(person.PublicId, old, to, None), $"{person.Name} moved to {BuyingRoleWords.InSentence(to)}")
        : ConfirmAsync(person, to);

    public Task EndAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.EndRoleAsync(person.PublicId, role, None), $"{person.Name} is no longer {BuyingRoleWords.InSentence(role)}");

    public Task MakePrimaryAsync(ContactCard person) =>
        RunAsync(() => roles.MakePrimaryAsync(person.PublicId, None), $"{person.Name} is the primary decision maker");

    public Task LeftAsync(ContactCard person) =>
        RunAsync(() => contacts.LeftTheCompanyAsync(person.PublicId, null, None), $"{person.Name} left the company");

    public Task DoNotContactAsync(ContactCard person, DoNotContact channels) => RunAsync(
        () => contacts.SetDoNotContactAsync(person.PublicId, channels, None),
        channels == DoNotContact.None ? $"{person.Name} may be contacted again" : $"{person.Name}: {DoNotContactWords.InSentence(channels)}");

    /// <summary>One click, Undo, then "why?".</summary>
    public async Task<bool> RemoveAsync(ContactCard person)
    {
        var outcome = await contacts.RemoveContactAsync(person.PublicId, RemovalReason.NotSaid, None);
        if (!outcome.Ok || outcome.UndoId is not { } id)
        {
            Refuse(outcome);
            return outcome.Ok;
        }

        toasts.ShowUndo(
            $"{person.Name} was removed and will not come back",
            () => undo.UndoAsync(id, None),
            [.. RemovalWords.Choices.Select(r => RemovalWords.Of(r))],
            i => contacts.SayWhyRemovedAsync(person.PublicId, RemovalWords.Choices[i], None));
        return true;
    }

    /// <summary>Runs a command and offers its undo; a refusal is said in its own words.</summary>
    public async Task RunAsync(Func<Task<Outcome>> command, string done)
    {
        var outcome = await command();
        if (outcome.Kind == OutcomeKind.Done && outcome.UndoId is { } id)
        {
            toasts.ShowUndo(done, () => undo.UndoAsync(id, None));
        }
        else
        {
            Refuse(outcome);
        }
    }

    private void Refuse(Outcome outcome)
    {
        if (!outcome.Ok)
        {
            toasts.SayFailed(outcome.Message);
        }
    }

    private static bool IsConfirmed(ContactCard person, BuyingRole role) => person.Roles.Any(r => r.Role == role && r.State == RoleState.Confirmed);
}
