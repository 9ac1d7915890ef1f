using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Committee;

/// <summary>Removing a person from a card, a row or the drawer: one click, then Undo and "why?" in the toast.</summary>
public sealed class RemovalActions(ContactCommands contacts, DuplicateQueries duplicates, UndoCommands undo, NavigationManager navigation, Toasts toasts)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Removes the person; a refusal is said in its own words.</summary>
    /// <returns>True when they are gone.</returns>
    public async Task<bool> RemoveAsync(ContactCard person)
    {
        // Asked before: a pair of which one side is in trash waits no more.
        var twins = await duplicates.OfContactAsync(person.PublicId, None);
        var outcome = await contacts.RemoveContactAsync(person.PublicId, RemovalReason.NotSaid, None);
        if (!outcome.Ok || outcome.UndoId is not { } id)
        {
            if (!outcome.Ok)
            {
                toasts.SayFailed(outcome.Message);
            }

            return outcome.Ok;
        }

        toasts.ShowUndo($"{person.Name} was removed and will not come back", () => undo.UndoAsync(id, None), Reasons(person, id, twins.Count > 0 ? twins[0] : null));
        return true;
    }

    private IReadOnlyList<ToastReason> Reasons(ContactCard person, Guid removal, DuplicateRow? twin) =>
    [
        .. RemovalWords.Choices.Select(r => new ToastReason(
            RemovalWords.Of(r),
            () => contacts.SayWhyRemovedAsync(person.PublicId, r, None),
            r == RemovalReason.Duplicate && twin is not null ? MergeInstead(person, removal, twin) : null)),
    ];

    // Who was removed as a duplicate takes what they know with them; merged, the other one has it.
    private ToastOffer MergeInstead(ContactCard person, Guid removal, DuplicateRow twin)
    {
        var other = twin.Left.Id == person.PublicId ? twin.Right : twin.Left;
        return new($"Merge instead with {other.Name}", async () =>
        {
            var back = await undo.UndoAsync(removal, None);
            if (back.Ok)
            {
                navigation.NavigateTo(Urls.MergeContacts(twin.Left.Id, twin.Right.Id));
            }

            return back;
        });
    }
}
