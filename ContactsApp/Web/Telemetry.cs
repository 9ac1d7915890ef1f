using System.Reflection;
using ContactsApp.Data;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ContactsApp.Web;

/// <summary>
/// Metrics and traces for whoever watches the server, by OpenTelemetry. Off, and nothing listens, unless the standard setting
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to send them; the other standard settings count too. Addresses go without their query, which
/// may hold what somebody searched for.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("contactsapp", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(AppMeters.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits")
                .AddOtlpExporter())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);   // asked every few seconds
                    requests.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null);
                    requests.RecordException = false;   // the words of an exception may hold a value
                })
                .AddSource(AppMeters.Name)
                .AddNpgsql()
                .AddOtlpExporter());
        return services;
    }
}
