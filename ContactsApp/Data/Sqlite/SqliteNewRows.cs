using ContactsApp.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ContactsApp.Data.Sqlite;

/// <summary>New rows by one prepared command. Keys come from the counter behind AUTOINCREMENT, so that a key is never given twice.</summary>
public sealed class SqliteNewRows : NewRows
{
    public override async Task<long[]> TakeKeysAsync<T>(AppDbContext db, int count, CancellationToken ct)
    {
        if (count == 0)
        {
            return [];
        }

        await using var command = Command(db);
        command.CommandText = "UPDATE sqlite_sequence SET seq = seq + @count WHERE name = @table RETURNING seq";
        command.Parameters.AddWithValue("@table", RowShape.Of<T>(db).Table);
        command.Parameters.AddWithValue("@count", count);
        var last = await command.ExecuteScalarAsync(ct) as long?;
        if (last is null)
        {
            // A table that never had a row has no counter yet.
            command.CommandText = "INSERT INTO sqlite_sequence (name, seq) VALUES (@table, @count)";
            await command.ExecuteNonQueryAsync(ct);
            last = count;
        }

        var keys = new long[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = last.Value - count + 1 + i;
        }

        return keys;
    }

    private protected override Task WriteAsync(AppDbContext db, RowShape shape, IEnumerable<object> rows, CancellationToken ct)
    {
        using var command = Command(db);
        var names = shape.Columns.Select((_, i) => $"@{i}").ToArray();
        command.CommandText = $"""INSERT INTO "{shape.Table}" ({string.Join(", ", shape.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", names)})""";
        var parameters = Array.ConvertAll(names, n => command.Parameters.Add(new SqliteParameter(n, null)));
        var values = new object?[parameters.Length];
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            shape.Read(row, values);
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    private static SqliteCommand Command(AppDbContext db)
    {
        var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
