using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>A process of its own that can be killed: starts as the server does after a crash, does the jobs there are, and says each step.</summary>
internal static class WorkingProcess
{
    /// <summary>Works until there is nothing to do or it is killed.</summary>
    public static async Task<int> RunAsync(string root)
    {
        var folder = new DataFolder(root);
        var services = new ServiceCollection().AddLogging().AddDatabase(folder, DatabaseSettings.Sqlite(folder.DatabaseFile));
        FeatureServices.Add(services);
        await using var provider = services.BuildServiceProvider();
        using var steps = provider.GetRequiredService<JobFeed>().Subscribe(news =>
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{news.State} {news.Done}"));
            Console.Out.Flush();
        });
        var runner = provider.GetRequiredService<JobRunner>();
        await runner.ReleaseAllAsync(CancellationToken.None);
        while (await runner.RunNextAsync(CancellationToken.None))
        {
        }

        return 0;
    }
}
