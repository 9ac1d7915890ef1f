using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ContactsApp.Support;

/// <summary>One query as SQLite would run it.</summary>
public sealed partial record QueryPlan(string Sql, IReadOnlyList<string> Steps)
{
    /// <summary>Tables that are read from one end to the other without an index. Results of subqueries and full-text matches are no tables.</summary>
    public IEnumerable<string> BareScans => Scans.Where(s => !s.Step.Contains(" USING ", StringComparison.Ordinal)).Select(s => s.Table);

    /// <summary>Tables that are read from one end to the other, by an index or not, unless the order lets the reading stop early.</summary>
    public IEnumerable<string> FullReads => Scans.Select(s => s.Table);

    /// <summary>Whether something had to be sorted that no index gives sorted.</summary>
    public bool Sorts => Steps.Any(s => s.Contains("TEMP B-TREE", StringComparison.Ordinal));

    private IEnumerable<(string Table, string Step)> Scans =>
        from step in Steps
        let scan = Scan().Match(step)
        where scan.Success
        let table = Regex.Match(Sql, $"\"(\\w+)\" AS \"?{scan.Groups[1].Value}\"?\\b|(\\w+) AS {scan.Groups[1].Value}\\b")
        where table.Success
        select (table.Groups[1].Value + table.Groups[2].Value, step);

    [GeneratedRegex("^SCAN (\\w+)\\b(?! VIRTUAL)")]
    private static partial Regex Scan();

    public override string ToString() => $"{Sql}\n--> {string.Join("\n    ", Steps)}";
}

/// <summary>Asks SQLite how it would run the queries that a piece of code sends.</summary>
public static class QueryPlans
{
    /// <summary>The plans of all SELECTs that <paramref name="work"/> sends to the database, in their order.</summary>
    public static async Task<IReadOnlyList<QueryPlan>> OfAsync(SqliteDatabase database, Func<Task> work)
    {
        var sent = new List<SqliteCommand>();
        using (Recorder.Start(database.Folder.DatabaseFile, sent))
        {
            await work();
        }

        await using var db = database.NewContext();
        await db.Database.OpenConnectionAsync();
        var plans = new List<QueryPlan>();
        foreach (var command in sent)
        {
            command.Connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(3));
            }

            plans.Add(new QueryPlan(command.CommandText, steps));
            await command.DisposeAsync();
        }

        return plans;
    }

    private sealed class Recorder(string file, List<SqliteCommand> sent) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];

        public static Recorder Start(string file, List<SqliteCommand> sent)
        {
            var recorder = new Recorder(file, sent);
            recorder.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(recorder));
            return recorder;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: SqliteCommand command } && value.Key == RelationalEventId.CommandExecuting.Name
                && command.Connection?.DataSource == file && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
                && !command.CommandText.EndsWith("WHERE 0", StringComparison.Ordinal)) // Asked about an empty list: nothing is read, whatever the plan says.
            {
                sent.Add(Explaining(command));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());

        private static SqliteCommand Explaining(DbCommand command)
        {
            var copy = new SqliteCommand("EXPLAIN QUERY PLAN " + command.CommandText);
            foreach (SqliteParameter parameter in command.Parameters)
            {
                copy.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
            }

            return copy;
        }
    }
}
