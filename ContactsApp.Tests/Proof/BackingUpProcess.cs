using ContactsApp.Data;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>A process of its own that can be killed: backs a database up, saying that it is still at it, and at last that it is done.</summary>
internal static class BackingUpProcess
{
    /// <summary>Said again and again while the copy is made.</summary>
    public const string Going = "going";

    /// <summary>Said when the backup is whole and in its place.</summary>
    public const string Done = "done";

    public static async Task<int> RunAsync(string root, string file)
    {
        var folder = new DataFolder(root);
        var services = new ServiceCollection().AddLogging().AddDatabase(folder, DatabaseSettings.Sqlite(folder.DatabaseFile));
        FeatureServices.Add(services);
        await using var provider = services.BuildServiceProvider();
        var backup = Task.Run(() => provider.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None));
        while (!backup.IsCompleted)
        {
            Console.Out.WriteLine(Going);
            Console.Out.Flush();
            await Task.WhenAny(backup, Task.Delay(1));
        }

        await backup;
        Console.Out.WriteLine(Done);
        return 0;
    }
}
