using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>
/// What a backup holds besides the tables: the key by which removed people are recognised, without which they would come back, and the uploaded
/// files, without which imports under way could not go on. The keys of sign-in cookies are left out: whoever finds a backup shall not be able
/// to make a cookie, and after a restore everybody signs in again.
/// </summary>
internal static class BackupParts
{
    private const string Table = "ContactsAppBackup";
    private const string Key = "suppression.key";
    private const string Imports = "imports/";

    public static void Write(SqliteConnection copy, DataFolder folder)
    {
        Execute(copy, $"CREATE TABLE {Table} (Name TEXT PRIMARY KEY, Bytes BLOB NOT NULL)");
        if (ReadIfThere(folder.SuppressionKeyFile) is { } key)
        {
            Add(copy, Key, key);   // as it is: a damaged one must not keep the database from being saved
        }

        foreach (var file in Directory.GetFiles(folder.Imports))
        {
            if (ReadIfThere(file) is { } bytes)
            {
                Add(copy, Imports + Path.GetFileName(file), bytes);
            }
        }
    }

    /// <summary>
    /// Puts the parts that a database holds into its folder and takes them out of the database; false where it holds none. They leave it last,
    /// so whoever is killed in between does it again at the next start, and a backup that was copied into its place by hand is whole, too.
    /// </summary>
    public static bool TakeOut(SqliteConnection database, DataFolder folder)
    {
        using (var exists = database.CreateCommand())
        {
            exists.CommandText = $"SELECT 1 FROM sqlite_master WHERE name = '{Table}'";
            if (exists.ExecuteScalar() is null)
            {
                return false;
            }
        }

        using (var parts = database.CreateCommand())
        {
            parts.CommandText = $"SELECT Name, Bytes FROM {Table}";
            using var rows = parts.ExecuteReader();
            while (rows.Read())
            {
                Put(folder, rows.GetString(0), rows.GetFieldValue<byte[]>(1));
            }
        }

        Execute(database, $"DROP TABLE {Table}");
        return true;
    }

    private static void Put(DataFolder folder, string name, byte[] bytes)
    {
        if (name == Key)
        {
            DataFolder.WritePrivately(folder.SuppressionKeyFile, bytes);
        }
        else if (name.StartsWith(Imports, StringComparison.Ordinal))
        {
            // Only the name counts: a file made by hand must not write outside the folder.
            DataFolder.WritePrivately(Path.Combine(folder.Imports, Path.GetFileName(name)), bytes);
        }
    }

    private static byte[]? ReadIfThere(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            return null;   // a file swept, or still being uploaded: no import of this copy names it; no key: nobody was removed
        }
    }

    private static void Add(SqliteConnection copy, string name, byte[] bytes)
    {
        using var insert = copy.CreateCommand();
        insert.CommandText = $"INSERT INTO {Table} (Name, Bytes) VALUES ($name, $bytes)";
        insert.Parameters.AddWithValue("$name", name);
        insert.Parameters.AddWithValue("$bytes", bytes);
        insert.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection copy, string sql)
    {
        using var command = copy.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
