using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Duplicates;

/// <summary>What a user does about duplicates: the command, then a toast with Undo. A refusal is said in its own words.</summary>
public sealed class DuplicateDesk(DuplicateCommands duplicates, MergeCommands merges, MergeManyCommands many, UndoCommands undo, Toasts toasts)
{
    /// <summary>Answers "not the same". True when the rows are to go.</summary>
    public async Task<bool> NotTheSameAsync(IReadOnlyList<long> pairs) => Say(await duplicates.NotTheSameAsync(pairs, CancellationToken.None), "This was decided already");

    /// <summary>Merges two contacts.</summary>
    public async Task<Outcome> MergeContactsAsync(Guid left, Guid right, MergeChoices choices, string seen)
    {
        var outcome = await merges.MergeContactsAsync(left, right, choices, seen, CancellationToken.None);
        if (outcome.Kind != OutcomeKind.Conflict)
        {
            Say(outcome, "They were merged already");
        }

        return outcome;
    }

    /// <summary>Merges two leads.</summary>
    public async Task<Outcome> MergeLeadsAsync(Guid left, Guid right, LeadMergeChoices choices, string seen)
    {
        var outcome = await merges.MergeLeadsAsync(left, right, choices, seen, CancellationToken.None);
        if (outcome.Kind != OutcomeKind.Conflict)
        {
            Say(outcome, "They were merged already");
        }

        return outcome;
    }

    /// <summary>Merges all sure pairs of a reason, with one undo for all of them.</summary>
    /// <param name="ct">Stops after the pair under way.</param>
    public async Task MergeAllAsync(DuplicateReason reason, IProgress<int> progress, CancellationToken ct)
    {
        var outcome = await many.MergeAllAsync(reason, progress, ct);
        Say(new(outcome.Kind, outcome.Message.TrimEnd('.'), outcome.UndoId), outcome.Message);
    }

    private bool Say(Outcome outcome, string already)
    {
        if (outcome.UndoId is { } id)
        {
            toasts.ShowUndo(outcome.Message, () => undo.UndoAsync(id, CancellationToken.None));
        }
        else if (outcome.Ok)
        {
            toasts.Say(already);
        }
        else
        {
            toasts.SayFailed(outcome.Message);
        }

        return outcome.Ok || outcome.Kind == OutcomeKind.NotFound;
    }
}
