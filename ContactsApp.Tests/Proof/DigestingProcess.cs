using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Features.Digests;
using ContactsApp.Jobs;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>A process of its own that can be killed: looks once for digests that are due, and sends them by the mail server on a port of this machine.</summary>
internal static class DigestingProcess
{
    public static async Task<int> RunAsync(string root, string port)
    {
        var folder = new DataFolder(root);
        var services = new ServiceCollection().AddLogging().AddDatabase(folder, DatabaseSettings.Sqlite(folder.DatabaseFile));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(new Mailer(MailServer.Settings(int.Parse(port, CultureInfo.InvariantCulture))));
        services.AddDigests();
        await using var provider = services.BuildServiceProvider();
        await provider.GetServices<IRecurringTask>().OfType<DigestRound>().Single().RunAsync(CancellationToken.None);
        return 0;
    }
}
