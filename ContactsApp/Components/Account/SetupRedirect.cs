using ContactsApp.Web;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ContactsApp.Components.Account;

/// <summary>Marks a page that is shown before the installation has a user.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSetupAttribute : Attribute;

/// <summary>While the installation has no user, every page leads to the set-up page.</summary>
public static class SetupRedirect
{
    public static IApplicationBuilder UseSetupGate(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<SetupGate>();
        return app.Use(async (context, next) =>
        {
            if (LeadsToSetup(context) && await gate.IsOpenAsync(context.RequestAborted))
            {
                context.Response.Redirect($"{context.Request.PathBase}/{Urls.Setup}");
                return;
            }

            await next(context);
        });
    }

    /// <summary>Pages, and addresses of nothing; not files, health or the endpoints of programs, which refuse in their own way.</summary>
    private static bool LeadsToSetup(HttpContext context) => context.GetEndpoint() is not { } endpoint
        || (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.Metadata.GetMetadata<BeforeSetupAttribute>() is null);
}
