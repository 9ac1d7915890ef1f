using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>The default profile in force.</summary>
public sealed record CurrentIcp(long VersionId, int Number, IcpDefinition Definition);

/// <summary>One version of the profile in its history.</summary>
/// <param name="By">Who saved it, as they were called then.</param>
/// <param name="Changes">What it changed against the version before; empty for the first.</param>
/// <param name="SameAs">The latest earlier version that says the same: it was rolled back to.</param>
public sealed record IcpVersionView(int Number, DateTime At, string? By, IcpDefinition Definition, IReadOnlyList<IcpChange> Changes, int? SameAs);

/// <summary>The latest rescoring.</summary>
/// <param name="JobId">For its progress, and to stop it.</param>
/// <param name="Left">Records that still carry scores of an earlier version; counted only where it ended before all had new ones.</param>
public sealed record RescoringView(Guid JobId, JobState State, long Done, long Total, string? Problem, long Left);

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

    /// <summary>Versions of the default profile, the newest first.</summary>
    /// <param name="before">Only those with a lower number; null for the newest.</param>
    public async Task<IReadOnlyList<IcpVersionView>> VersionsAsync(int? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = from p in db.IcpProfiles.Where(p => p.IsDefault).OrderBy(p => p.Id).Take(1) join v in db.IcpProfileVersions on p.Id equals v.ProfileId select v;
        // One more than shown: what the last one changed is told against it.
        var rows = await all.AsNoTracking().Where(v => before == null || v.Number < before).OrderByDescending(v => v.Number).Take(take + 1).ToListAsync(ct);
        var read = rows.ConvertAll(r => (Row: r, Definition: IcpJson.Read(r.DefinitionJson)));
        return [.. read.Take(take).Select((v, i) => new IcpVersionView(
            v.Row.Number, v.Row.CreatedAt, v.Row.CreatedByName, v.Definition,
            i + 1 < read.Count ? IcpDiff.Of(read[i + 1].Definition, v.Definition) : [],
            read.Skip(i + 2).Where(e => e.Row.DefinitionJson == v.Row.DefinitionJson).Select(e => (int?)e.Row.Number).FirstOrDefault()))];
    }

    /// <summary>The latest rescoring; null when there never was one.</summary>
    public async Task<RescoringView?> RescoringAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var job = await db.Jobs.AsNoTracking().Where(j => j.Kind == RescoreJob.KindName).OrderByDescending(j => j.Id).FirstOrDefaultAsync(ct);
        if (job is null)
        {
            return null;
        }

        var left = job.State is JobState.Cancelled or JobState.Failed && await scoring.FindAsync(db, ct) is { } profile
            ? await db.Contacts.LongCountAsync(c => c.IcpVersionId != profile.VersionId, ct) + await db.Leads.LongCountAsync(l => l.IcpVersionId != profile.VersionId, ct)
            : 0;
        return new(job.PublicId, job.State, job.Done, job.Total, job.Error, left);
    }

    private async Task<ScoringProfile> CreateAsync(CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        var profile = await scoring.InForceAsync(write.Db, ct);
        await write.CommitAsync(ct);
        return profile;
    }
}
