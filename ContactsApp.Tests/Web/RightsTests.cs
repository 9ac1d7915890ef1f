using ContactsApp.Data;
using ContactsApp.Domain;

namespace ContactsApp.Web;

public sealed class RightsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("contactsapp-rights-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>PRODUCT.md §10 as a table.</summary>
    public static TheoryData<UserRole, Right, bool> Matrix => new()
    {
        { UserRole.Rep, Right.Read, true },
        { UserRole.Rep, Right.EditContacts, true },
        { UserRole.Rep, Right.Manage, false },
        { UserRole.Rep, Right.Administer, false },
        { UserRole.Manager, Right.Read, true },
        { UserRole.Manager, Right.EditContacts, true },
        { UserRole.Manager, Right.Manage, true },
        { UserRole.Manager, Right.Administer, false },
        { UserRole.Admin, Right.Read, true },
        { UserRole.Admin, Right.EditContacts, true },
        { UserRole.Admin, Right.Manage, true },
        { UserRole.Admin, Right.Administer, true },
    };

    [Fact]
    public void Matrix_NamesEveryRoleAndRight() =>
        Matrix.Should().HaveCount(Enum.GetValues<UserRole>().Length * Enum.GetValues<Right>().Length);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Require_ByRole_GivesTheUserOrARefusal(UserRole role, Right right, bool allowed)
    {
        var (user, refusal) = await RightsOf(new Somebody(new UserInfo("1", "Ann", role))).RequireAsync(right, default);

        (user is not null).Should().Be(allowed);
        refusal?.Kind.Should().Be(OutcomeKind.Forbidden);
        (refusal is null).Should().Be(allowed);
    }

    [Theory]
    [InlineData(Right.Read)]
    [InlineData(Right.Administer)]
    public async Task Require_SignedOut_IsRefused(Right right)
    {
        var (user, refusal) = await RightsOf(new Somebody(null)).RequireAsync(right, default);

        user.Should().BeNull();
        refusal!.Message.Should().Contain("signed out");
    }

    [Fact]
    public async Task Require_OnTheCommandLine_GivesTheMachineEveryRight()
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            var (user, _) = await RightsOf(new CommandLineUser()).RequireAsync(right, default);

            user!.Actor.UserId.Should().BeNull();
        }
    }

    [Theory]
    [InlineData(Right.Read, true)]
    [InlineData(Right.EditContacts, false)]
    [InlineData(Right.Manage, false)]
    [InlineData(Right.Administer, true)]
    public async Task Require_OnAFullDisk_RefusesWhatWrites(Right right, bool allowed)
    {
        var (user, refusal) = await RightsOf(new CommandLineUser(), minFree: long.MaxValue).RequireAsync(right, default);

        (user is not null).Should().Be(allowed);
        (refusal?.Kind).Should().Be(allowed ? null : OutcomeKind.Unavailable);
    }

    private Rights RightsOf(ICurrentUser user, long minFree = 0)
    {
        var folder = new DataFolder(root);
        return new(user, new StorageCheck(folder, DatabaseSettings.Sqlite(folder.DatabaseFile), new StorageSettings(minFree), TimeProvider.System));
    }

    private sealed class Somebody(UserInfo? user) : ICurrentUser
    {
        public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult(user);
    }
}
