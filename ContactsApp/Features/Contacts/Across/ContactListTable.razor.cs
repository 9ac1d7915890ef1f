using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>The table of the list of contacts.</summary>
public sealed partial class ContactListTable
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

    [Inject] public required ContactListQueries Queries { get; init; }

    /// <summary>What to show; a new filter makes a new table.</summary>
    [Parameter, EditorRequired] public ContactFilter Filter { get; set; } = default!;

    /// <summary>Rows were read: how many there are, and who is on screen.</summary>
    [Parameter] public EventCallback<ContactRows> OnRows { get; set; }

    /// <inheritdoc />
    protected override void Forget() => anchors = new();

    private async ValueTask<ItemsProviderResult<ContactRow>> RowsAsync(ItemsProviderRequest request)
    {
        var rows = await Queries.RowsAsync(Filter, request.StartIndex, request.Count, anchors, request.CancellationToken);
        Took(rows.Total, rows.TotalIsCapped, request.StartIndex + rows.Rows.Count);
        await OnRows.InvokeAsync(rows);
        return new(rows.Rows, rows.Total);
    }

    private string SortUrl(ContactSort sort) => Urls.Contacts((Filter with
    {
        Sort = sort,

        // Names begin at A, everything else at its largest.
        Ascending = Filter.Sort == sort ? !Filter.Ascending : sort == ContactSort.Name,
    }).ToQuery());

    private string AriaSort(ContactSort sort) => Filter.Sort != sort ? "none" : Filter.Ascending ? "ascending" : "descending";
}
