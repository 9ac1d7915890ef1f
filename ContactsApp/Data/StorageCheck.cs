using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ContactsApp.Data;

/// <summary>How much of the disk is left alone: the setting <c>ContactsApp:MinFreeMegabytes</c>.</summary>
/// <param name="MinFreeMegabytes">From 0; below it nothing is written.</param>
public sealed record StorageSettings(long MinFreeMegabytes)
{
    /// <summary>Room for the log of one big write, and for the administrator to do something.</summary>
    public static StorageSettings Usual { get; } = new(64);

    /// <exception cref="StartupException">The setting makes no sense.</exception>
    public static StorageSettings Read(IConfiguration configuration) => configuration["ContactsApp:MinFreeMegabytes"] switch
    {
        null or "" => Usual,
        var setting when long.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) => new(megabytes),
        var setting => throw new StartupException($"The setting ContactsApp:MinFreeMegabytes says '{setting}'. Give a whole number of megabytes, 0 for none."),
    };
}

/// <summary>
/// Whether the data folder can be written. Commands ask before they begin, and jobs before each step: a write that is refused leaves what was
/// typed on the page, one that fails half-way would take the page with it. Looked at again once a second, so that work goes on by itself when
/// there is room again. A database on PostgreSQL is on a disk of its own, which only it can tell of.
/// </summary>
public sealed class StorageCheck(DataFolder folder, DatabaseSettings database, StorageSettings settings, TimeProvider time)
{
    // Result codes of SQLite.
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    private const string NotWritable =
        "The server's data folder cannot be written. Nothing was changed, and what is saved is safe; keep this page open and try again when an administrator has seen to it.";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private long lookedAt;
    private bool looked;
    private string? trouble;

    /// <summary>Why nothing can be written now, what is kept and what to do, for the user; null when all is well.</summary>
    public string? Trouble
    {
        get
        {
            if (database.Provider != DatabaseProvider.Sqlite)
            {
                return null;
            }

            lock (turn)
            {
                if (!looked || time.GetElapsedTime(lookedAt) >= Again)
                {
                    (trouble, looked, lookedAt) = (Look(), true, time.GetTimestamp());
                }

                return trouble;
            }
        }
    }

    /// <summary>Whether a failure is the disk's or the server's and will pass, and not the fault of what was written.</summary>
    public static bool IsTrouble(Exception failure) => failure switch
    {
        StorageException => true,
        SqliteException e => e.SqliteErrorCode is ReadOnly or InputOutput or Full or CannotOpen,
        // Class 53: insufficient resources; 25006: read-only.
        PostgresException e => e.SqlState.StartsWith("53", StringComparison.Ordinal) || e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        { InnerException: { } inner } => IsTrouble(inner),
        _ => false,
    };

    /// <exception cref="StorageException">Nothing can be written now.</exception>
    public void Require()
    {
        if (Trouble is { } words)
        {
            throw new StorageException(words);
        }
    }

    private string? Look()
    {
        try
        {
            var free = new DriveInfo(folder.Root).AvailableFreeSpace / 1_048_576;
            if (free < settings.MinFreeMegabytes)
            {
                return $"The server's disk is full ({free} MB left). Nothing was changed, and what is saved is safe; keep this page open and try again when an administrator has made room.";
            }

            // A file of its own: to open the database's would let go of its locks.
            using var probe = new FileStream(Path.Combine(folder.Root, "writable.probe"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
            return File.Exists(folder.DatabaseFile) && File.GetAttributes(folder.DatabaseFile).HasFlag(FileAttributes.ReadOnly) ? NotWritable : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotWritable;
        }
    }
}

/// <summary>Nothing can be written now; the message says why.</summary>
public sealed class StorageException(string message) : Exception(message);
