using System.Diagnostics;
using System.Globalization;
using ContactsApp.Benchmarks.Startup;
using ContactsApp.Cli;
using ContactsApp.Data;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Benchmarks.Circuits;

/// <summary>
/// What an open page costs the server in memory: the whole app in this process, its pages opened from another. The live heap is read after
/// forced collections with a few pages open and with many; what lies between, divided by the pages, is the slope.
/// </summary>
internal static class CircuitLoad
{
    private const string Usage = "Usage: circuits --data FOLDER [--pages N]    (a data folder made by seed; it is copied, and the copy is thrown away)";
    private const string Email = "load@contacts.example";
    private const int First = 20;
    private const int UsualPages = 200;

    /// <returns>0; 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--data", "--pages"], []);
        var pages = UsualPages;
        if (parsed.Problem is not null || parsed.Option("--data") is not { } data || !DataFolder.HasDatabase(Path.GetFullPath(data))
            || (parsed.Option("--pages") is { } word && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out pages)) || pages <= First)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("contactsapp-circuits-").FullName;
        try
        {
            var file = Path.Combine(folder, "contacts.db");
            Copy(Path.Combine(Path.GetFullPath(data), "contacts.db"), file);
            await AddUserAsync(folder, error, ct);
            var server = new Uri($"http://localhost:{StartedApp.FreePort()}/");
            Serve(server, folder);
            await WaitAsync(server, ct);
            await MeasureAsync(server, Leads(file, pages), output, ct);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Uri server, List<string> paths, TextWriter output, CancellationToken ct)
    {
        using var browsers = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { CircuitBrowsers.Verb, server.ToString(), Email },
        })!;
        try
        {
            await OpenAsync(browsers, paths.Take(First), ct);
            var few = Heap();
            var drawn = await OpenAsync(browsers, paths.Skip(First), ct);
            var many = Heap();
            var each = (many.Live - few.Live) / (double)(paths.Count - First);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                open lead pages   live heap MB   working set MB
                {First,15} {few.Live / 1e6,14:0.0} {few.WorkingSet / 1e6,16:0.0}
                {paths.Count,15} {many.Live / 1e6,14:0.0} {many.WorkingSet / 1e6,16:0.0}
                live heap per page {each / 1e3:0} kB, working set per page {(many.WorkingSet - few.WorkingSet) / 1e3 / (paths.Count - First):0} kB; drawn per page {drawn / 1e3 / (paths.Count - First):0} kB
                """));
            await browsers.StandardInput.WriteLineAsync();
            await browsers.WaitForExitAsync(ct);
        }
        finally
        {
            if (!browsers.HasExited)
            {
                browsers.Kill();
            }
        }
    }

    /// <returns>How many bytes were drawn.</returns>
    private static async Task<double> OpenAsync(Process browsers, IEnumerable<string> paths, CancellationToken ct)
    {
        var drawn = 0.0;
        foreach (var path in paths)
        {
            await browsers.StandardInput.WriteLineAsync(path);
            await browsers.StandardInput.FlushAsync(ct);
            drawn += double.Parse(await browsers.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The browsers ended."), CultureInfo.InvariantCulture);
        }

        return drawn;
    }

    private static (long Live, long WorkingSet) Heap()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var me = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), me.WorkingSet64);
    }

    /// <summary>The program itself, as it is started by a user, on a thread of this process.</summary>
    private static void Serve(Uri server, string folder)
    {
        string[] args = [$"--urls={server}", $"--ContactsApp:Data={folder}", "--ContactsApp:BackupAt=never", "--applicationName=ContactsApp", "--Logging:LogLevel:Default=Warning"];
        new Thread(() => typeof(AppDbContext).Assembly.EntryPoint!.Invoke(null, [args])) { IsBackground = true }.Start();
    }

    private static async Task WaitAsync(Uri server, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = server };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, ct))
        {
            try
            {
                await http.GetStringAsync("Account/Login", ct);
                return;
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromMinutes(1))
            {
                // It does not listen yet.
            }
        }
    }

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static async Task AddUserAsync(string folder, TextWriter error, CancellationToken ct)
    {
        using var password = new StringReader(CircuitBrowsers.Password);
        if (await UsersCommand.RunAsync(["add", Email, "--role", "Manager", "--password-stdin", $"--ContactsApp:Data={folder}"], password, TextWriter.Null, error, ct) != 0)
        {
            throw new InvalidOperationException("The user of the load could not be made.");
        }
    }

    private static List<string> Leads(string file, int count)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT hex(PublicId) FROM Leads WHERE RemovedAt IS NULL ORDER BY Id LIMIT {count}";
        using var rows = command.ExecuteReader();
        var paths = new List<string>();
        while (rows.Read())
        {
            paths.Add($"leads/{new Guid(Convert.FromHexString(rows.GetString(0)), bigEndian: true)}");
        }

        return paths.Count == count ? paths : throw new InvalidOperationException($"The data folder holds {paths.Count} leads; {count} are opened. Seed more, or give --pages.");
    }
}
