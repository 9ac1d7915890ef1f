using ContactsApp.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContactsApp.Data.Postgres;

/// <summary>New rows by binary COPY, with keys from the sequences behind the identity columns.</summary>
public sealed class PostgresNewRows : NewRows
{
    public override async Task<long[]> TakeKeysAsync<T>(AppDbContext db, int count, CancellationToken ct)
    {
        if (count == 0)
        {
            return [];
        }

        var table = $"\"{RowShape.Of<T>(db).Table}\"";
        var keys = await db.Database.SqlQuery<long>($"""SELECT nextval(pg_get_serial_sequence({table}, 'Id')) AS "Value" FROM generate_series(1, {count})""").ToArrayAsync(ct);
        // Servers that share a database take keys in turns, each its own in order.
        Array.Sort(keys);
        return keys;
    }

    private protected override async Task WriteAsync(AppDbContext db, RowShape shape, IEnumerable<object> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var columns = string.Join(", ", shape.Columns.Select(c => $"\"{c}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"""COPY "{shape.Table}" ({columns}) FROM STDIN (FORMAT BINARY)""", ct);
        var values = new object?[shape.Columns.Count()];
        foreach (var row in rows)
        {
            shape.Read(row, values);
            await copy.StartRowAsync(ct);
            foreach (var value in values)
            {
                if (value is null)
                {
                    await copy.WriteNullAsync(ct);
                }
                else
                {
                    await copy.WriteAsync(value, ct);
                }
            }
        }

        await copy.CompleteAsync(ct);
    }
}
