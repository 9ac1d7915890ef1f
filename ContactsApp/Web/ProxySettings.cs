using System.Net;
using ContactsApp.Data;
using Microsoft.AspNetCore.HttpOverrides;

namespace ContactsApp.Web;

/// <summary>Whose word about the visitor's address, scheme and host is believed: setting <c>ContactsApp:KnownProxies</c>.</summary>
public static class ProxySettings
{
    /// <summary>
    /// A reverse proxy on this machine is always believed; others by address or network ("10.0.0.7, 10.1.0.0/16"). From anybody else
    /// the headers are ignored, since they decide which addresses the app writes into its redirects.
    /// </summary>
    public static IServiceCollection AddKnownProxies(this IServiceCollection services, string? setting)
    {
        var words = (setting ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var word in words)
            {
                if (IPAddress.TryParse(word, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else
                {
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(word, out var network) ? network : throw NotUnderstood(word));
                }
            }
        });
    }

    private static StartupException NotUnderstood(string word) => new(
        $"The setting ContactsApp:KnownProxies holds '{word}'. Give addresses or networks, for example 10.0.0.7, 10.1.0.0/16.");
}
