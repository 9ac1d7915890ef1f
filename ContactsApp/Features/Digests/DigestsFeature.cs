using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Digests;

/// <summary>E-mails that tell a user what happened at their leads.</summary>
public static class DigestsFeature
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<DigestQueries>()
        .AddSingleton<DigestLedger>()
        .AddSingleton<DigestPost>()
        .AddSingleton<StopKeys>()
        .AddSingleton<DigestTrialLimit>()
        .AddSingleton<IRecurringTask, DigestRound>()
        .AddScoped<DigestCommands>()
        .AddScoped<DigestTrial>();

    /// <summary>
    /// What a mail program does by itself when its user wants no more of these mails (RFC 8058): a post without cookies, let in by the key in its
    /// address, which can do nothing but this. Whoever opens the address by hand is asked first, since programs look at links ahead.
    /// </summary>
    public static WebApplication MapDigests(this WebApplication app)
    {
        app.MapPost("/" + Urls.StopDigestAtOnce, async (string? key, DigestCommands digests, CancellationToken ct) =>
            await digests.StopAsync(key, ct) is { Ok: false } refused ? Results.Text(refused.Message, statusCode: StatusCodes.Status400BadRequest) : Results.Text("Stopped.")).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/" + Urls.StopDigestAtOnce, (string? key) => Results.LocalRedirect("~/" + Urls.StopDigest(key ?? ""))).AllowAnonymous();
        return app;
    }
}
