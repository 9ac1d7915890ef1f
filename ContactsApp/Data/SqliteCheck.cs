using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>Asks SQLite whether a file is whole: every page in its place, every index in step with its table, every reference to something.</summary>
internal static class SqliteCheck
{
    /// <exception cref="InvalidDataException">It is not; the message says what is wrong.</exception>
    public static void Whole(SqliteConnection connection, string what)
    {
        if (First(connection, "PRAGMA integrity_check(1)") is var answer && answer != "ok")
        {
            throw new InvalidDataException($"{what} is damaged: {answer ?? "no answer"}");
        }

        if (First(connection, "PRAGMA foreign_key_check") is { } table)
        {
            throw new InvalidDataException($"{what} is damaged: a row of {table} refers to one that is not there.");
        }
    }

    private static string? First(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        using var rows = command.ExecuteReader();
        return rows.Read() ? rows.GetString(0) : null;
    }
}
