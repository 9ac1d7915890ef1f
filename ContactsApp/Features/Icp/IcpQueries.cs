using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>The default profile in force.</summary>
public sealed record CurrentIcp(long VersionId, int Number, IcpDefinition Definition);

/// <summary>Reads of the ICP.</summary>
public sealed class IcpQueries
{
    /// <summary>The current version of the default profile; cached until a new version is saved.</summary>
    public Task<CurrentIcp> CurrentAsync(CancellationToken ct) => throw new NotImplementedException();
}
