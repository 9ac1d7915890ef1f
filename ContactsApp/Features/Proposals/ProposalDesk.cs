using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Proposals;

/// <summary>What a user does on the list of proposals: the command, then a toast with Undo. A refusal is said in its own words.</summary>
public sealed class ProposalDesk(ContactEdits edits, ProposalCommands proposals, UndoCommands undo, Toasts toasts)
{
    /// <summary>Decides one. True when the row is to go.</summary>
    public async Task<bool> DecideOneAsync(ProposalRow row, bool apply)
    {
        var outcome = apply
            ? await edits.ApplyProposalAsync(row.ContactId, row.Id, CancellationToken.None)
            : await edits.KeepMineAsync(row.ContactId, row.Id, CancellationToken.None);
        Say(outcome.Kind, outcome.Message, outcome.UndoId);
        return outcome.Ok || outcome.Kind == OutcomeKind.NotFound;
    }

    /// <summary>Decides many, with one undo for all of them.</summary>
    /// <param name="ct">Stops after the batch under way.</param>
    public async Task DecideAsync(IReadOnlyList<long> ids, bool apply, IProgress<int> progress, CancellationToken ct)
    {
        var outcome = apply ? await proposals.ApplyAsync(ids, progress, ct) : await proposals.KeepMineAsync(ids, progress, ct);
        Say(outcome.Kind, outcome.Message, outcome.UndoId);
    }

    private void Say(OutcomeKind kind, string message, Guid? undoId)
    {
        if (undoId is { } id)
        {
            toasts.ShowUndo(message.TrimEnd('.'), () => undo.UndoAsync(id, CancellationToken.None));
        }
        else if (kind is OutcomeKind.Done or OutcomeKind.AlreadyDone)
        {
            toasts.Say(message.Length > 0 ? message : "This was decided already");
        }
        else
        {
            toasts.SayFailed(message);
        }
    }
}
