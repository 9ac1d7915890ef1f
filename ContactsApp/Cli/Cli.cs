using System.Runtime.InteropServices;
using System.Text;
using ContactsApp.Data;

namespace ContactsApp.Cli;

/// <summary>The admin command line on the program's own executable: a first word that is a verb runs it, anything else starts the web server.</summary>
public static class Cli
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>The verb could not do its work; the reason is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The words after the verb make no sense; the right ones are on standard error.</summary>
    public const int WrongUsage = 2;

    /// <summary>One verb: gets the words after it and the three streams, and answers with an exit code.</summary>
    private delegate int Verb(string[] args, TextReader input, TextWriter output, TextWriter error);

    private static readonly Dictionary<string, Verb> Verbs = new(StringComparer.Ordinal)
    {
        ["names"] = NamesCommand.Run,
        ["people"] = PeopleCommand.Run,
        ["titles"] = TitlesCommand.Run,
    };

    /// <summary>One verb that works on the database.</summary>
    private delegate Task<int> DatabaseVerb(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct);

    private static readonly Dictionary<string, DatabaseVerb> DatabaseVerbs = new(StringComparer.Ordinal)
    {
        ["backup"] = BackupCommand.BackupAsync,
        ["export"] = ExportCommand.RunAsync,
        ["import"] = ImportCommand.RunAsync,
        ["restore"] = BackupCommand.RestoreAsync,
        ["seed"] = SeedCommand.RunAsync,
        ["users"] = UsersCommand.RunAsync,
    };

    /// <summary>True when the first word names a verb, so that no web server is to be started.</summary>
    public static bool IsVerb(string[] args) => args.Length > 0 && (Verbs.ContainsKey(args[0]) || DatabaseVerbs.ContainsKey(args[0]));

    /// <summary>Runs the verb on the process's own streams, which are UTF-8 without a byte order mark whatever the console's setting.</summary>
    /// <returns>The exit code: <see cref="Success"/>, <see cref="Failed"/> or <see cref="WrongUsage"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var input = new StreamReader(Console.OpenStandardInput(), utf8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { NewLine = "\n" };
        await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n" };
        try
        {
            return Verbs.TryGetValue(args[0], out var verb)
                ? verb(args[1..], input, output, error)
                : await DatabaseVerbs[args[0]](args[1..], input, output, error, stop.Token);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || StorageCheck.IsTrouble(problem))
        {
            await error.WriteLineAsync($"{args[0]} stopped: {problem.Message} What was written before is complete up to there; run it again.");
            return Failed;
        }
        catch (StartupException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{args[0]} was stopped. What was finished before is kept; run it again.");
            return Failed;
        }
    }

    /// <summary>Ctrl+C lets the verb end in order.</summary>
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
