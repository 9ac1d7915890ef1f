using System.Security.Claims;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Web;

public sealed class UserSnapshotsTests : IAsyncLifetime
{
    private readonly AccountsDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Find_ASignedInUser_TellsNameAndRole()
    {
        var user = await database.AddAsync(UserRole.Manager, "Maria Ortiz");

        var found = await database.Snapshots.FindAsync(await database.SignInAsync(user), default);

        found.Should().Be(new UserInfo(user.Id, "Maria Ortiz", UserRole.Manager));
    }

    [Fact]
    public async Task Find_Nobody_IsNull() =>
        (await database.Snapshots.FindAsync(new ClaimsPrincipal(new ClaimsIdentity()), default)).Should().BeNull();

    [Fact]
    public async Task Find_DemotedByAnotherProcess_IsSeenAfterFiveSecondsAndNotBefore()
    {
        var user = await database.AddAsync(UserRole.Manager);
        var principal = await database.SignInAsync(user);
        await database.Snapshots.FindAsync(principal, default);
        await SetRoleBehindOurBackAsync(user.Id, UserRole.Rep);

        database.Time.Advance(TimeSpan.FromSeconds(4.9));
        var before = await database.Snapshots.FindAsync(principal, default);
        database.Time.Advance(TimeSpan.FromSeconds(0.1));
        var after = await database.Snapshots.FindAsync(principal, default);

        before!.Role.Should().Be(UserRole.Manager, "answers are kept for 5 s");
        after!.Role.Should().Be(UserRole.Rep);
    }

    [Fact]
    public async Task Find_DemotedHere_IsSeenAtOnce()
    {
        await database.AddAsync(UserRole.Admin);
        var user = await database.AddAsync(UserRole.Admin);
        var principal = await database.SignInAsync(user);
        await database.Snapshots.FindAsync(principal, default);

        await database.RunAsync(c => c.ChangeRoleAsync(user.Id, UserRole.Rep, default));

        (await database.Snapshots.FindAsync(principal, default))!.Role.Should().Be(UserRole.Rep);
    }

    [Fact]
    public async Task Find_LockedByAnAdmin_IsNull()
    {
        await database.AddAsync(UserRole.Admin);
        var user = await database.AddAsync(UserRole.Rep);
        var principal = await database.SignInAsync(user);

        await database.RunAsync(c => c.LockAsync(user.Id, default));

        (await database.Snapshots.FindAsync(principal, default)).Should().BeNull();
    }

    [Fact]
    public async Task Find_PausedAfterWrongPasswords_StaysSignedIn()
    {
        var user = await database.AddAsync(UserRole.Rep);
        var principal = await database.SignInAsync(user);
        await database.WriteAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            u => u.SetProperty(x => x.LockoutEnd, database.Time.GetUtcNow().AddMinutes(15))));

        (await database.Snapshots.FindAsync(principal, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Find_AfterANewPassword_EndsTheOldSignIn()
    {
        var user = await database.AddAsync(UserRole.Rep);
        var principal = await database.SignInAsync(user);

        await database.RunAsync(c => c.SetPasswordAsync(user.Id, "another battery staple horse", default));

        (await database.Snapshots.FindAsync(principal, default)).Should().BeNull();
        (await database.Snapshots.FindAsync(await database.SignInAsync(user), default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Find_ADeletedUser_IsNull()
    {
        var user = await database.AddAsync(UserRole.Rep);
        var principal = await database.SignInAsync(user);
        await database.WriteAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteDeleteAsync());

        (await database.Snapshots.FindAsync(principal, default)).Should().BeNull();
    }

    private Task SetRoleBehindOurBackAsync(string userId, UserRole role) => database.WriteAsync(async db =>
    {
        await db.UserRoles.Where(r => r.UserId == userId).ExecuteDeleteAsync();
        db.UserRoles.Add(new() { UserId = userId, RoleId = await db.Roles.Where(r => r.Name == role.ToString()).Select(r => r.Id).SingleAsync() });
    });
}
