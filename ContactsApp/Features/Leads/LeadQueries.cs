
namespace ContactsApp.Features.Leads;

/// <summary>Reads of leads: the list, its filters, one lead's header, history and neighbours. Every signed-in user reads every lead.</summary>
public sealed class LeadQueries
{
    /// <summary>A list scrolls through at most this many rows and then asks to narrow.</summary>
    public const int MaxRows = 10_000;

    /// <summary>Rows <paramref name="start"/> to start + count of the filtered, sorted list, by keyset from the nearest anchor.</summary>
    /// <param name="anchors">Kept by the page between calls of one filter; makes jumps cheap.</param>
    public Task<LeadRows> RowsAsync(LeadFilter filter, int start, int count, LeadAnchors anchors, string userId, CancellationToken ct) => throw new NotImplementedException();

    public Task<Funnel> FunnelAsync(CancellationToken ct) => throw new NotImplementedException();

    public Task<LeadFilterChoices> FilterChoicesAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Null when there is no such lead; a lead in trash is returned with RemovedAt set.</summary>
    public Task<LeadHeader?> HeaderAsync(Guid leadId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The lead's history, newest first.</summary>
    public Task<IReadOnlyList<HistoryRow>> HistoryAsync(Guid leadId, int take, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>Where every 500th row of one filtered, sorted list begins.</summary>
public sealed class LeadAnchors
{
}
