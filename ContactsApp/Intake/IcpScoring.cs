using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>A profile version ready for scoring.</summary>
/// <param name="VersionId">Stored with every score it makes.</param>
/// <param name="Number">The version as people count it, from 1.</param>
public sealed record ScoringProfile(long ProfileId, long VersionId, int Number, IcpDefinition Definition, RelevanceScorer Scorer);

/// <summary>
/// The profile that scores are made with: the current version of the default profile. Prepared once and kept, since every fact change
/// needs it; which version is in force is asked each time, because another process (a command line beside the server) may have saved one.
/// </summary>
public sealed class IcpScoring(TimeProvider clock)
{
    private ScoringProfile? inForce;

    /// <summary>Counts the times that it was forgotten: what was read before must not be kept after.</summary>
    private int forgotten;

    /// <summary>The profile in force; null where no profile was stored yet.</summary>
    public async Task<ScoringProfile?> FindAsync(AppDbContext db, CancellationToken ct)
    {
        if (Volatile.Read(ref inForce) is { } known && await CurrentVersionAsync(db, known.ProfileId, ct) == known.VersionId)
        {
            return known;
        }

        var began = Volatile.Read(ref forgotten);
        var version = await (
            from p in db.IcpProfiles
            join v in db.IcpProfileVersions on p.CurrentVersionId equals v.Id
            where p.IsDefault
            orderby p.Id
            select v).AsNoTracking().FirstOrDefaultAsync(ct);
        var found = version is null ? null : Prepare(version);
        // A version that this very context has just made may be taken back with its transaction.
        if (found is not null && began == Volatile.Read(ref forgotten) && !db.ChangeTracker.Entries<IcpProfileVersion>().Any(e => e.Entity.Id == found.VersionId))
        {
            Volatile.Write(ref inForce, found);
        }

        return found;
    }

    /// <summary>The profile in force; a fresh installation gets the default one, in the caller's write transaction.</summary>
    public async Task<ScoringProfile> InForceAsync(AppDbContext db, CancellationToken ct)
    {
        if (await FindAsync(db, ct) is { } found)
        {
            return found;
        }

        var icp = DefaultIcp.Create();
        var profile = new IcpProfile { PublicId = Guid.CreateVersion7(), Name = icp.Name, IsDefault = true };
        db.IcpProfiles.Add(profile);
        await db.SaveChangesAsync(ct);
        var version = new IcpProfileVersion
        {
            ProfileId = profile.Id,
            Number = 1,
            DefinitionJson = IcpJson.Write(icp),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedByName = Actor.Machine.Name,
        };
        db.IcpProfileVersions.Add(version);
        await db.SaveChangesAsync(ct);
        profile.CurrentVersionId = version.Id;
        await db.SaveChangesAsync(ct);
        return Prepare(version);
    }

    /// <summary>A new version was saved, or the data was replaced: read it again at the next use.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref forgotten);
        Volatile.Write(ref inForce, null);
    }

    private static Task<long?> CurrentVersionAsync(AppDbContext db, long profile, CancellationToken ct) =>
        db.IcpProfiles.Where(p => p.Id == profile && p.IsDefault).Select(p => p.CurrentVersionId).FirstOrDefaultAsync(ct);

    private static ScoringProfile Prepare(IcpProfileVersion version)
    {
        var icp = IcpJson.Read(version.DefinitionJson);
        return new ScoringProfile(version.ProfileId, version.Id, version.Number, icp, new RelevanceScorer(icp));
    }
}
