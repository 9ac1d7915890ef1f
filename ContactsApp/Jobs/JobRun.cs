using System.Text.Json;

namespace ContactsApp.Jobs;

/// <summary>One job as its handler sees it.</summary>
public sealed class JobRun
{
    private readonly Func<JobCheckpoint, CancellationToken, Task> save;

    internal JobRun(long id, Guid publicId, string argumentsJson, string? cursorJson, Func<JobCheckpoint, CancellationToken, Task> save)
    {
        (Id, PublicId, ArgumentsJson, CursorJson) = (id, publicId, argumentsJson, cursorJson);
        this.save = save;
    }

    public long Id { get; }
    public Guid PublicId { get; }

    /// <summary>What to do.</summary>
    public string ArgumentsJson { get; }

    /// <summary>The cursor of the last checkpoint; null on the first start.</summary>
    public string? CursorJson { get; private set; }

    /// <summary><see cref="ArgumentsJson"/> as a value.</summary>
    public T Arguments<T>() => JsonSerializer.Deserialize<T>(ArgumentsJson)
        ?? throw new InvalidOperationException($"Job {Id} has no arguments.");

    /// <summary>
    /// Remembers how far the job is; after a restart it goes on from here. Also the place where a job notices that it was cancelled.
    /// </summary>
    /// <exception cref="OperationCanceledException">A user cancelled the job, or another worker has taken it over.</exception>
    public async Task CheckpointAsync(JobCheckpoint checkpoint, CancellationToken ct)
    {
        await save(checkpoint, ct);
        CursorJson = checkpoint.CursorJson;
    }
}

/// <summary>How far a job is.</summary>
/// <param name="Done">Steps done, out of <paramref name="Total"/>; 0 of 0 while unknown.</param>
/// <param name="CursorJson">Where to go on.</param>
/// <param name="CountsJson">Counts per outcome and reason; null leaves them as they were.</param>
public sealed record JobCheckpoint(long Done, long Total, string? CursorJson, string? CountsJson = null);
