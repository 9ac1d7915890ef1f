using System.Collections.Concurrent;
using System.Text;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContactsApp.Web;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Telemetry_WithoutAnEndpoint_IsNotThereAtAll()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();

        app.Services.GetService<TracerProvider>().Should().BeNull();
        app.Services.GetService<MeterProvider>().Should().BeNull();
    }

    [Fact]
    public async Task Telemetry_WithAnEndpoint_SendsMetricsAndTracesWithoutWhatSomebodySearchedFor()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = new AppWithCollector(collector.Address);
        await app.InitializeAsync();
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);

        await client.GetAsync("/leads?q=ingridsolheim");
        await app.CreateBrowserlikeClient().SignInAsync("nobody@seller.example", "wrong password wrong");
        app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000).Should().BeTrue();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000).Should().BeTrue();

        var (traces, metrics) = (collector.Received("/v1/traces"), collector.Received("/v1/metrics"));
        traces.Should().Contain("/leads").And.NotContain("ingridsolheim").And.NotContain("seller.example");
        metrics.Should().Contain("contactsapp.write.wait").And.Contain("contactsapp.sign_ins").And.Contain("http.server.request.duration").And.NotContain("seller.example");
    }

    private sealed class AppWithCollector(Uri collector) : AppFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.ToString());
            builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
    }

    /// <summary>Takes what is sent, on loopback.</summary>
    private sealed class Collector(WebApplication server) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Text)> received = new();

        public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            await collector.RunAsync();
            return collector;
        }

        public string Received(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => r.Text));

        public async ValueTask DisposeAsync() => await server.DisposeAsync();

        private Task RunAsync()
        {
            server.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.Enqueue((context.Request.Path.ToString(), Encoding.Latin1.GetString(body.ToArray())));
            });
            return server.StartAsync();
        }
    }
}
