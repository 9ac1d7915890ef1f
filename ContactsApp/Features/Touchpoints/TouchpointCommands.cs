using ContactsApp.Domain;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Logging by hand: calls, meetings, e-mails, notes.</summary>
public sealed class TouchpointCommands
{
    public Task<Outcome> LogTouchpointAsync(LogTouchpointForm form, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RemoveTouchpointAsync(Guid touchpointId, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>Reads of a lead's timeline.</summary>
public sealed class TouchpointQueries
{
    /// <summary>Newest first, older than <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<TouchpointRow>> TimelineAsync(Guid leadId, DateTime? before, int take, CancellationToken ct) => throw new NotImplementedException();
}
