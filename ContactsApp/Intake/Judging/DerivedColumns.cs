using System.Data.Common;
using ContactsApp.Data;
using ContactsApp.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ContactsApp.Intake.Judging;

/// <summary>
/// One prepared UPDATE of derived columns, run for many rows. Past the change tracker, because a save would raise the row's version
/// and make an edit under way fail.
/// </summary>
internal sealed class DerivedColumns : IAsyncDisposable
{
    private readonly DbCommand command;

    /// <param name="table">The table; its key column is Id.</param>
    /// <param name="columns">The columns set, in the order of the values given later.</param>
    public DerivedColumns(AppDbContext db, string table, params string[] columns)
    {
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var set = string.Join(", ", columns.Select((c, i) => $"\"{c}\" = @p{i}"));
        command.CommandText = $"UPDATE \"{table}\" SET {set} WHERE \"Id\" = @id";
        foreach (var name in columns.Select((_, i) => $"@p{i}").Append("@id"))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Sets the columns of one row.</summary>
    public async Task SetAsync(long id, object?[] values, CancellationToken ct)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTime time => UtcDateTimeConverter.ToStored(time),
                Enum word => word.ToString(),
                var value => value,
            };
        }

        command.Parameters[^1].Value = id;
        await command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
