using ContactsApp.Components.Shared;
using ContactsApp.Features.Lists;
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
    private string? leadName;
    private bool hasMore;
    private bool failed;
    private int asking;

    [Inject] public required AuditQueries Queries { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ViewerTime Viewer { get; init; }

    // Named so that a change of the query alone sets parameters; the filter itself is read off the whole address.
    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "entry")] private long? Entry { get; set; }

    // With the zone: days begin by the viewer's clock in the file too.
    private string ExportUrl => Urls.AuditExport((filter with { View = null, Hidden = AuditFilter.Columns.HiddenAtFirst }).ToQuery(), Viewer.Zone.Id);

    private string Saved => Urls.List((filter with { View = null }).ToQuery()) ?? "";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Viewer.Changed += Follow;
        people = await Queries.PeopleAsync(closed.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = AuditFilter.Read(FilterWords.QueryOf(Navigation.Uri));
        if (rows is null || !asked.ToQuery().SequenceEqual(filter.ToQuery()))
        {
            var isOther = rows is null || asked.MatchAny != filter.MatchAny || !asked.Narrowing.SequenceEqual(filter.Narrowing);
            filter = asked;
            if (isOther)
            {
                await LoadAsync();
            }
        }
    }

    private Task LoadAsync() => ReadAsync(null);

    private Task MoreAsync() => ReadAsync(rows![^1].Id);

    private async Task ReadAsync(long? before)
    {
        var mine = ++asking;
        try
        {
            zone = Viewer.Zone;
            var name = filter.Lead is { } lead ? await Queries.LeadNameAsync(lead, closed.Token) : null;
            var slice = await Queries.SliceAsync(filter, zone, before, PageRows, closed.Token);
            // A later question was asked meanwhile: its answer counts.
            if (mine == asking)
            {
                rows = before is null ? [.. slice.Rows] : [.. rows!, .. slice.Rows];
                (leadName, hasMore, failed) = (name, slice.HasMore, false);
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
