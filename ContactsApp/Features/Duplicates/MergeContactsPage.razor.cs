using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Duplicates;

/// <summary>Two contacts side by side: who stays, which values are taken, and what it will look like. Nothing is stored before Merge.</summary>
public sealed partial class MergeContactsPage : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private MergeChoices choices = new();
    private MergeContactsView? view;
    private MergeState state;
    private DuplicateRow? pair;
    private IDisposable? changes;
    private (Guid, Guid) shown;
    private string? notice;
    private bool busy;
    private bool failed;
    private int asked;

    [Inject] public required MergeQueries Queries { get; init; }
    [Inject] public required DuplicateQueries Duplicates { get; init; }
    [Inject] public required DuplicateDesk Desk { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }

    /// <summary>Public id of one.</summary>
    [Parameter] public Guid Left { get; set; }

    /// <summary>Public id of the other.</summary>
    [Parameter] public Guid Right { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => changes = Changes.Subscribe(notice => InvokeAsync(() => FollowAsync(notice)));

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Left, Right))
        {
            shown = (Left, Right);
            (choices, view, notice) = (new(), null, null);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        if (closed.IsCancellationRequested)
        {
            return;
        }

        var mine = ++asked;
        try
        {
            var (both, right) = (await Queries.ContactsAsync(Left, Right, choices, closed.Token), Right);
            var known = (await Duplicates.OfContactAsync(Left, closed.Token)).FirstOrDefault(p => p.Left.Id == right || p.Right.Id == right);
            // A later question was asked meanwhile: its answer counts.
            if (mine == asked)
            {
                ((view, state), pair, failed) = (both, known, false);
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed |= mine == asked;
        }
    }

    private Task ChooseAsync(MergeChoices next)
    {
        choices = next;
        return LoadAsync();
    }

    // What was chosen stays chosen; what somebody changed stands beside it, and is said.
    private async Task FollowAsync(ChangeNotice changed)
    {
        if (view is { } before && !busy && (changed.Of(before.Left.LeadId) ?? changed.Of(before.Right.LeadId)) is { } change)
        {
            await LoadAsync();
            if (view is not null && view.Seen != before.Seen)
            {
                notice = $"{change.Actor.Name} changed one of the two a moment ago. Your choices are kept; look at the new values before you merge.";
            }

            StateHasChanged();
        }
    }

    private async Task MergeAsync()
    {
        busy = true;
        var survivor = view!.Preview.Survivor;
        var outcome = await Desk.MergeContactsAsync(Left, Right, choices, view.Seen);
        busy = false;
        if (outcome.Ok)
        {
            Navigation.NavigateTo(Urls.Contact(survivor), replace: true);
            return;
        }

        await LoadAsync();
        notice = outcome.Kind == OutcomeKind.Conflict ? outcome.Message : null;
    }

    private async Task NotTheSameAsync()
    {
        if (await Desk.NotTheSameAsync([pair!.Id]))
        {
            Navigation.NavigateTo(Urls.DuplicatesPage);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        changes?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }
}
