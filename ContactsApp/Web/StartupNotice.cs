using ContactsApp.Components.Account;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ContactsApp.Web;

/// <summary>Says in the log where the app is to be opened and, while nobody has set it up, by which link.</summary>
public sealed partial class StartupNotice(IServer server, SetupGate gate, IConfiguration configuration, ILogger<StartupNotice> logger) : IHostedLifecycleService
{
    /// <summary>After the server listens, since only then its addresses are known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = Address();
        if (await gate.IsOpenAsync(cancellationToken))
        {
            LogSetup(logger, Box("Set up ContactsApp: open this link in a browser. It works once, until the next start.", $"{address}/{Urls.SetupWith(gate.Token)}"));
        }
        else
        {
            LogReady(logger, address);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The address behind the reverse proxy where one is configured, else the first that the server listens on, as a browser on this machine reaches it.</summary>
    private string Address()
    {
        if (configuration["ContactsApp:PublicUrl"] is { Length: > 0 } configured)
        {
            return configured.TrimEnd('/');
        }

        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        foreach (var everywhere in new[] { "://[::]", "://0.0.0.0", "://*", "://+" })
        {
            bound = bound.Replace(everywhere, "://localhost", StringComparison.Ordinal);
        }

        return bound.TrimEnd('/');
    }

    private static string Box(params string[] lines)
    {
        var width = lines.Max(l => l.Length);
        var edge = "+" + new string('-', width + 2) + "+";
        var rows = lines.Select(l => $"| {l.PadRight(width)} |");
        return Environment.NewLine + string.Join(Environment.NewLine, rows.Prepend(edge).Append(edge));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Box}")]
    private static partial void LogSetup(ILogger logger, string box);

    [LoggerMessage(Level = LogLevel.Information, Message = "ContactsApp is ready at {Address}")]
    private static partial void LogReady(ILogger logger, string address);
}
