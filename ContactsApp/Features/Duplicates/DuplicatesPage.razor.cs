using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Duplicates;

/// <summary>People and companies that may be one, grouped by reason: merge them side by side, or say that they are not the same.</summary>
public sealed partial class DuplicatesPage : IAsyncDisposable
{
    /// <summary>Rows read at once.</summary>
    private const int PageRows = 100;

    private readonly CancellationTokenSource closed = new();
    private readonly HashSet<long> chosen = [];
    private readonly Dictionary<DuplicateReason, Guid> begun = [];
    private DuplicateFilter filter = new();
    private DuplicatePage? shown;
    private IDisposable? changes;
    private IDisposable? jobs;
    private JsModule? module;
    private long? current;
    private bool failed;
    private int asking;

    [Inject] public required DuplicateQueries Queries { get; init; }
    [Inject] public required DuplicateDesk Desk { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required JobFeed Jobs { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "reason")] private string? Reason { get; set; }

    private bool AllShownChosen => shown is { Rows.Count: > 0 } && shown.Rows.All(r => chosen.Contains(r.Id));

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        changes = Changes.Subscribe(_ => InvokeAsync(FollowAsync));
        jobs = Jobs.Subscribe(news =>
        {
            if (news.State is not (JobState.Queued or JobState.Running) && begun.ContainsValue(news.PublicId))
            {
                _ = InvokeAsync(() => EndedAsync(news.PublicId));
            }
        });
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = DuplicateFilter.From(Kind, Reason);
        if (shown is null || asked != filter)
        {
            filter = asked;
            chosen.Clear();
            current = null;
            await LoadAsync();
        }
    }

    private Task LoadAsync() => ReadAsync(() => Queries.PageAsync(filter, null, Math.Max(PageRows, shown?.Rows.Count ?? 0), closed.Token));

    private Task MoreAsync() => ReadAsync(async () =>
    {
        var before = shown!.Rows;
        var next = await Queries.PageAsync(filter, before[^1], PageRows, closed.Token);
        return next with { Rows = [.. before, .. next.Rows] };
    });

    private async Task ReadAsync(Func<Task<DuplicatePage>> read)
    {
        if (closed.IsCancellationRequested)
        {
            return;
        }

        var mine = ++asking;
        try
        {
            var page = await read();
            // A later question was asked meanwhile: its answer counts.
            if (mine == asking)
            {
                (shown, failed) = (page, false);
                chosen.IntersectWith(shown.Rows.Select(r => r.Id));
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed |= mine == asking;
        }
    }

    private async Task FollowAsync()
    {
        if (shown is not null)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private void Apply(DuplicateFilter next) => Navigation.NavigateTo(Urls.Duplicates(next.ToQuery()));

    private void Toggle(long id)
    {
        if (!chosen.Remove(id))
        {
            chosen.Add(id);
        }
    }

    private void ToggleAllShown()
    {
        var all = shown!.Rows.Select(r => r.Id).ToList();
        if (AllShownChosen)
        {
            chosen.ExceptWith(all);
        }
        else
        {
            chosen.UnionWith(all);
        }
    }

    private Task OpenAsync(DuplicateRow row)
    {
        Navigation.NavigateTo(row.Kind == DuplicateKind.People ? Urls.MergeContacts(row.Left.Id, row.Right.Id) : Urls.MergeLeads(row.Left.Id, row.Right.Id));
        return Task.CompletedTask;
    }

    private async Task DismissOneAsync(DuplicateRow row)
    {
        var next = Beside(row);
        if (await Desk.NotTheSameAsync([row.Id]))
        {
            current = next;
            await LoadAsync();
            await FocusAsync();
        }
    }

    private async Task DismissChosenAsync()
    {
        if (await Desk.NotTheSameAsync([.. chosen]))
        {
            chosen.Clear();
            await LoadAsync();
        }
    }

    private async Task MergeAllAsync(DuplicateReason reason)
    {
        // A double click: the pairs of a reason are begun once, until that job has ended.
        if (begun.TryAdd(reason, Guid.CreateVersion7()) && !await Desk.MergeAllAsync(begun[reason], reason))
        {
            begun.Remove(reason);
        }
    }

    private Task EndedAsync(Guid job)
    {
        foreach (var reason in begun.Where(b => b.Value == job).Select(b => b.Key).ToList())
        {
            begun.Remove(reason);
        }

        return FollowAsync();
    }

    private Task DismissByKeyAsync() => chosen.Count > 0 ? DismissChosenAsync() : OnCurrentAsync(DismissOneAsync);

    private Task OnCurrentAsync(Func<DuplicateRow, Task> what) =>
        shown?.Rows.FirstOrDefault(r => r.Id == current) is { } row ? what(row) : Task.CompletedTask;

    /// <summary>The row that takes the answered one's place: the next one, else the one before.</summary>
    private long? Beside(DuplicateRow row)
    {
        var at = shown!.Rows.Select(r => r.Id).ToList().IndexOf(row.Id);
        return shown.Rows.ElementAtOrDefault(at + 1)?.Id ?? shown.Rows.ElementAtOrDefault(at - 1)?.Id;
    }

    private async Task MoveAsync(int by)
    {
        var ids = shown!.Rows.Select(r => r.Id).ToList();
        if (ids.Count > 0)
        {
            var at = current is { } id ? ids.IndexOf(id) : -1;
            current = ids[at < 0 ? (by > 0 ? 0 : ids.Count - 1) : Math.Clamp(at + by, 0, ids.Count - 1)];
            await FocusAsync();
        }
    }

    private async Task FocusAsync()
    {
        StateHasChanged();
        module ??= new JsModule(Js, "./Features/Duplicates/DuplicatesPage.razor.js");
        await module.CallAsync("focus", current);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        changes?.Dispose();
        jobs?.Dispose();
        await closed.CancelAsync();
        closed.Dispose();
        if (module is not null)
        {
            await module.DisposeAsync();
        }
    }
}
