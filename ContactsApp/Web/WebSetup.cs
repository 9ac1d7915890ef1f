using ContactsApp.Components;
using ContactsApp.Components.Account;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactsApp.Web;

/// <summary>What every page and endpoint rests on, and the order in which a request passes through it.</summary>
public static class WebSetup
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddKnownProxies(builder.Configuration["ContactsApp:KnownProxies"]);
        services.AddErrorAnswers();
        services.AddRateLimiter(TellWhenToTryAgain);
        services.AddHealth();
        services.AddTelemetry(builder.Configuration);
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton(new Mailer(MailSettings.Read(builder.Configuration)));
        services.AddHostedService<StartupNotice>();
        // A connection that a browser opens ahead and never uses would hold a stop for half a minute. What is written is written;
        // a job goes on behind its last row at the next start.
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return builder;
    }

    /// <summary>The pipeline. The order is the point, so it stands here and nowhere else.</summary>
    public static WebApplication UseAppPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();      // first: everything below must see the visitor's own scheme and host
        app.UseSecurityHeaders();       // before whatever may answer, so that errors and redirects carry them too
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();              // says something only over HTTPS, which the proxy speaks
        }

        app.UseErrorAnswers();          // around all that can fail; runs the routes again to show its page
        app.UseRouting();               // from here on the endpoint is known
        app.UseSetupGate();             // before anybody is asked to sign in: at first nobody can
        app.UseAuthentication();
        app.UseRequestUser();           // commands behind endpoints see the same user as those behind pages
        app.UseAuthorization();
        app.UseRateLimiter();           // after it, because some limits are each user's own; the sign-in form's are each address's
        app.UseAntiforgery();           // after authorisation, because the token is bound to the user
        app.UseStaleFormAnswer();
        return app;
    }

    /// <summary>Every limit counts by the minute.</summary>
    private static void TellWhenToTryAgain(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
    }
}
