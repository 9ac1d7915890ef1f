namespace ContactsApp.Features.Committee;

/// <summary>Reads of one lead's buying committee.</summary>
public sealed class CommitteeQueries
{
    /// <summary>Null when there is no such lead.</summary>
    public Task<LeadCommittee?> CommitteeAsync(Guid leadId, CancellationToken ct) => throw new NotImplementedException();
}
