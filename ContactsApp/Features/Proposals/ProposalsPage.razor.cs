using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Proposals;

/// <summary>All open proposals over all leads: what sources say against what people typed, decided one by one or many at once.</summary>
public sealed partial class ProposalsPage : IAsyncDisposable
{
    /// <summary>Rows read at once.</summary>
    private const int PageRows = 100;

    private readonly CancellationTokenSource closed = new();
    private readonly HashSet<long> chosen = [];
    private ProposalFilter filter = new();
    private ProposalPage? shown;
    private IReadOnlyList<ProposalOwner> owners = [];
    private IDisposable? changes;
    private JsModule? module;
    private CancellationTokenSource? stop;
    private long? current;
    private int progress;
    private int? deciding;
    private bool failed;
    private int asking;

    [Inject] public required ProposalQueries Queries { get; init; }
    [Inject] public required ProposalDesk Desk { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }

    [SupplyParameterFromQuery(Name = "field")] private string? Field { get; set; }
    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "owner")] private string? Owner { get; set; }

    private bool AllShownChosen => shown is { Rows.Count: > 0 } && shown.Rows.All(r => chosen.Contains(r.Id));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        changes = Changes.Subscribe(_ => InvokeAsync(FollowAsync));
        owners = await Queries.OwnersAsync(closed.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = ProposalFilter.From(Field, Source, Owner);
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
        var next = await Queries.PageAsync(filter, before[^1].Id, PageRows, closed.Token);
        return next with { Rows = [.. before, .. next.Rows] };
    });

    private async Task ReadAsync(Func<Task<ProposalPage>> read)
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

    // While a bulk decision runs, its own changes come by here: the rows follow when it is through.
    private async Task FollowAsync()
    {
        if (deciding is null && shown is not null)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private void Apply(ProposalFilter next) => Navigation.NavigateTo(Urls.Proposals(next.ToQuery()));

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

    private async Task ChooseAllAsync() => chosen.UnionWith(await Queries.AllIdsAsync(filter, closed.Token));

    private async Task DecideOneAsync(ProposalRow row, bool apply)
    {
        var next = Beside(row);
        if (await Desk.DecideOneAsync(row, apply))
        {
            chosen.Remove(row.Id);
            current = next;
            await LoadAsync();
            await FocusAsync();
        }
    }

    private async Task DecideChosenAsync(bool apply)
    {
        (deciding, progress) = (chosen.Count, 0);
        stop = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
        var told = new Progress<int>(n => _ = InvokeAsync(() =>
        {
            progress = n;
            StateHasChanged();
        }));
        await Desk.DecideAsync([.. chosen], apply, told, stop.Token);
        deciding = null;
        chosen.Clear();
        await LoadAsync();
    }

    private void Stop() => stop?.Cancel();

    private Task DecideByKeyAsync(bool apply) => deciding is not null ? Task.CompletedTask
        : chosen.Count > 0 ? DecideChosenAsync(apply)
        : OnCurrentAsync(row => DecideOneAsync(row, apply));

    private Task OnCurrentAsync(Func<ProposalRow, Task> what) =>
        shown?.Rows.FirstOrDefault(r => r.Id == current) is { } row ? what(row) : Task.CompletedTask;

    /// <summary>The row that takes the decided one's place: the next one, else the one before.</summary>
    private long? Beside(ProposalRow row)
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
        module ??= new JsModule(Js, "./Features/Proposals/ProposalsPage.razor.js");
        await module.CallAsync("focus", current);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        changes?.Dispose();
        await closed.CancelAsync();
        closed.Dispose();
        if (module is not null)
        {
            await module.DisposeAsync();
        }
    }
}
