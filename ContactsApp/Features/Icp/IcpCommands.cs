using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>A profile to be saved as the next version.</summary>
/// <param name="Id">Made by the client; also the job's id. The same twice saves once.</param>
/// <param name="BasedOn">Number of the version that the edit began from: where another one is in force by now, somebody else was faster.</param>
public sealed record SaveIcp(Guid Id, int BasedOn, IcpDefinition Definition);

/// <summary>What managers do with the profile: save a version, roll back to one, rescore and stop rescoring.</summary>
public sealed class IcpCommands(WriteGate gate, Rights rights, JobBoard jobs, IcpScoring scoring, TimeProvider clock)
{
    /// <summary>
    /// Saves the next version and has everything rescored with it in the background. Done carries the version now in force. A conflict
    /// changes nothing: the page shows what is there by now, and what was typed stays with it.
    /// </summary>
    public Task<Outcome> SaveAsync(SaveIcp save, CancellationToken ct) => WriteAsync(save.Id, "icp.saved", (_, current, _) =>
    {
        var definition = Clean(save.Definition);
        return Task.FromResult(
            current.Number != save.BasedOn ? (MeanwhileOf(current), null)
            : definition.Validate() is [var problem, ..] ? (Outcome.Invalid($"{problem.Words} Nothing was saved."), null)
            : (Outcome.Done(), (IcpDefinition?)definition));
    }, ct);

    /// <summary>Saves a new version that equals an old one. History is kept: nothing is taken out of it.</summary>
    /// <param name="id">Made by the client.</param>
    /// <param name="number">The version to go back to.</param>
    /// <param name="basedOn">The version in force as the page shows it.</param>
    public Task<Outcome> RollBackAsync(Guid id, int number, int basedOn, CancellationToken ct) => WriteAsync(id, "icp.rolledBack", async (db, current, profileId) =>
    {
        if (current.Number != basedOn)
        {
            return (MeanwhileOf(current), null);
        }

        var json = await db.IcpProfileVersions.Where(v => v.ProfileId == profileId && v.Number == number).Select(v => v.DefinitionJson).SingleOrDefaultAsync(ct);
        return json is null
            ? (Outcome.NotFound($"There is no version {number}. Nothing was changed; reload the page."), null)
            : (Outcome.Done(), IcpJson.Read(json));
    }, ct);

    /// <summary>Goes on with rescoring that was cancelled or failed.</summary>
    /// <param name="id">Made by the client.</param>
    public async Task<Outcome> RescoreAsync(Guid id, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Manage, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using (var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct))
        {
            var profile = await scoring.InForceAsync(write.Db, ct);
            await jobs.AddAsync(write.Db, id, RescoreJob.KindName, new RescoreArguments(profile.VersionId), ct);
            write.Db.AuditEntries.Add(Entry("icp.rescored", profile.VersionId, user.Actor, []));
            await write.Db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        jobs.Wake();
        return Outcome.Done();
    }

    /// <summary>Stops rescoring at its next step. What was rescored stays, the rest keeps its old scores until it goes on.</summary>
    public async Task<Outcome> CancelRescoringAsync(Guid jobId, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Manage, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (!await write.Db.Jobs.AnyAsync(j => j.PublicId == jobId && j.Kind == RescoreJob.KindName, ct) || !await jobs.CancelAsync(write.Db, jobId, ct))
        {
            return Outcome.AlreadyDone;
        }

        var profile = await scoring.InForceAsync(write.Db, ct);
        write.Db.AuditEntries.Add(Entry("icp.rescoringCancelled", profile.VersionId, user.Actor, []));
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return Outcome.Done();
    }

