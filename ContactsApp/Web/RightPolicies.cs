using Microsoft.AspNetCore.Authorization;

namespace ContactsApp.Web;

/// <summary>The rights as authorisation policies, for pages and endpoints: <c>@attribute [Authorize(Policy = RightPolicies.Manage)]</c>.</summary>
public static class RightPolicies
{
    public const string Read = nameof(Right.Read);
    public const string EditContacts = nameof(Right.EditContacts);
    public const string Manage = nameof(Right.Manage);
    public const string Administer = nameof(Right.Administer);

    /// <summary>One policy per right, the least of them for whatever names none: what nobody thought of is closed.</summary>
    public static IServiceCollection AddRightPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        return services.AddAuthorization(options =>
        {
            foreach (var right in Enum.GetValues<Right>())
            {
                options.AddPolicy(right.ToString(), p => p.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
            }

            options.DefaultPolicy = options.GetPolicy(Read)!;
            options.FallbackPolicy = options.DefaultPolicy;
        });
    }

    private sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

    /// <summary>Asks the database, not the claims: a sign-in remembers the role of two weeks ago.</summary>
    private sealed class RightHandler(UserSnapshots users) : AuthorizationHandler<RightRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
        {
            if (await users.FindAsync(context.User, CancellationToken.None) is { } user && user.Has(requirement.Right))
            {
                context.Succeed(requirement);
            }
        }
    }
}
