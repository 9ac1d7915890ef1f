using System.Security.Claims;
using System.Threading.RateLimiting;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// The download behind the Export menus. A GET, because nothing changes: it carries no token, so it answers only to our own pages and to
/// addresses typed by hand, and each user gets so many in a minute.
/// </summary>
public static class ExportEndpoint
{
    /// <summary>Exports that one user gets in a minute.</summary>
    public const int PerMinute = 30;

    /// <summary>Chosen leads or contacts that fit into an address.</summary>
    private const int MostChosen = 100;

    private const string Limit = "exports";

    internal static IServiceCollection AddExportLimit(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limiter =>
        limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet("/" + Urls.ExportPath + "/{subject}", DownloadAsync)
            .RequireAuthorization(RightPolicies.Read)
            .RequireRateLimiting(Limit);
        app.MapGet("/" + Urls.ExportPath + "/tickets/{id:guid}", ByTicketAsync)
            .RequireAuthorization(RightPolicies.Read)
            .RequireRateLimiting(Limit);
        app.MapGet("/" + Urls.ExportPath + "/imports/{id:guid}", LeftBehindAsync)
            .RequireAuthorization(RightPolicies.Read)
            .RequireRateLimiting(Limit);
        return app;
    }

    // A foreign page cannot read the answer, but it could have files made and the audit filled in somebody's name.
    private static bool IsForeign(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"] is [{ } from] && from is not ("same-origin" or "none");

    private static async Task<IResult> LeftBehindAsync(Guid id, HttpContext context, ImportLeftBehind left)
    {
        if (IsForeign(context))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var begun = await left.BeginAsync(id, context.RequestAborted);
        return begun is { Ok: true, Value: { } file }
            ? new File(file.FileName, ExportFiles.MediaType(ExportFormat.Csv), (body, ct) => left.WriteAsync(file, body, ct))
            : Results.StatusCode(StatusOf(begun.Kind));
    }

    private static async Task<IResult> DownloadAsync(string subject, HttpContext context, ExportCommands exports)
    {
        if (IsForeign(context))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return Read(subject, context.Request.Query) is { } request ? await AnswerAsync(request, context, exports) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ByTicketAsync(Guid id, HttpContext context, ExportTickets tickets, ExportCommands exports)
    {
        if (IsForeign(context))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return tickets.Take(id, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is { } request
            ? await AnswerAsync(request, context, exports)
            : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> AnswerAsync(ExportRequest request, HttpContext context, ExportCommands exports)
    {
        var begun = await exports.BeginAsync(request, context.RequestAborted);
        return begun is { Ok: true, Value: { } export } ? new File(export.FileName, export.MediaType, (body, ct) => exports.WriteAsync(export, body, ct)) : Results.StatusCode(StatusOf(begun.Kind));
    }

    private static int StatusOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Forbidden => StatusCodes.Status403Forbidden,
        OutcomeKind.NotFound => StatusCodes.Status404NotFound,
        OutcomeKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    // A text to search for may be somebody's name, which stands in no address. Passing it by would hand out more than was asked for.
    private static ExportRequest? Read(string subject, IQueryCollection query)
    {
        if (ExportFiles.Parse(query["format"]) is not { } format || subject is not ("contacts" or "leads") || query.ContainsKey("q") || query[ListTexts.Key] == ListTexts.Kept)
        {
            return null;
        }

        var (leads, contacts) = (Ids(query["lead"]), Ids(query["contact"]));
        return leads is null || contacts is null ? null : new(
            subject == "leads" ? ExportSubject.Leads : ExportSubject.Contacts,
            format,
            contacts.Count > 0 ? new ExportScope.OfContacts(contacts)
                : leads.Count > 0 ? new ExportScope.OfLeads(leads)
                : new ExportScope.Filtered(LeadFilter.From(query.ToDictionary(q => q.Key, q => (string?)q.Value.ToString()))));
    }

    // A word that is no id must not quietly turn "these two" into "everything".
    private static List<Guid>? Ids(IReadOnlyList<string?> words)
    {
        var ids = words.Select(w => Guid.TryParse(w, out var id) ? id : (Guid?)null).ToList();
        return ids.Count > MostChosen || ids.Contains(null) ? null : ids.ConvertAll(id => id!.Value);
    }

    /// <summary>The answer: headers first, then the file as it is made.</summary>
    private sealed class File(string name, string mediaType, Func<Stream, CancellationToken, Task> writeAsync) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = mediaType;
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
            response.Headers.CacheControl = "no-store";   // personal data stays in no cache
            await using var body = new WriteBehindStream(response.Body);
            await writeAsync(body, httpContext.RequestAborted);
            await body.FlushAsync(httpContext.RequestAborted);
        }
    }
}