    private async Task<Outcome> WriteAsync(
        Guid id, string verb, Func<AppDbContext, IcpInForce, long, Task<(Outcome Outcome, IcpDefinition? Next)>> decide, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Manage, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using (var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct))
        {
            var db = write.Db;
            if (await db.Jobs.AnyAsync(j => j.PublicId == id, ct))
            {
                return Outcome.AlreadyDone;
            }

            await scoring.InForceAsync(db, ct);
            var profile = await db.IcpProfiles.Where(p => p.IsDefault).OrderBy(p => p.Id).FirstAsync(ct);
            var stored = await db.IcpProfileVersions.AsNoTracking().SingleAsync(v => v.Id == profile.CurrentVersionId, ct);
            var current = new IcpInForce(stored.Number, stored.CreatedByName, IcpJson.Read(stored.DefinitionJson));
            var (outcome, next) = await decide(db, current, profile.Id);
            if (next is null)
            {
                return outcome;
            }

            var changes = IcpDiff.Of(current.Definition, next);
            if (changes.Count == 0)
            {
                return new(OutcomeKind.AlreadyDone, "This says the same as the version in force. Nothing was saved.");
            }

            await AddAsync(db, id, verb, profile, new(stored.Number + 1, user.Name, next), changes, ct);
            await write.CommitAsync(ct);
        }

        scoring.Forget();
        jobs.Wake();
        return Outcome.Done();
    }

    private async Task AddAsync(AppDbContext db, Guid id, string verb, IcpProfile profile, IcpInForce next, IReadOnlyList<IcpChange> changes, CancellationToken ct)
    {
        var version = new IcpProfileVersion
        {
            ProfileId = profile.Id,
            Number = next.Number,
            DefinitionJson = IcpJson.Write(next.Definition),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedById = db.Actor.UserId,
            CreatedByName = next.By,
        };
        // The row says more than the interceptor could: each changed line.
        db.Audit.By = AuditBy.Intake;
        db.IcpProfileVersions.Add(version);
        await db.SaveChangesAsync(ct);
        (profile.CurrentVersionId, profile.Name) = (version.Id, next.Definition.Name);
        db.AuditEntries.Add(Entry(verb, version.Id, db.Actor,
        [
            new("Version", AuditRules.Words(next.Number - 1), AuditRules.Words(next.Number)),
            .. changes.Select(c => new AuditChange(c.What.TrimEnd(':'), c.From, c.To)),
        ]));
        await db.SaveChangesAsync(ct);
        await jobs.AddAsync(db, id, RescoreJob.KindName, new RescoreArguments(version.Id), ct);
    }

    private static Outcome MeanwhileOf(IcpInForce current) => Outcome.Conflict(
        $"{current.By ?? "Somebody"} saved version {current.Number} while you were editing. Nothing of yours was saved, and it is still here: choose how to go on.");

    // What nobody sees must make no version: blanks around words, and words twice.
    private static IcpDefinition Clean(IcpDefinition icp) => icp with
    {
        Schema = IcpDefinition.CurrentSchema,
        Name = icp.Name.Trim(),
        Criteria = [.. icp.Criteria.Select(c => c with { Values = Words(c.Values) })],
        Personas = [.. icp.Personas.Select(p => p with
        {
            Name = p.Name.Trim(),
            TitleWordsAll = Words(p.TitleWordsAll),
            TitleWordsAny = Words(p.TitleWordsAny),
            TitleWordsNone = Words(p.TitleWordsNone),
            Notes = p.Notes.Trim(),
        })],
    };

    private static List<string> Words(IEnumerable<string> words) =>
        [.. words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private AuditEntry Entry(string verb, long versionId, Actor actor, IEnumerable<AuditChange> changes) => new()
    {
        At = clock.GetUtcNow().UtcDateTime,
        ActorId = actor.UserId,
        ActorName = actor.Name,
        Verb = verb,
        EntityKind = nameof(IcpProfileVersion),
        EntityId = versionId,
        ChangesJson = AuditChange.Write(changes),
        Source = SourceKind.Manual,
    };

    private sealed record IcpInForce(int Number, string? By, IcpDefinition Definition);
}
