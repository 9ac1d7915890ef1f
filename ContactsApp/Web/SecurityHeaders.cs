using System.Security.Cryptography;

namespace ContactsApp.Web;

/// <summary>The headers that tell browsers what our pages never do, so that a hole in one page stays small.</summary>
public static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>Sets the headers on every answer, errors included.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the end, because the framework sets a weaker frame-ancestors of its own on interactive pages.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The word that allows this answer's one inline script (the import map).</summary>
    public static string CspNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Items[NonceKey] as string);
        headers.XContentTypeOptions = "nosniff";            // a file is what its content type says, never a script by guess
        headers.XFrameOptions = "DENY";                     // frame-ancestors for browsers that do not know it
        headers["Referrer-Policy"] = "same-origin";         // the ids in our addresses are nobody else's business
        headers["Cross-Origin-Opener-Policy"] = "same-origin";   // a page we open cannot reach back into ours
        headers["Permissions-Policy"] = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";   // none of these is ever asked for
    }

    private static string Policy(string? nonce) => string.Join("; ",
        "default-src 'self'",                               // whatever is not named below comes from this server
        $"script-src 'self'{(nonce is null ? "" : $" 'nonce-{nonce}'")}",   // our files, and the import map by its nonce; no eval
        "style-src 'self' 'unsafe-inline'",                 // MudBlazor writes its theme and positions as inline styles
        "img-src 'self' data:",                             // small icons inside MudBlazor's style sheet
        "font-src 'self'",
        "connect-src 'self'",                               // the circuit's web socket
        "object-src 'none'",                                // no plug-ins
        "frame-src 'none'",                                 // and we frame nobody
        "worker-src 'none'",
        "media-src 'none'",
        "manifest-src 'none'",
        "base-uri 'self'",                                  // an injected <base> cannot redirect our scripts
        "form-action 'self'",                               // nor an injected form our passwords
        "frame-ancestors 'none'");                          // nobody frames us: no click-jacking
}
