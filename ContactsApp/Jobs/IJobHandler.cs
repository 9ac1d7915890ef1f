namespace ContactsApp.Jobs;

/// <summary>
/// Does the jobs of one kind. An interface because each kind is done by another feature. A job may be started again from its last
/// checkpoint after the program was killed, so each step must be safe to do twice.
/// </summary>
public interface IJobHandler
{
    /// <summary>The value of <c>Job.Kind</c>.</summary>
    string Kind { get; }

    /// <summary>What it does, in a word for the user: "Importing".</summary>
    string Words { get; }

    /// <summary>The page that tells more of this job, relative to the base address.</summary>
    string Href(JobRun run);

    /// <summary>
    /// Does the job from <see cref="JobRun.CursorJson"/> on, and makes a checkpoint after each step. Cancelled when a user cancels the
    /// job or the program stops; the token's exception is let through. Any other exception ends the job as failed.
    /// </summary>
    Task RunAsync(JobRun run, CancellationToken ct);
}

/// <summary>What a user may read of why a job failed; other exceptions show a general sentence and go to the log.</summary>
public sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner);
