using ContactsApp.Components.Shared;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace ContactsApp.Features.Trash;

/// <summary>The table of the trash.</summary>
public sealed partial class TrashTable
{
    private TrashAnchors anchors = new();
    private Guid? busy;

    [Inject] public required TrashQueries Queries { get; init; }
    [Inject] public required ContactCommands Contacts { get; init; }
    [Inject] public required LeadCommands Leads { get; init; }
    [Inject] public required Toasts Toasts { get; init; }

    /// <summary>What to show; a new filter makes a new table.</summary>
    [Parameter, EditorRequired] public TrashFilter Filter { get; set; } = default!;

    /// <summary>Rows were read: how many there are, and what is on screen.</summary>
    [Parameter] public EventCallback<TrashRows> OnRows { get; set; }

    private string Turned => Urls.TrashList((Filter with { OldestFirst = !Filter.OldestFirst }).ToQuery());

    /// <inheritdoc />
    protected override void Forget() => anchors = new();

    private async ValueTask<ItemsProviderResult<TrashRow>> RowsAsync(ItemsProviderRequest request)
    {
        var rows = await Queries.RowsAsync(Filter, request.StartIndex, request.Count, anchors, request.CancellationToken);
        Took(rows.Total, rows.TotalIsCapped, request.StartIndex + rows.Rows.Count);
        await OnRows.InvokeAsync(rows);
        return new(rows.Rows, rows.Total);
    }

    private async Task RestoreAsync(TrashRow row)
    {
        busy = row.PublicId;
        var outcome = row.IsLead ? await Leads.RestoreLeadAsync(row.PublicId, CancellationToken.None) : await Contacts.RestoreContactAsync(row.PublicId, CancellationToken.None);
        busy = null;
        if (outcome.Ok)
        {
            Toasts.Say($"{row.Name} is back");
            await RefreshAsync();
        }
        else
        {
            Toasts.SayFailed(outcome.Message);
        }
    }
}
