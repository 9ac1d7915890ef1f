using ContactsApp.Data;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Cli;

public sealed class SeedCommandTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task Seed_SmallNumbers_AddsExactlyThatManyAndSummarisesEveryLead()
    {
        (await RunAsync("a", "--leads", "12", "--contacts", "90", "--touchpoints", "140")).Code.Should().Be(Cli.Success);

        (await CountAsync("a", "Leads")).Should().Be(12);
        (await CountAsync("a", "Contacts")).Should().Be(90);
        (await CountAsync("a", "Observations")).Should().Be(90);
        (await CountAsync("a", "Touchpoints")).Should().Be(140);
        (await CountAsync("a", "LeadSummaries WHERE ContactCount > 0")).Should().Be(12);
        (await CountAsync("a", "Companies WHERE Domain NOT LIKE '%.example'")).Should().Be(0);
        (await CountAsync("a", "RoleAssignments WHERE State = 'Confirmed'")).Should().BePositive();
    }

    [Fact]
    public async Task Seed_SameSeedOnAnotherFolder_MakesTheSamePeople()
    {
        foreach (var folder in new[] { "a", "b" })
        {
            await RunAsync(folder, "--leads", "3", "--contacts", "20", "--touchpoints", "10", "--seed", "7");
        }

        (await PeopleAsync("b")).Should().Equal(await PeopleAsync("a")).And.HaveCount(20);
    }

    [Fact]
    public async Task Seed_Twice_AddsOtherCompanies()
    {
        await RunAsync("a", "--leads", "3", "--contacts", "6", "--touchpoints", "0");
        await RunAsync("a", "--leads", "3", "--contacts", "6", "--touchpoints", "0");

        (await CountAsync("a", "(SELECT DISTINCT Domain FROM Companies)")).Should().Be(6);
    }

    [Theory]
    [InlineData("--leads", "0")]
    [InlineData("--contacts", "-1")]
    [InlineData("--seed", "x")]
    [InlineData("more", "words")]
    public async Task Seed_WrongWords_ExplainsAndWritesNothing(params string[] args)
    {
        var (code, error) = await RunAsync("a", args);

        code.Should().Be(Cli.WrongUsage);
        error.Should().Contain("Usage: seed");
        Directory.Exists(Path.Combine(root, "a")).Should().BeFalse();
    }

    private async Task<(int Code, string Error)> RunAsync(string folder, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SeedCommand.RunAsync([.. args, $"--ContactsApp:Data={Path.Combine(root, folder)}"], TextReader.Null, output, error, default);
        return (code, error.ToString());
    }

    private async Task<long> CountAsync(string folder, string rows) => (await ReadAsync(folder, $"SELECT count(*) FROM {rows}", reader => reader.GetInt64(0)))[0];

    private Task<List<string>> PeopleAsync(string folder) => ReadAsync(
        folder, "SELECT c.FullName || ', ' || c.Title || ', ' || k.Domain FROM Contacts c JOIN Companies k ON k.Id = c.CompanyId ORDER BY c.Id", reader => reader.GetString(0));

    private async Task<List<T>> ReadAsync<T>(string folder, string sql, Func<SqliteDataReader, T> read)
    {
        await using var connection = new SqliteConnection(DatabaseSettings.Sqlite(Path.Combine(root, folder, "contacts.db"), pooling: false).ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
