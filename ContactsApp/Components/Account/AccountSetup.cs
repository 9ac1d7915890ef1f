using ContactsApp.Data;
using ContactsApp.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ContactsApp.Components.Account;

/// <summary>Users, signing in and rights.</summary>
public static class AccountSetup
{
    public const string CookieName = "ContactsApp.Session";

    /// <summary>Everything about accounts for the web server.</summary>
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddUsers();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.Configure<IdentityPasskeyOptions>(ConfigurePasskeys);
        services.AddRightPolicies();
        services.AddScoped<AuthenticationStateProvider, Session>();
        services.AddScoped<SignedInUser>();
        services.AddScoped<ICurrentUser>(p => p.GetRequiredService<SignedInUser>());
        services.AddSingleton<SetupGate>();
        services.AddSingleton<UnknownAccounts>();
        services.AddSingleton<PasswordTries>();
        services.AddSingleton<UsedCodes>();
        services.AddSignInLimit(builder.Configuration);
        services.AddScoped<SetupCommands>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<PresentPassword>();
        services.AddScoped<OwnWork>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<TwoStepCommands>();
        services.AddScoped<SecondStep>();
        services.AddScoped<PasskeyCommands>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<LinkDoor>();
        return builder;
    }

    /// <summary>Users and rights without signing in: what the command line needs. The caller adds its own <see cref="ICurrentUser"/>.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(ConfigureIdentity)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddTokenProvider<AuthenticatorTokenProvider<AppUser>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordRules>();
        services.AddSingleton<UserSnapshots>();
        services.AddScoped<UserWrites>();
        services.AddScoped<Rights>();
        services.AddSingleton<WorkspaceQueries>();
        return services;
    }

    /// <summary>Signing out, and the questions that a browser answers by a passkey. Form posts with their token, so that no other site can send them.</summary>
    public static WebApplication MapAccounts(this WebApplication app)
    {
        // The unused form value of each is what makes the framework ask for the antiforgery token.
        app.MapPost("/" + Urls.Logout, async (SignInManager<AppUser> signIn, [FromForm] string? returnUrl) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("~/" + Urls.Login(returnUrl));
        }).AllowAnonymous();
        app.MapPost("/" + Urls.PasskeyRequest, async (PasskeySignIn door, [FromForm] string? handler) =>
            Results.Content(await door.RequestOptionsAsync(), "application/json")).AllowAnonymous();
        app.MapPost("/" + Urls.PasskeyCreation, async (PasskeyCommands passkeys, [FromForm] string? handler, CancellationToken ct) =>
            await passkeys.CreationOptionsAsync(ct) is { } options ? Results.Content(options, "application/json") : Results.Unauthorized()).RequireAuthorization(RightPolicies.Read);
        return app;
    }

    /// <summary>Hands the request's user to the commands behind endpoints.</summary>
    public static IApplicationBuilder UseRequestUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.RequestServices.GetRequiredService<SignedInUser>().Is(context.User);
        }

        return next(context);
    });

    private static void ConfigureIdentity(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = UnknownAccounts.MaxTries;
        options.Lockout.DefaultLockoutTimeSpan = UnknownAccounts.Pause;
        // Length is what protects; rules about digits and signs only make people write passwords down (NIST SP 800-63B).
        options.Password.RequiredLength = PasswordRules.MinLength;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }

    private static void ConfigurePasskeys(IdentityPasskeyOptions options)
    {
        // It stands for password and code, so the device must have asked for a finger, a face or a number; and it must say itself whose it is.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;             // a link in an e-mail opens signed in, a foreign form does not act
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;   // plain HTTP on localhost must work out of the box
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/" + Urls.LoginPage;
        options.LogoutPath = "/" + Urls.Logout;
        options.AccessDeniedPath = "/" + Urls.AccessDenied;
        options.ReturnUrlParameter = "ReturnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        var redirect = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context => IsCircuit(context.Request) ? Refuse(context) : redirect(context);
    }

    /// <summary>Each request asks what the database says now (at most 5 s old); the framework's own check renews the claims now and then.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<UserSnapshots>();
        if (context.Principal is null || await users.FindAsync(context.Principal, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await RenewClaimsAsync(context);
    }

    // In a scope that ends here: the request of a circuit lasts as long as its page is open, and would keep the managers and their database context.
    private static async Task RenewClaimsAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.HttpContext.RequestServices = scope.ServiceProvider;
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        finally
        {
            context.HttpContext.RequestServices = services;
        }
    }

    /// <summary>The browser's circuit code understands a status, not a sign-in page.</summary>
    private static bool IsCircuit(HttpRequest request) => request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
