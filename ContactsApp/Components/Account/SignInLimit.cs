using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using ContactsApp.Data;
using ContactsApp.Web;
using Microsoft.AspNetCore.RateLimiting;

namespace ContactsApp.Components.Account;

/// <summary>
/// How often one address may send the forms by which one gets in (password, code, passkey, link, set-up) in a minute: setting <c>ContactsApp:SignInsPerMinute</c>. The pause of an account
/// stops guesses at one password; this stops one password tried on many accounts. A whole office may share an address, so it is generous.
/// </summary>
public static class SignInLimit
{
    /// <summary>Forms in a minute where the setting says nothing.</summary>
    public const int PerMinute = 20;

    private const string Setting = "ContactsApp:SignInsPerMinute";

    /// <summary>The part of an IPv6 address that a provider gives to one customer, in bytes.</summary>
    private const int Ipv6Prefix = 8;

    /// <exception cref="StartupException">The setting is no whole number above zero.</exception>
    public static IServiceCollection AddSignInLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = Read(configuration[Setting]);
        return services.Configure<RateLimiterOptions>(limiter => limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsForm(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(Visitor(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("")));
    }

    /// <summary>Whose forms are counted together: an IPv4 address, or the network of an IPv6 address, of which one customer has 2^64.</summary>
    internal static string Visitor(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes(), 0, Ipv6Prefix),
        _ => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString(),
    };

    /// <summary>The forms by which a stranger may try to get in.</summary>
    private static readonly PathString[] Doors = [.. new[] { Urls.LoginPage, Urls.Setup, Urls.SecondStepPage, Urls.PasskeyRequest, Urls.JoinPage, Urls.NewPasswordPage }.Select(u => new PathString("/" + u))];

    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && Array.Exists(Doors, d => request.Path.StartsWithSegments(d, StringComparison.OrdinalIgnoreCase));

    private static int Read(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? PerMinute
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) && perMinute > 0 ? perMinute
        : throw new StartupException($"The setting {Setting} says '{setting}'. Give a whole number above 0, for example {PerMinute}.");
}
