using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace ContactsApp.Features.Leads;

/// <summary>The table of the leads list.</summary>
public sealed partial class LeadTable
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

    [Inject] public required LeadQueries Queries { get; init; }

    /// <summary>What to show; a new filter makes a new table.</summary>
    [Parameter, EditorRequired] public LeadFilter Filter { get; set; } = default!;

    /// <summary>Whose "new" markers are shown.</summary>
    [Parameter, EditorRequired] public string UserId { get; set; } = "";

    /// <summary>The first rows were read: how many there are.</summary>
    [Parameter] public EventCallback<LeadRows> OnTotal { get; set; }

    /// <inheritdoc />
    protected override void Forget() => anchors = new();

    private async ValueTask<ItemsProviderResult<LeadRow>> RowsAsync(ItemsProviderRequest request)
    {
        var rows = await Queries.RowsAsync(Filter, request.StartIndex, request.Count, anchors, UserId, request.CancellationToken);
        if (Took(rows.Total, rows.TotalIsCapped, request.StartIndex + rows.Rows.Count))
        {
            await OnTotal.InvokeAsync(rows);
        }

        return new(rows.Rows, rows.Total);
    }

    private string SortUrl(LeadSort sort) => Urls.Leads((Filter with
    {
        Sort = sort,

        // Names and owners begin at A, everything else at its largest.
        Ascending = Filter.Sort == sort ? !Filter.Ascending : sort is LeadSort.Company or LeadSort.Owner,
    }).ToQuery());

    private string AriaSort(LeadSort sort) => Filter.Sort != sort ? "none" : Filter.Ascending ? "ascending" : "descending";
}
