using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Admin;

public sealed class UserCommandsTests : IAsyncLifetime
{
    private readonly AccountsDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task AddUser_WithoutAPassword_MakesOneUpThatWorks()
    {
        var added = await database.RunAsync(c => c.AddUserAsync(new NewUser("bob@seller.example", "Bob", UserRole.Rep), null, default));

        added.Value!.GeneratedPassword.Should().MatchRegex("^([a-z2-9]{4}-){4}[a-z2-9]{4}$");
        (await PasswordFitsAsync(added.Value.Id, added.Value.GeneratedPassword!)).Should().BeTrue();
    }

    [Fact]
    public async Task AddUser_IsAuditedUnderWhoActs()
    {
        var admin = await database.AddAsync(UserRole.Admin, "Ann");
        ActAs(admin);

        await database.RunAsync(c => c.AddUserAsync(new NewUser("bob@seller.example", "Bob", UserRole.Rep), null, default));

        await using var db = database.NewContext();
        var rows = await db.AuditEntries.Where(a => a.ActorId == admin.Id).ToListAsync();
        rows.Should().Contain(a => a.Verb == "user.added" && a.ActorName == "Ann").And.Contain(a => a.ChangesJson.Contains("Rep"));
        rows.Should().NotContain(a => a.ChangesJson.Contains("Hash"));
    }

    [Fact]
    public async Task RemovePasskeys_OfALostDevice_TakesAllAndSignsOut()
    {
        var admin = await database.AddAsync(UserRole.Admin);
        var bob = await database.AddAsync(UserRole.Rep);
        var page = await database.SignInAsync(bob);
        await using (var db = database.NewContext())
        {
            foreach (byte key in new byte[] { 1, 2 })
            {
                db.UserPasskeys.Add(new() { UserId = bob.Id, CredentialId = [key], Data = new() { PublicKey = [1], Transports = [], AttestationObject = [], ClientDataJson = [] } });
            }

            await db.SaveChangesAsync();
        }

        ActAs(admin);

        (await database.RunAsync(c => c.RemovePasskeysAsync(bob.Id, default))).Kind.Should().Be(OutcomeKind.Done);
        (await database.RunAsync(c => c.RemovePasskeysAsync(bob.Id, default))).Kind.Should().Be(OutcomeKind.AlreadyDone);

        await using var now = database.NewContext();
        (await now.UserPasskeys.CountAsync()).Should().Be(0);
        (await now.AuditEntries.CountAsync(a => a.Verb == "user.passkeysRemoved" && a.ActorId == admin.Id)).Should().Be(1);
        (await database.Snapshots.FindAsync(page, default)).Should().BeNull("the open pages are signed out");
    }

