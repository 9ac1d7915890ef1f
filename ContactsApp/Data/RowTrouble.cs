using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContactsApp.Data;

/// <summary>Tells what is wrong with one row from what is wrong with the machine.</summary>
public static class RowTrouble
{
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;
    private const int SqliteTooBig = 18;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>
    /// True when trying again would fail again and other rows would not: a rule of the database is broken, a text cannot be stored, or our own
    /// code cannot cope with it. False for a full disk, a lost connection, a database that is locked.
    /// </summary>
    public static bool IsOfTheRow(Exception trouble) => trouble switch
    {
        { InnerException: { } inner } when trouble is DbUpdateException => IsOfTheRow(inner),
        SqliteException e => e.SqliteErrorCode is SqliteConstraint or SqliteMismatch or SqliteTooBig,
        // Classes 22 and 23 of SQL: data exception, integrity constraint violation.
        PostgresException e => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal),
        System.Data.Common.DbException or IOException or UnauthorizedAccessException or OutOfMemoryException or TimeoutException => false,
        _ => true,
    };

    /// <summary>True when somebody else was first: the row was changed since it was read, or a value that there may be once only is taken.</summary>
    public static bool IsLostRace(DbUpdateException trouble) => trouble is DbUpdateConcurrencyException || trouble.InnerException switch
    {
        SqliteException e => e.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
