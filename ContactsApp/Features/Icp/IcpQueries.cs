using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>The default profile in force.</summary>
public sealed record CurrentIcp(long VersionId, int Number, IcpDefinition Definition);

/// <summary>Reads of the ICP.</summary>
public sealed class IcpQueries(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IcpScoring scoring)
{
    /// <summary>The current version of the default profile; cached until a new version is saved. A fresh installation gets the default one.</summary>
    public async Task<CurrentIcp> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var profile = await scoring.FindAsync(db, ct) ?? await CreateAsync(ct);
        return new(profile.VersionId, profile.Number, profile.Definition);
    }

    private async Task<ScoringProfile> CreateAsync(CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        var profile = await scoring.InForceAsync(write.Db, ct);
        await write.CommitAsync(ct);
        return profile;
    }
}
