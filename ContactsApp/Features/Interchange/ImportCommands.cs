using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What users do with an import: run it, stop it, go on with it, delete it.</summary>
public sealed class ImportCommands(WriteGate gate, Rights rights, JobBoard jobs, ImportFiles files, TimeProvider clock)
{
    private const string Gone = "This import is not there any more. Nothing was changed; reload the page.";

    /// <summary>Keeps what a user chose for a draft.</summary>
    public Task<Outcome> ChooseAsync(Guid importId, ImportChoices choices, CancellationToken ct) => ChangeAsync(importId, verb: null, async (db, import, user, now) =>
    {
        if (import.State != ImportState.Draft)
        {
            return Outcome.Invalid("This import was started already. Nothing was changed.");
        }

        if (choices.TakenAt > now.AddDays(1))
        {
            return Outcome.Invalid("The file cannot be from the future. Nothing was changed; choose the day it was made.");
        }

        if (choices.OwnerId is { } owner && (!ImportStarter.MayOwn(user, owner) || !await db.Users.AnyAsync(u => u.Id == owner, ct)))
        {
            return Outcome.Forbidden("Only managers and administrators may give leads to somebody else. Nothing was changed; choose yourself or nobody.");
        }

        (import.CreateMissingCompanies, import.OnlyFillEmpty, import.LeaveOutBadCells) = (choices.CreateMissingCompanies, choices.OnlyFillEmpty, choices.LeaveOutBadCells);
        (import.OwnerId, import.TakenAt) = (choices.OwnerId, choices.TakenAt);
        return Outcome.Done();
    }, ct);

    /// <summary>Starts a draft, or goes on with an import that stopped.</summary>
    /// <param name="jobId">Made by the client: a double click starts one job.</param>
    public async Task<Outcome> RunAsync(Guid importId, Guid jobId, CancellationToken ct)
    {
        var outcome = await StartAsync(importId, async db =>
        {
            var job = await FreshAsync(db, jobId, ct);
            await jobs.AddAsync(db, job, ImportJob.KindName, new ImportArguments(importId), ct);
            return job;
        }, ct);
        jobs.Wake();
        return outcome;
    }

    /// <summary>Starts a draft without a job: the caller does the work (<see cref="ImportRunner"/>) and holds the file meanwhile (<see cref="ImportFiles.Hold"/>).</summary>
    public Task<Outcome> RunHereAsync(Guid importId, CancellationToken ct) => StartAsync(importId, _ => Task.FromResult<Guid?>(null), ct);

    private Task<Outcome> StartAsync(Guid importId, Func<AppDbContext, Task<Guid?>> makeJob, CancellationToken ct) =>
        ChangeAsync(importId, "import.started", async (db, import, user, now) =>
        {
            if (import.State == ImportState.Done || (import.State == ImportState.Running && await IsWorkedOnAsync(db, import, ct)))
            {
                return Outcome.AlreadyDone;
            }

            if (import.State is ImportState.Undoing or ImportState.Undone)
            {
                return Outcome.Invalid("This import was undone. Nothing was changed; upload the file again to import it again.");
            }

            if (!ImportStarter.MayOwn(user, import.OwnerId))
            {
                return Outcome.Forbidden("Only managers and administrators may give leads to somebody else. Nothing was changed; choose yourself or nobody as owner.");
            }

            if (!files.Has(import.StoredName))
            {
                return Outcome.Invalid("The uploaded file is not there any more. Nothing was changed; upload the file again.");
            }

            import.Run(await makeJob(db), user.Actor, now);
            return Outcome.Done();
        }, ct);

    /// <summary>Stops a running import at its next step. What was imported stays; it can go on, or be undone.</summary>
    public Task<Outcome> CancelAsync(Guid importId, CancellationToken ct) => ChangeAsync(importId, "import.cancelled", async (db, import, _, now) =>
    {
        if (import.State != ImportState.Running)
        {
            return Outcome.AlreadyDone;
        }

        if (import.JobPublicId is { } job)
        {
            await jobs.CancelAsync(db, job, ct);
        }

        import.Stop(problem: null, now);
        return Outcome.Done();
    }, ct);

    /// <summary>Takes the whole import back, or goes on with that. What somebody touched since stays. Twice is once.</summary>
    /// <param name="jobId">Made by the client: a double click starts one job.</param>
    public async Task<Outcome> UndoAsync(Guid importId, Guid jobId, CancellationToken ct)
    {
        var outcome = await ChangeAsync(importId, "import.undoStarted", async (db, import, user, _) =>
        {
            if (import.State == ImportState.Undone || (import is { State: ImportState.Undoing, Problem: null } && await IsWorkedOnAsync(db, import, ct)))
            {
                return Outcome.AlreadyDone;
            }

            if (import.State is ImportState.Draft or ImportState.Running)
            {
                return Outcome.Invalid("This import is running or was never run. Nothing was changed; stop it before you undo it.");
            }

            var job = await FreshAsync(db, jobId, ct);
            import.Undo(job, user.Actor);
            await jobs.AddAsync(db, job, UndoImportJob.KindName, new ImportArguments(importId), ct);
            return Outcome.Done();
        }, ct);
        jobs.Wake();
        return outcome;
    }

    /// <summary>Deletes the uploaded file and the report. What was imported stays, and can no longer be undone as a whole.</summary>
    public async Task<Outcome> DeleteAsync(Guid importId, CancellationToken ct)
    {
        string? file = null;
        var outcome = await ChangeAsync(importId, "import.deleted", (db, import, _, _) =>
        {
            if (import.State is ImportState.Running or ImportState.Undoing)
            {
                return Task.FromResult(Outcome.Invalid("This import is running. Nothing was deleted; stop it first."));
            }

            file = import.StoredName;
            db.Imports.Remove(import);
            return Task.FromResult(Outcome.Done());
        }, ct);
        if (outcome.Kind == OutcomeKind.Done && file is not null)
        {
            files.Delete(file);
        }

        return outcome;
    }

    // A job that ended without a word about it must not hold its import for ever, nor a command that was killed.
    private Task<bool> IsWorkedOnAsync(AppDbContext db, Import import, CancellationToken ct) => import.JobPublicId is { } job
        ? db.Jobs.AnyAsync(j => j.PublicId == job && (j.State == JobState.Queued || j.State == JobState.Running), ct)
        : Task.FromResult(files.IsHeld(import.StoredName));

    // A page makes one id and may be pressed again after a stop: the job of that id does not begin anew.
    private static async Task<Guid> FreshAsync(AppDbContext db, Guid jobId, CancellationToken ct) =>
        await db.Jobs.AnyAsync(j => j.PublicId == jobId, ct) ? Guid.CreateVersion7() : jobId;

    private async Task<Outcome> ChangeAsync(Guid importId, string? verb, Func<AppDbContext, Import, UserInfo, DateTime, Task<Outcome>> change, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (await write.Db.Imports.SingleOrDefaultAsync(i => i.PublicId == importId, ct) is not { } import)
        {
            return Outcome.NotFound(Gone);
        }

        if (!ImportStarter.MayChange(user, import))
        {
            return ImportStarter.NotYours;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var outcome = await change(write.Db, import, user, now);
        if (outcome.Kind == OutcomeKind.Done)
        {
            // What is chosen for a draft changes nothing yet: the audit begins with its start.
            if (verb is not null)
            {
                write.Db.AuditEntries.Add(ImportAudit.Entry(import, verb, user.Actor, now));
            }

            await write.Db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        return outcome;
    }
}
