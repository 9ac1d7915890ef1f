using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Icp;

/// <summary>The profile: read by everybody, edited by managers as a draft that shows what it would do before it is saved.</summary>
public sealed partial class IcpPage : IAsyncDisposable
{
    /// <summary>A slider that is being moved is waited for.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource closed = new();
    private IcpEditor? editor;
    private IcpPreviewView? view;
    private RescoringView? rescoring;
    private IcpVersionView? theirs;
    private IDisposable? jobs;
    private CancellationTokenSource? latest;
    private Guid saveId = Guid.CreateVersion7();
    private string? problem;
    private bool busy;
    private bool failed;

    [Inject] public required IcpQueries Queries { get; init; }
    [Inject] public required IcpCommands Commands { get; init; }
    [Inject] public required IcpPreview Preview { get; init; }
    [Inject] public required IcpPageTools Tools { get; init; }
    [Inject] public required JobFeed Jobs { get; init; }

    private int Next => editor!.Began.Number + 1;

    private string SaveWords => $"Save version {Next} and rescore";

    private bool CanSave => !busy && theirs is null && editor is { IsChanged: true, Problems.Count: 0 };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        jobs = Jobs.Subscribe(news =>
        {
            if (news.Href == Urls.Icp)
            {
                _ = InvokeAsync(() => news.State == JobState.Running && news.PublicId == rescoring?.JobId ? ShowProgressAsync() : FollowAsync());
            }
        });
        var user = await Tools.User.GetAsync(closed.Token);
        me = user?.Id;
        editor = new(await Queries.CurrentAsync(closed.Token), mayChange: user?.Has(Right.Manage) == true);
        editor.Changed += OnChanged;
        rescoring = await Queries.RescoringAsync(closed.Token);
    }

    private void OnChanged()
    {
        problem = null;
        _ = InvokeAsync(AfterChangeAsync);
    }

    private async Task AfterChangeAsync()
    {
        StateHasChanged();
        if (latest is { } before)
        {
            await before.CancelAsync();
        }

        using var mine = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
        latest = mine;
        try
        {
            // At once: a reload may come before the typing settles.
            await KeepAsync();
            await Task.Delay(Settled, Tools.Clock, mine.Token);
            await ShowPreviewAsync(mine.Token);
        }
        catch (OperationCanceledException)
        {
            // Changed again, or left.
        }
        finally
        {
            latest = latest == mine ? null : latest;
        }
    }

    private async Task PreviewAsync()
    {
        try
        {
            await ShowPreviewAsync(closed.Token);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task ShowPreviewAsync(CancellationToken ct)
    {
        if (editor is not { MayChange: true, Problems.Count: 0 })
        {
            return;
        }

        try
        {
            var shown = await Preview.PreviewAsync(editor.Began.Definition, editor.Draft, ct);
            ct.ThrowIfCancellationRequested();
            (view, failed) = (shown, false);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed = true;
        }

        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (!CanSave)
        {
            return;
        }

        busy = true;
        var (number, saved) = (editor!.Began.Number, editor.Draft);
        var outcome = await Commands.SaveAsync(new(saveId, number, saved), CancellationToken.None);
        busy = false;
        problem = outcome.Ok || outcome.Kind == OutcomeKind.Conflict ? null : outcome.Message;
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            await ShowTheirsAsync();
        }
        else if (outcome.Ok)
        {
            saveId = Guid.CreateVersion7();
            var since = editor.Draft;
            await BeginAsync();
            // What was changed while it was being saved is a draft of the next version.
            if (since != saved)
            {
                editor.Begin(editor.Began, IcpMerge.OnTop(saved, since, editor.Began.Definition));
            }

            if (outcome.Kind == OutcomeKind.Done)
            {
                Tools.Toasts.ShowUndo($"Version {number + 1} was saved; everything is rescored with it", () => UndoAsync(number));
            }
        }
    }

    // Undo is a roll back: a version of its own, in the history like any other.
    private async Task<Outcome> UndoAsync(int number)
    {
        var outcome = await Commands.RollBackAsync(Guid.CreateVersion7(), number, number + 1, CancellationToken.None);
        if (!closed.IsCancellationRequested)
        {
            await InvokeAsync(FollowAsync);
        }

        return outcome;
    }

    private async Task BeginAsync()
    {
        (theirs, told, problem) = (null, null, null);
        Preview.Forget();
        editor!.Begin(await Queries.CurrentAsync(closed.Token));
        rescoring = await Queries.RescoringAsync(closed.Token);
        StateHasChanged();
    }

    private Task DiscardAsync() => BeginAsync();

    private async Task ShowTheirsAsync() => theirs = (await Queries.VersionsAsync(null, 1, closed.Token)).FirstOrDefault();

    // Mine on top of theirs is a draft again: to be looked at, and saved as the version after.
    private async Task KeepMineAsync()
    {
        var (began, mine) = (editor!.Began.Definition, editor.Draft);
        var current = await Queries.CurrentAsync(closed.Token);
        theirs = null;
        Preview.Forget();
        editor.Begin(current, IcpMerge.OnTop(began, mine, current.Definition));
    }

    private Task TakeTheirsAsync() => BeginAsync();

    private Task ShowProgressAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Somebody saved a version, or rescoring began or ended.</summary>
    private async Task FollowAsync()
    {
        try
        {
            rescoring = await Queries.RescoringAsync(closed.Token);
            var current = await Queries.CurrentAsync(closed.Token);
            if (editor is not null && current.Number != editor.Began.Number)
            {
                if (editor.IsChanged)
                {
                    await ShowTheirsAsync();
                }
                else
                {
                    Preview.Forget();
                    editor.Begin(current);
                }
            }

            StateHasChanged();
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
    }
}
