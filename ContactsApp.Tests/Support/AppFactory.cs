using System.Globalization;
using System.Net;
using System.Security.Claims;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactsApp.Support;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestUser(string Id, string Email, string Name, UserRole Role)
{
    public const string Password = "correct horse battery staple";
}

/// <summary>
/// The whole app on a data folder of its own with a migrated, empty database: in memory, or (<see cref="KestrelAppFactory"/>) on a real
/// port for browsers. Use as a class fixture, or make one in a test and dispose it. Without a user it stands before set-up.
/// </summary>
public class AppFactory : WebApplicationFactory<Program>, IAsyncLifetime
{
    private int users;
    private bool keepsFolder;

    public AppFactory()
        : this(Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N")))
    {
    }

    /// <summary>On a folder that somebody else has filled (and no <see cref="InitializeAsync"/>).</summary>
    protected AppFactory(string folder) => Folder = folder;

    /// <summary>The app's clock.</summary>
    public ShiftedClock Clock { get; } = new();

    public string Folder { get; }

    /// <summary>The port to listen on; 0 for any that is free.</summary>
    protected int Port { get; init; }

    /// <summary>Sign-in forms in a minute: tests sign in far more often than people do.</summary>
    public int SignInsPerMinute { get; init; } = 100_000;

    /// <summary>Errors in the app's log: what broke on the server, however well a page hid it.</summary>
    public ErrorLog Errors { get; } = new();

    public virtual async Task InitializeAsync() =>
        await File.WriteAllBytesAsync(new DataFolder(Folder).DatabaseFile, await SqliteDatabase.MigratedFileAsync());

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!keepsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Does something with the app's services in a scope of its own.</summary>
    public async Task<T> WithServicesAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Does something with the app's services as the user, the way a click of theirs does.</summary>
    public Task<T> AsAsync<T>(TestUser user, Func<IServiceProvider, Task<T>> work) => WithServicesAsync(async services =>
    {
        services.GetRequiredService<SignedInUser>().Is(await PrincipalAsync(services, user));
        return await work(services);
    });

    /// <summary>Adds a user, and with the first one what set-up leaves behind: the roles and the workspace.</summary>
    public Task<TestUser> CreateUserAsync(UserRole role, string? name = null) => WithServicesAsync(async services =>
    {
        var number = Interlocked.Increment(ref users);
        var wanted = new NewUser($"user{number}@seller.example", name ?? $"{role} {number}", role);
        await using var write = await services.GetRequiredService<UserWrites>().BeginAsync(Actor.Machine, CancellationToken.None);
        var (user, refusal) = await write.CreateUserAsync(wanted, TestUser.Password, CancellationToken.None);
        refusal.Should().BeNull();
        if (!write.Db.Workspaces.Any())
        {
            write.Db.Workspaces.Add(new Workspace { Name = "Seller", OwnDomains = ["seller.example"], CreatedAt = user!.CreatedAt });
        }

        await write.CommitAsync(CancellationToken.None);
        return new TestUser(user!.Id, wanted.Email, wanted.Name, role);
    });

    /// <summary>Locks the user the way an administrator does.</summary>
    public Task LockAsync(TestUser user) => AsAdministratorAsync(c => c.LockAsync(user.Id, CancellationToken.None));

    /// <summary>Gives the user another role the way an administrator does.</summary>
    public Task ChangeRoleAsync(TestUser user, UserRole role) => AsAdministratorAsync(c => c.ChangeRoleAsync(user.Id, role, CancellationToken.None));

    /// <summary>The value of a session cookie, as signing in makes it.</summary>
    public Task<string> SessionOfAsync(TestUser user) => WithServicesAsync(async services =>
    {
        var principal = await PrincipalAsync(services, user);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Clock.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
    });

    /// <summary>A client with a cookie jar that follows no redirects and asks for pages like a browser.</summary>
    public HttpClient CreateBrowserlikeClient() => CreateBrowserlikeClient(new CookieContainer());

    /// <summary>The same, signed in as a new user of the role.</summary>
    public async Task<HttpClient> CreateBrowserlikeClientAsync(UserRole role) => await CreateBrowserlikeClientAsync(await CreateUserAsync(role));

    /// <summary>The same, signed in as the user.</summary>
    public async Task<HttpClient> CreateBrowserlikeClientAsync(TestUser user)
    {
        var jar = new CookieContainer();
        jar.Add(Server.BaseAddress, new Cookie(AccountSetup.CookieName, await SessionOfAsync(user)));
        return CreateBrowserlikeClient(jar);
    }

    private Task AsAdministratorAsync(Func<UserCommands, Task<Outcome>> verb) => WithServicesAsync(async services =>
    {
        var rights = new Rights(new CommandLineUser(), services.GetRequiredService<StorageCheck>());
        var outcome = await verb(new UserCommands(ActivatorUtilities.CreateInstance<UserWork>(services, rights)));
        outcome.Ok.Should().BeTrue(outcome.Message);
        return outcome;
    });

    private static async Task<ClaimsPrincipal> PrincipalAsync(IServiceProvider services, TestUser user)
    {
        var found = await services.GetRequiredService<UserManager<AppUser>>().FindByIdAsync(user.Id);
        return await services.GetRequiredService<SignInManager<AppUser>>().CreateUserPrincipalAsync(found!);
    }

    private HttpClient CreateBrowserlikeClient(CookieContainer jar)
    {
        var client = CreateDefaultClient(new CookieContainerHandler(jar));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>Stops the app and leaves its folder for another.</summary>
    protected async Task StopServerAsync()
    {
        keepsFolder = true;
        await DisposeAsync();
        keepsFolder = false;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ContactsApp:Data", Folder);
        builder.UseSetting("Kestrel:Endpoints:Http:Url", $"http://127.0.0.1:{Port}");
        builder.UseSetting("ContactsApp:SignInsPerMinute", SignInsPerMinute.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("ContactsApp:BackupAt", "never");   // its row in the audit would come in the middle of a test
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureLogging(logging => logging.AddProvider(Errors));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));   // browsers are done by then
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);   // tests wait, guessers do not
        });
    }
}

/// <summary>The app on a real port of this machine, for browsers.</summary>
public class KestrelAppFactory : AppFactory
{
    private TestUser? rep;

    public KestrelAppFactory()
    {
    }

    private KestrelAppFactory(string folder, int port)
        : base(folder) => Port = port;

    /// <summary>By name and not by number: passkeys refuse an address.</summary>
    public Uri Address => new($"http://localhost:{ClientOptions.BaseAddress.Port}/");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Start();
    }

    /// <summary>The rep who goes most of the ways.</summary>
    public async Task<TestUser> RepAsync() => rep ??= await CreateUserAsync(UserRole.Rep);

    /// <summary>The server goes away; its folder stays.</summary>
    public async Task StopAsync() => await StopServerAsync();

    /// <summary>A server on the same port and folder that knows nothing of what the stopped one had in memory.</summary>
    public KestrelAppFactory StartAgain()
    {
        var again = new KestrelAppFactory(Folder, Address.Port);
        again.Start();
        return again;
    }

    private void Start()
    {
        UseKestrel(Port);
        StartServer();
    }
}
