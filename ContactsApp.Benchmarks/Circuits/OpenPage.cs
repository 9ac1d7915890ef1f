using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Circuits;

/// <summary>
/// One open page without a browser: gets the document, starts its circuit, and answers as a browser's script does: that a picture was drawn,
/// and that a script was called. It draws nothing, so hundreds of them fit beside the server.
/// </summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private readonly HubConnection hub;
    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int batches;

    private OpenPage(Uri server, CookieContainer cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "_blazor"), o =>
        {
            o.Cookies = cookies;
            o.Transports = HttpTransportType.WebSockets;
            o.SkipNegotiation = true;
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        hub = builder.Build();
        hub.On<string>("JS.BeginInvokeJS", CallAsync);
        hub.On<long, byte[]>("JS.RenderBatch", DrawAsync);
        hub.On<string>("JS.Error", message => quiet.TrySetException(new InvalidOperationException($"The server ended the circuit: {message}")));
        hub.On<int, string>("JS.AttachComponent", (_, _) => { });
        hub.On<string, bool, string>("JS.EndInvokeDotNet", (_, _, _) => { });
        hub.On<string>("JS.EndUpdateRootComponents", _ => { });
    }

    /// <summary>How much of the page came: pictures drawn, in bytes.</summary>
    public long Drawn { get; private set; }

    /// <summary>Opens the page and waits until it is drawn and has nothing more to say for a moment.</summary>
    public static async Task<OpenPage> OpenAsync(HttpClient http, CookieContainer cookies, Uri server, string path, CancellationToken ct)
    {
        var address = new Uri(server, path);
        var html = await http.GetStringAsync(address, ct);
        var page = new OpenPage(server, cookies);
        await page.hub.StartAsync(ct);
        var state = StateMark().Match(html) is { Success: true } found ? found.Groups[1].Value : "";
        if (await page.hub.InvokeAsync<string?>("StartCircuit", server.ToString(), address.ToString(), "[]", "", ct) is null)
        {
            throw new InvalidOperationException("The server started no circuit.");
        }

        await page.hub.SendAsync("UpdateRootComponents", Operations(html), state, ct);
        await page.quiet.Task.WaitAsync(TimeSpan.FromMinutes(1), ct);
        return page;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    /// <summary>What the browser's script makes of the marks in the document: each is added.</summary>
    private static string Operations(string html)
    {
        var operations = new JsonArray();
        foreach (Match mark in ComponentMark().Matches(html))
        {
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = JsonNode.Parse(mark.Groups[1].Value) });
        }

        return operations.Count > 0
            ? new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString()
            : throw new InvalidOperationException("The document holds no interactive page. Is it a page for signed-in users?");
    }

    private async Task DrawAsync(long batch, byte[] picture)
    {
        Drawn += picture.Length;
        await hub.SendAsync("OnRenderCompleted", batch, null);
        var seen = Interlocked.Increment(ref batches);
        _ = SettleAsync(seen);
    }

    // Drawn when there was something to see and no picture has followed for a moment.
    private async Task SettleAsync(int seen)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(400));
        if (seen == Volatile.Read(ref batches) && Drawn > 20_000)
        {
            quiet.TrySetResult();
        }
    }

    private async Task CallAsync(string call)
    {
        using var asked = JsonDocument.Parse(call);
        var handle = asked.RootElement.GetProperty("asyncHandle").GetInt64();
        var wanted = asked.RootElement.TryGetProperty("resultType", out var type) ? type.GetInt32() : 0;
        if (handle == 0)
        {
            return;   // nobody waits for an answer
        }

        // A module is named by a number; everything else has no answer here.
        var result = wanted == 1 ? string.Create(CultureInfo.InvariantCulture, $"{{\"__jsObjectId\":{handle}}}") : "null";
        await hub.SendAsync("EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex ComponentMark();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateMark();
}
