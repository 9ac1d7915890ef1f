using Microsoft.Extensions.Configuration;

namespace ContactsApp.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N"));

    [Fact]
    public void Open_NewFolder_IsForItsOwnerOnly()
    {
        var folder = DataFolder.Open(root);

        Directory.Exists(folder.Keys).Should().BeTrue();
        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in new[] { folder.Root, folder.Keys, folder.Backups, folder.Imports })
            {
                (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).Should().Be(UnixFileMode.None, path);
            }
        }
    }

    [Fact]
    public void Open_RelativePath_IsRefusedWithWords() =>
        FluentActions.Invoking(() => DataFolder.Open("data")).Should().Throw<StartupException>().WithMessage("*'data'*whole path*");

    [Fact]
    public void Open_NothingConfigured_IsTheUsersOwnFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

        DataFolder.PathOf(" ").Should().Be(Path.Combine(home, "ContactsApp"));
    }

    [Fact]
    public void SuppressionKey_AskedForAgain_IsTheSameAndPrivate()
    {
        var folder = DataFolder.Open(root);
        folder.HasSuppressionKey.Should().BeFalse();

        var key = folder.SuppressionKey();

        key.Should().HaveCount(32);
        DataFolder.Open(root).SuppressionKey().Should().Equal(key);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(root, "suppression.key")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task SuppressionKey_AskedForByManyAtOnce_IsOne()
    {
        var folder = DataFolder.Open(root);

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(folder.SuppressionKey)));

        keys.Select(Convert.ToHexString).Distinct().Should().ContainSingle();
        Directory.GetFiles(root).Should().ContainSingle("no half-written key is left over");
    }

    [Fact]
    public void SuppressionKey_Damaged_IsNotReplaced()
    {
        var folder = DataFolder.Open(root);
        File.WriteAllText(Path.Combine(root, "suppression.key"), "ABCD");

        folder.Invoking(f => f.SuppressionKey()).Should().Throw<StartupException>().WithMessage("*damaged*backup*");
    }

    [Fact]
    public void Take_SecondServer_IsKeptOutUntilTheFirstEnds()
    {
        var folder = DataFolder.Open(root);
        var first = new InstanceLock(folder);
        first.Take();
        using var second = new InstanceLock(folder);

        second.Invoking(s => s.Take()).Should().Throw<StartupException>().WithMessage($"*{root}*Stop it first*");
        InstanceLock.IsTaken(folder).Should().BeTrue();
        first.Dispose();
        InstanceLock.IsTaken(folder).Should().BeFalse();
        second.Take();
    }

    [Theory]
    [InlineData(null, null, DatabaseProvider.Sqlite)]
    [InlineData("", null, DatabaseProvider.Sqlite)]
    [InlineData("sqlite", null, DatabaseProvider.Sqlite)]
    [InlineData("Postgres", "Host=db", DatabaseProvider.Postgres)]
    public void Settings_ByWord_NameTheProvider(string? word, string? postgres, DatabaseProvider expected) =>
        DatabaseSettings.Read(Configuration(word, postgres), DataFolder.Open(root)).Provider.Should().Be(expected);

    [Theory]
    [InlineData("Oracle", null, "*'Oracle'*Sqlite or Postgres*")]
    [InlineData("7", null, "*'7'*")]
    [InlineData("Postgres", "", "*connection string*empty*")]
    public void Settings_ThatMakeNoSense_AreRefusedWithWords(string word, string? postgres, string message) =>
        FluentActions.Invoking(() => DatabaseSettings.Read(Configuration(word, postgres), DataFolder.Open(root)))
            .Should().Throw<StartupException>().WithMessage(message);

    public void Dispose()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static IConfiguration Configuration(string? word, string? postgres) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ContactsApp:Database"] = word, ["ContactsApp:Postgres"] = postgres }).Build();
}
