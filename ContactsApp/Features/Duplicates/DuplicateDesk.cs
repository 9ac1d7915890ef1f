using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Duplicates;

/// <summary>What a user does about duplicates: the command, then a toast with Undo. A refusal is said in its own words.</summary>
public sealed class DuplicateDesk(DuplicateCommands duplicates, MergeCommands merges, BulkCommands bulk, UndoCommands undo, Toasts toasts)
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

    /// <summary>Begins to merge all sure pairs of a reason, in the background. True where it was begun.</summary>
    /// <param name="id">Made by the page: a double click begins it once.</param>
    public async Task<bool> MergeAllAsync(Guid id, DuplicateReason reason)
    {
        var begun = await bulk.StartAsync(new(id, MergePairs.ActionName, null, new BulkScope.SurePairs(reason)), CancellationToken.None);
        if (begun.Ok)
        {
            toasts.Say($"{begun.Value}: begun");
        }
        else
        {
            toasts.SayFailed(begun.Message);
        }

        return begun.Ok;
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
