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
public sealed class PersonActions(CommitteeCommands roles, ReplacementCommands replacements, ContactCommands contacts, ContactEdits edits, UndoCommands undo, Toasts toasts)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public Task<bool> ConfirmAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.ConfirmRoleAsync(person.PublicId, role, None), $"{person.Name} is {BuyingRoleWords.InSentence(role)}");

    public Task DismissAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.DismissRoleAsync(person.PublicId, role, None), $"{person.Name} as {BuyingRoleWords.InSentence(role)} was dismissed");

    public Task BringBackAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.BringBackRoleAsync(person.PublicId, role, None), $"{person.Name} is suggested again");

    /// <summary>Moves a confirmed person to another role, or confirms there somebody who has none.</summary>
    public Task<bool> MoveAsync(ContactCard person, BuyingRole? from, BuyingRole to) => from is { } old && old != to && IsConfirmed(person, old)
        ? RunAsync(() => roles.MoveRoleAsync(person.PublicId, old, to, None), $"{person.Name} moved to {BuyingRoleWords.InSentence(to)}")
        : ConfirmAsync(person, to);

    public Task<bool> EndAsync(ContactCard person, BuyingRole role) =>
        RunAsync(() => roles.EndRoleAsync(person.PublicId, role, None), $"{person.Name} is no longer {BuyingRoleWords.InSentence(role)}");

    public Task MakePrimaryAsync(ContactCard person) =>
        RunAsync(() => roles.MakePrimaryAsync(person.PublicId, None), $"{person.Name} is the primary decision maker");

    public Task LeftAsync(ContactCard person) =>
        RunAsync(() => contacts.LeftTheCompanyAsync(person.PublicId, null, None), $"{person.Name} left the company");

    public Task DoNotContactAsync(ContactCard person, DoNotContact channels) => RunAsync(
        () => contacts.SetDoNotContactAsync(person.PublicId, channels, None),
        channels == DoNotContact.None ? $"{person.Name} may be contacted again" : $"{person.Name}: {DoNotContactWords.InSentence(channels)}");

    /// <summary>Confirms a further role; those held stay.</summary>
    public Task<bool> AddRoleAsync(ContactCard person, BuyingRole role) => ConfirmAsync(person, role);

    public Task GatekeeperAsync(ContactCard person, bool on) => RunAsync(
        () => contacts.MarkGatekeeperAsync(person.PublicId, on, None), on ? $"{person.Name} is marked as gatekeeper" : $"{person.Name} is no gatekeeper any more");

    public Task StillHereAsync(ContactCard person) => RunAsync(() => edits.StillHereAsync(person.PublicId, None), $"{person.Name} still works here");

    /// <summary>Hands the seats over; a refusal is given back for the dialog.</summary>
    public async Task<Outcome> ReplaceAsync(ContactCard person, Guid successor, string name)
    {
        var outcome = await replacements.ReplaceAsync(person.PublicId, successor, None);
        if (outcome.UndoId is { } id)
        {
            toasts.ShowUndo($"{person.Name} is replaced by {name}", () => undo.UndoAsync(id, None));
        }

        return outcome;
    }

    /// <summary>Runs a command and offers its undo; a refusal is said in its own words.</summary>
    /// <returns>True when it holds now.</returns>
    public async Task<bool> RunAsync(Func<Task<Outcome>> command, string done)
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

        return outcome.Ok;
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
