using System.Security.Claims;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support;

/// <summary>A database with users and rights, without a web server; a test says who acts.</summary>
public sealed class AccountsDatabase : SqliteDatabase
{
    /// <summary>Who acts; the command line until a test says otherwise.</summary>
    public ICurrentUser Acting { get; set; } = new CommandLineUser();

    public UserSnapshots Snapshots => Services.GetRequiredService<UserSnapshots>();

    public static async Task<AccountsDatabase> StartAsync()
    {
        var database = new AccountsDatabase();
        await database.InitializeAsync();
        return database;
    }

    /// <summary>Runs a verb in a scope of its own, as a click does.</summary>
    public async Task<T> RunAsync<T>(Func<UserCommands, Task<T>> verb)
    {
        await using var scope = Services.CreateAsyncScope();
        return await verb(scope.ServiceProvider.GetRequiredService<UserCommands>());
    }

    public async Task<TestUser> AddAsync(UserRole role, string? name = null)
    {
        name ??= $"{role} {Guid.NewGuid():N}";
        var email = $"{Guid.NewGuid():N}@seller.example";
        var added = await RunAsync(c => c.AddUserAsync(new NewUser(email, name, role), TestUser.Password, default));
        added.Ok.Should().BeTrue(added.Message);
        return new TestUser(added.Value!.Id, email, name, role);
    }

    /// <summary>What an open page of the user carries since it was opened.</summary>
    public async Task<ClaimsPrincipal> SignInAsync(TestUser user)
    {
        await using var scope = Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByIdAsync(user.Id);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>().CreateAsync(found!);
    }

    protected override void AddServices(IServiceCollection services)
    {
        services.AddUsers();
        services.AddAdmin();
        services.AddScoped(_ => Acting);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        services.AddDataProtection();
        services.AddAuthentication();
    }
}
