using System.Diagnostics;
using ContactsApp.Components.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace ContactsApp.Web;

/// <summary>What a failed request is answered with: browsers get a page, programs get problem+json, and the log gets the number both show.</summary>
public static class ErrorAnswers
{
    public static IServiceCollection AddErrorAnswers(this IServiceCollection services)
    {
        services.AddExceptionHandler<NumberedLog>();
        return services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions["reference"] = Reference(problem.HttpContext));
    }

    /// <summary>Comes before routing, which it runs again to show a page.</summary>
    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app) => app
        .UseWhen(WantsPage, pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/" + Urls.Error,
                CreateScopeForErrors = true,                // what failed may have left the request's services half done
                SuppressDiagnosticsCallback = _ => true,    // NumberedLog has written it already
            });
            pages.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
            pages.Use(ShowOnly);
        })
        .UseWhen(context => !WantsPage(context), programs =>
        {
            programs.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
            programs.UseStatusCodePages();
        });

    /// <summary>Comes after antiforgery: a form that is out of date gets our page instead of the framework's sentence for developers.</summary>
    public static IApplicationBuilder UseStaleFormAnswer(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>The number under which the log tells more; the same for one request wherever it is asked.</summary>
    public static string Reference(HttpContext? context) =>
        (Activity.Current?.TraceId.ToHexString() ?? context?.TraceIdentifier.Replace(":", "", StringComparison.Ordinal) ?? "unknown0")[..8];

    /// <summary>The second run, which shows the page of an error, is a reading one: the form of a failed post is not posted once more.</summary>
    private static Task ShowOnly(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }

    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private sealed class NumberedLog(ILogger<NumberedLog> logger) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not OperationCanceledException || !httpContext.RequestAborted.IsCancellationRequested)
            {
                ErrorReference.Write(logger, Reference(httpContext), exception);
            }

            return ValueTask.FromResult(false);   // only noted here; the page or the problem answers
        }
    }
}
