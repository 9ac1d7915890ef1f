using ContactsApp.Components.Shared;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Leads;

/// <summary>The table of the leads list.</summary>
public sealed partial class LeadTable : IAsyncDisposable
{
    private static readonly (LeadSort Sort, string Label, string? Class, string? Title)[] Columns =
    [
        (LeadSort.Company, "Company", null, null),
        (LeadSort.Fit, "Fit", "wide", "ICP fit, 0 to 100"),
        (LeadSort.Stage, "Stage", "wide", null),
        (LeadSort.Committee, "Committee", "wide", "Buying committee: filled, suggested and empty seats"),
        (LeadSort.Engaged, "Engaged", "wide", "People engaged in 30 days"),
        (LeadSort.Trend, "Trend", "wide", "Engagement; sorted by its strength"),
        (LeadSort.LastTouch, "Last touch", "num", null),
        (LeadSort.Owner, "Owner", "wide", null),
        (LeadSort.Signals, "Signals", "wide", null),
    ];

    private LeadAnchors anchors = new();
    private JsModule? module;
    private Virtualize<LeadRow>? list;
    private int total;
    private bool capped;
    private bool atEnd;

    [Inject] public required LeadQueries Queries { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>What to show; a new filter makes a new table.</summary>
    [Parameter, EditorRequired] public LeadFilter Filter { get; set; } = default!;

    /// <summary>Whose "new" markers are shown.</summary>
    [Parameter, EditorRequired] public string UserId { get; set; } = "";

    /// <summary>The first rows were read: how many there are.</summary>
    [Parameter] public EventCallback<LeadRows> OnTotal { get; set; }

    /// <summary>What is ticked.</summary>
    [Parameter, EditorRequired] public ListSelection Selection { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Selection.Changed += Redraw;

    private void Redraw() => InvokeAsync(StateHasChanged);

    private void ToggleAll()
    {
        if (Selection.All)
        {
            Selection.Clear();
        }
        else
        {
            Selection.ChooseAll();
        }
    }

    private async Task SelectAsync()
    {
        if (await CurrentAsync() is { } id)
        {
            Selection.Toggle(id);
        }
    }

    private async Task PreviewAsync()
    {
        if (await CurrentAsync() is { } id)
        {
            await OnPreview.InvokeAsync(id);
        }
    }

    private async Task<Guid?> CurrentAsync()
    {
        module ??= new JsModule(Js, "./list-keys.js");
        return Guid.TryParse(await module.CallAsync<string?>("current"), out var id) ? id : null;
    }

    /// <summary>Space on a row: show it beside the list.</summary>
    [Parameter] public EventCallback<Guid> OnPreview { get; set; }

    private async ValueTask<ItemsProviderResult<LeadRow>> RowsAsync(ItemsProviderRequest request)
    {
        var rows = await Queries.RowsAsync(Filter, request.StartIndex, request.Count, anchors, UserId, request.CancellationToken);
        var first = total != rows.Total || capped != rows.TotalIsCapped || rows.Total == 0;
        (total, capped) = (rows.Total, rows.TotalIsCapped);
        atEnd = request.StartIndex + rows.Rows.Count >= rows.Total;
        if (first)
        {
            await OnTotal.InvokeAsync(rows);
        }

        return new(rows.Rows, rows.Total);
    }

    /// <summary>Reads the rows on screen anew where they stand: the list neither jumps nor empties for a change of somebody else.</summary>
    public async Task RefreshAsync()
    {
        anchors = new();
        if (list is not null)
        {
            await list.RefreshDataAsync();
            StateHasChanged();
        }
    }

    private string SortUrl(LeadSort sort) => Urls.Leads((Filter with
    {
        Sort = sort,

        // Names and owners begin at A, everything else at its largest.
        Ascending = Filter.Sort == sort ? !Filter.Ascending : sort is LeadSort.Company or LeadSort.Owner,
    }).ToQuery());

    private string AriaSort(LeadSort sort) => Filter.Sort != sort ? "none" : Filter.Ascending ? "ascending" : "descending";

    private async Task MoveAsync(int by)
    {
        module ??= new JsModule(Js, "./list-keys.js");
        await module.CallAsync("move", by);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Selection.Changed -= Redraw;
        if (module is not null)
        {
            await module.DisposeAsync();
        }
    }
}
