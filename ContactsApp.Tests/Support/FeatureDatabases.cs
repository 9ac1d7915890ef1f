using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Palette;
using ContactsApp.Features.Proposals;
using ContactsApp.Features.Tags;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Trash;
using ContactsApp.Features.Undo;
using ContactsApp.Features.Views;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support;

/// <summary>A SQLite database with the app's features on it, used by whoever <see cref="ActingUser"/> says.</summary>
public sealed class FeatureSqlite : SqliteDatabase
{
    protected override void AddServices(IServiceCollection services) => FeatureServices.Add(services);

    /// <summary>A database for a single test.</summary>
    public static new async Task<FeatureSqlite> CreateAsync()
    {
        var database = new FeatureSqlite();
        await database.InitializeAsync();
        return database;
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class FeaturePostgres : PostgresDatabase
{
    protected override void AddServices(IServiceCollection services) => FeatureServices.Add(services);
}

/// <summary>Who acts in tests: Ann, a rep, until a test says otherwise.</summary>
public sealed class ActingUser : ICurrentUser
{
    public UserInfo? Is { get; set; } = new(TestDatabase.Ann.UserId!, TestDatabase.Ann.Name, UserRole.Rep);

    public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult(Is);
}

/// <summary>The app's own registrations of features, and what tests do with them.</summary>
public static class FeatureServices
{
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<ActingUser>().AddScoped<ICurrentUser>(p => p.GetRequiredService<ActingUser>());
        services.AddScoped<Rights>().AddSingleton<ChangeFeed>().AddSingleton<UserSnapshots>().AddJobBoard();
        services.AddIcp().AddLeads().AddIntake().AddContacts().AddProposals().AddDuplicates().AddCommittee().AddTouchpoints().AddInterchange().AddExports().AddDemo().AddBulk().AddTags().AddTrash().AddViews().AddPalette();
    }

    /// <summary>A service of a scope of its own, as one page would get it.</summary>
    public static T Get<T>(this TestDatabase database)
        where T : notnull => database.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>From now on this user acts; null for nobody.</summary>
    public static void Acts(this TestDatabase database, UserRole? role, Actor? who = null)
    {
        who ??= TestDatabase.Ann;
        database.Services.GetRequiredService<ActingUser>().Is = role is { } r ? new UserInfo(who.UserId!, who.Name, r) : null;
    }

    /// <summary>A user with a role, as whom background work may run.</summary>
    public static async Task<Actor> UserAsync(this TestDatabase database, string name, UserRole role)
    {
        var user = await database.UserAsync(name);
        await database.GiveRoleAsync(user, role);
        return user;
    }

    /// <summary>Gives the user another role in place of the one they had; null for none.</summary>
    public static Task GiveRoleAsync(this TestDatabase database, Actor user, UserRole? role) => database.WriteAsync(async db =>
    {
        await db.UserRoles.Where(r => r.UserId == user.UserId).ExecuteDeleteAsync();
        if (role is { } given)
        {
            if (!await db.Roles.AnyAsync(r => r.Id == given.ToString()))
            {
                db.Roles.Add(new IdentityRole(given.ToString()) { Id = given.ToString() });
            }

            db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.UserId!, RoleId = given.ToString() });
        }

        database.Services.GetRequiredService<UserSnapshots>().Forget(user.UserId!);
    });

    /// <summary>A user who can own and see leads.</summary>
    public static async Task<Actor> UserAsync(this TestDatabase database, string name)
    {
        var user = new AppUser { UserName = $"{Guid.NewGuid():n}@team.example", DisplayName = name, CreatedAt = database.Now };
        await database.WriteAsync(db => db.Users.Add(user));
        return new Actor(user.Id, name);
    }

    /// <summary>Makes an actor somebody who may sign in: what hangs on the row of a user needs it.</summary>
    public static Task SignUpAsync(this TestDatabase database, Actor actor) => database.WriteAsync(db => db.Users.Add(
        new AppUser { Id = actor.UserId!, UserName = $"{Guid.NewGuid():n}@team.example", DisplayName = actor.Name, CreatedAt = database.Now }));

    /// <summary>Takes an action back as the Undo button does, as whoever acts.</summary>
    public static Task<Outcome> UndoAsync(this TestDatabase database, Guid? undoId) =>
        database.Get<UndoCommands>().UndoAsync(undoId!.Value, CancellationToken.None);
}
