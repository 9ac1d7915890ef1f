using System.Security.Claims;
using System.Threading.RateLimiting;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace ContactsApp.Features.Admin;

/// <summary>
/// The download behind Export on the audit page. A GET, because nothing changes: it carries no token, so it answers only to our own pages and
/// to addresses typed by hand, and each administrator gets so many in a minute.
/// </summary>
public static class AuditEndpoint
{
    private const string Limit = "audit";
    private const int PerMinute = 10;

    internal static IServiceCollection AddAuditLimit(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limiter =>
        limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static WebApplication MapAudit(this WebApplication app)
    {
        app.MapGet("/" + Urls.AuditFile, DownloadAsync).RequireAuthorization(RightPolicies.Administer).RequireRateLimiting(Limit);
        return app;
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, AuditExport export)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var filter = AuditFilter.Read(FilterWords.Parsed(context.Request.QueryString.Value));
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(context.Request.Query["zone"].ToString(), out var found) ? found : TimeZoneInfo.Utc;
        var begun = await export.BeginAsync(filter, zone, context.RequestAborted);
        return begun is { Ok: true, Value: { } file } ? new File(file, export) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>The answer: headers first, then the file as it is made.</summary>
    private sealed class File(AuditExportFile file, AuditExport export) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.FileName }.ToString();
            response.Headers.CacheControl = "no-store";   // personal data stays in no cache
            await using var body = new WriteBehindStream(response.Body);
            await export.WriteAsync(file, body, httpContext.RequestAborted);
            await body.FlushAsync(httpContext.RequestAborted);
        }
    }
}
