using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Admin;

/// <summary>Every change in the product: who, when, from what to what, by which source.</summary>
public sealed partial class AuditPage
{
    /// <summary>Rows read at once.</summary>
    private const int PageRows = 100;

    private readonly CancellationTokenSource closed = new();
    private AuditFilter filter = new();
    private IReadOnlyList<AuditPerson> people = [];
    private List<AuditRow>? rows;
    private TimeZoneInfo? zone;
    private bool hasMore;
    private bool failed;

    [Inject] public required AuditQueries Queries { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ViewerTime Viewer { get; init; }

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "what")] private string? What { get; set; }
    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }
    [SupplyParameterFromQuery(Name = "lead")] private string? Lead { get; set; }

    private string ExportUrl => Urls.AuditExport(filter.ToQuery().Append(new("zone", Viewer.Zone.Id)));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Viewer.Changed += Follow;
        people = await Queries.PeopleAsync(closed.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = AuditFilter.Read(Value);
        if (rows is null || asked != filter)
        {
            filter = asked;
            await LoadAsync();
        }
    }

    private string? Value(string name) => name switch
    {
        "who" => Who,
        "what" => What,
        "source" => Source,
        "from" => From,
        "to" => To,
        "lead" => Lead,
        _ => null,
    };

    private Task LoadAsync() => ReadAsync(null);

    private Task MoreAsync() => ReadAsync(rows![^1].Id);

    private async Task ReadAsync(long? before)
    {
        try
        {
            zone = Viewer.Zone;
            var slice = await Queries.SliceAsync(filter, zone, before, PageRows, closed.Token);
            rows = before is null ? [.. slice.Rows] : [.. rows!, .. slice.Rows];
            (hasMore, failed) = (slice.HasMore, false);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed = true;
        }
    }

    // Days begin by the viewer's clock, which is known only after the first drawing.
    private void Follow() => _ = InvokeAsync(async () =>
    {
        if (!Viewer.Zone.Equals(zone))
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    /// <inheritdoc />
    public void Dispose()
    {
        Viewer.Changed -= Follow;
        closed.Cancel();
        closed.Dispose();
    }
}
