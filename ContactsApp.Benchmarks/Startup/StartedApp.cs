using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ContactsApp.Benchmarks.Startup;

/// <summary>A published app, started again and again.</summary>
/// <param name="program">Its folder.</param>
/// <param name="elsewhere">The folder it is started from, which is another.</param>
internal sealed class StartedApp(string program, string elsewhere)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts on the data folder, waits for the first page a visitor is shown (set-up or sign-in), and ends the app.</summary>
    public async Task<TimeSpan> FirstPageAsync(string data, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = elsewhere,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(program, "ContactsApp.dll"), $"--urls={address}", $"--ContactsApp:Data={data}" },
        };
        using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var log = process.StandardOutput.ReadToEndAsync(ct);
        var problems = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await PageAsync(client, process, began, ct);
            return Stopwatch.GetElapsedTime(began);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidOperationException(problem.Message + Environment.NewLine + await log + await problems, problem);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(ct);
            }
        }
    }

    private static async Task PageAsync(HttpClient client, Process process, long began, CancellationToken ct)
    {
        while (!process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                var page = await client.GetStringAsync("", ct);
                // Blazor's own marks may follow the last element.
                if (page.Contains("</html>", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is null)
            {
                // It does not listen yet.
            }

            await Task.Delay(Pause, ct);
        }

        throw new InvalidOperationException("The app showed no page. It said:");
    }

    /// <summary>A port of this machine that nobody listens on now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