    [Theory]
    [InlineData("nonsense", "Bob", "not an e-mail address")]
    [InlineData("bob@seller.example", " ", "Give a name")]
    [InlineData("TAKEN@seller.example", "Bob", "already")]
    public async Task AddUser_WithSomethingWrong_IsRefusedWithTheReason(string email, string name, string reason)
    {
        await database.RunAsync(c => c.AddUserAsync(new NewUser("taken@seller.example", "First", UserRole.Rep), null, default));

        var refused = await database.RunAsync(c => c.AddUserAsync(new NewUser(email, name, UserRole.Rep), null, default));

        refused.Kind.Should().Be(OutcomeKind.Invalid);
        refused.Message.Should().Contain(reason);
        await using var db = database.NewContext();
        (await db.Users.CountAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(UserRole.Rep)]
    [InlineData(UserRole.Manager)]
    public async Task EveryVerb_ByOthersThanAdmins_IsForbiddenAndChangesNothing(UserRole role)
    {
        var admin = await database.AddAsync(UserRole.Admin);
        var me = await database.AddAsync(role);
        ActAs(me);

        OutcomeKind[] outcomes =
        [
            (await database.RunAsync(c => c.AddUserAsync(new NewUser("x@x.example", "X", UserRole.Admin), null, default))).Kind,
            (await database.RunAsync(c => c.ChangeRoleAsync(me.Id, UserRole.Admin, default))).Kind,
            (await database.RunAsync(c => c.LockAsync(admin.Id, default))).Kind,
            (await database.RunAsync(c => c.UnlockAsync(admin.Id, default))).Kind,
            (await database.RunAsync(c => c.SetPasswordAsync(admin.Id, null, default))).Kind,
            (await database.RunAsync(c => c.RemovePasskeysAsync(admin.Id, default))).Kind,
        ];

        outcomes.Should().OnlyContain(o => o == OutcomeKind.Forbidden);
        (await PasswordFitsAsync(admin.Id, TestUser.Password)).Should().BeTrue();
    }

    [Fact]
    public async Task ChangeRole_OfTheLastAdmin_IsRefused()
    {
        var admin = await database.AddAsync(UserRole.Admin);

        var outcome = await database.RunAsync(c => c.ChangeRoleAsync(admin.Id, UserRole.Rep, default));

        outcome.Message.Should().Contain("last administrator");
        (await RoleOfAsync(admin)).Should().Be(UserRole.Admin);
    }

    [Fact]
    public async Task ChangeRole_OfAnAdminBesideALockedOne_IsRefused()
    {
        var locked = await database.AddAsync(UserRole.Admin);
        var admin = await database.AddAsync(UserRole.Admin);
        await database.RunAsync(c => c.LockAsync(locked.Id, default));

        var outcome = await database.RunAsync(c => c.ChangeRoleAsync(admin.Id, UserRole.Manager, default));

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
    }

    [Fact]
    public async Task ChangeRole_OfOneOfTwoAdmins_Works()
    {
        await database.AddAsync(UserRole.Admin);
        var second = await database.AddAsync(UserRole.Admin);

        var outcome = await database.RunAsync(c => c.ChangeRoleAsync(second.Id, UserRole.Manager, default));

        outcome.Kind.Should().Be(OutcomeKind.Done);
        (await RoleOfAsync(second)).Should().Be(UserRole.Manager);
    }

    [Fact]
    public async Task ChangeRole_ToThePresentOne_IsAlreadyDone()
    {
        var rep = await database.AddAsync(UserRole.Rep);

        (await database.RunAsync(c => c.ChangeRoleAsync(rep.Id, UserRole.Rep, default))).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task Lock_TheLastAdmin_IsRefused()
    {
        var admin = await database.AddAsync(UserRole.Admin);

        (await database.RunAsync(c => c.LockAsync(admin.Id, default))).Kind.Should().Be(OutcomeKind.Invalid);
    }

    [Fact]
    public async Task Lock_Oneself_IsRefused()
    {
        await database.AddAsync(UserRole.Admin);
        var me = await database.AddAsync(UserRole.Admin);
        ActAs(me);

        (await database.RunAsync(c => c.LockAsync(me.Id, default))).Message.Should().Contain("yourself");
    }

    [Fact]
    public async Task Unlock_ALockedUser_LetsThemInAgain()
    {
        var rep = await database.AddAsync(UserRole.Rep);
        await database.RunAsync(c => c.LockAsync(rep.Id, default));

        await database.RunAsync(c => c.UnlockAsync(rep.Id, default));

        (await RoleOfAsync(rep)).Should().Be(UserRole.Rep);
        await using var db = database.NewContext();
        (await db.AuditEntries.Select(a => a.Verb).ToListAsync()).Should().Contain(["user.locked", "user.unlocked"]);
    }

    [Fact]
    public async Task SetPassword_TooWeak_KeepsTheOldOne()
    {
        var rep = await database.AddAsync(UserRole.Rep);

        var outcome = await database.RunAsync(c => c.SetPasswordAsync(rep.Id, "short", default));

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        (await PasswordFitsAsync(rep.Id, TestUser.Password)).Should().BeTrue();
    }

    [Fact]
    public async Task SetPassword_IsAuditedWithWhoAndForWhomAndNoValue()
    {
        var admin = await database.AddAsync(UserRole.Admin, "Ada Keys");
        var rep = await database.AddAsync(UserRole.Rep);
        ActAs(admin);

        (await database.RunAsync(c => c.SetPasswordAsync(rep.Id, "another horse battery staple", default))).Ok.Should().BeTrue();

        await using var db = database.NewContext();
        var said = (await db.AuditEntries.Where(a => a.Verb == "user.passwordChanged").ToListAsync()).Should().ContainSingle(a => a.EntityPublicId == Guid.Parse(rep.Id)).Subject;
        said.Should().Match<AuditEntry>(a => a.ActorId == admin.Id && a.ActorName == "Ada Keys" && a.EntityKind == nameof(AppUser) && a.ChangesJson == "[]");
    }

    [Fact]
    public async Task EveryVerb_OnAnUnknownUser_SaysSo() =>
        (await database.RunAsync(c => c.LockAsync("nobody", default))).Kind.Should().Be(OutcomeKind.NotFound);

    private async Task<UserRole?> RoleOfAsync(TestUser user) => (await database.Snapshots.FindAsync(await database.SignInAsync(user), default))?.Role;

    private async Task<bool> PasswordFitsAsync(string userId, string password)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        return await users.CheckPasswordAsync((await users.FindByIdAsync(userId))!, password);
    }

    private void ActAs(TestUser user) => database.Acting = new Fixed(new UserInfo(user.Id, user.Name, user.Role));

    private sealed class Fixed(UserInfo user) : ICurrentUser
    {
        public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult<UserInfo?>(user);
    }
}
