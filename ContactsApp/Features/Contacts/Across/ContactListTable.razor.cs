using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>The table of the list of contacts.</summary>
public sealed partial class ContactListTable : IAsyncDisposable
{
    private static readonly (ContactSort? Sort, string Label, string? Class, string? Title)[] Columns =
    [
        (ContactSort.Name, "Name", null, null),
        (null, "Title", "wide", null),
        (null, "Company", "wide", null),
        (null, "Seniority", "wide", null),
        (null, "Role", "wide", null),
        (ContactSort.Relevance, "Relevance", "wide", "ICP relevance, 0 to 100"),
        (ContactSort.Engagement, "Engagement", "wide num", "0 to 100; decays with time"),
        (ContactSort.LastTouch, "Last touch", "num", null),
        (null, "Owner", "wide", null),
    ];

    private ContactAnchors anchors = new();
    private JsModule? module;
    private Virtualize<ContactRow>? list;
    private int total;
    private bool capped;
    private bool atEnd;

    [Inject] public required ContactListQueries Queries { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>What to show; a new filter makes a new table.</summary>
    [Parameter, EditorRequired] public ContactFilter Filter { get; set; } = default!;

    /// <summary>Rows were read: how many there are, and who is on screen.</summary>
    [Parameter] public EventCallback<ContactRows> OnRows { get; set; }

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

    private async ValueTask<ItemsProviderResult<ContactRow>> RowsAsync(ItemsProviderRequest request)
    {
        var rows = await Queries.RowsAsync(Filter, request.StartIndex, request.Count, anchors, request.CancellationToken);
        (total, capped) = (rows.Total, rows.TotalIsCapped);
        atEnd = request.StartIndex + rows.Rows.Count >= rows.Total;
        await OnRows.InvokeAsync(rows);
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

    private string SortUrl(ContactSort sort) => Urls.Contacts((Filter with
    {
        Sort = sort,

        // Names begin at A, everything else at its largest.
        Ascending = Filter.Sort == sort ? !Filter.Ascending : sort == ContactSort.Name,
    }).ToQuery());

    private string AriaSort(ContactSort sort) => Filter.Sort != sort ? "none" : Filter.Ascending ? "ascending" : "descending";

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
