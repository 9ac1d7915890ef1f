using System.Text.Json;
using ContactsApp.Features.Interchange;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Cli;

public sealed class ImportCommandTests : IDisposable
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

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await ImportCommand.RunAsync(args, TextReader.Null, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private static string Sample(string name) => Path.Combine(SampleFiles.Folder, name);

    [Fact]
    public async Task NoDb_Json_HasOneEntryADataRow()
    {
        var (code, output, _) = await RunAsync(Sample("hubspot_contacts.csv"), "--dry-run", "--no-db", "--json");

        code.Should().Be(0);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("layout").GetString().Should().Be("HubSpot contacts");
        report.GetProperty("rows").GetInt32().Should().Be(5);
        var first = report.GetProperty("contacts")[0];
        first.EnumerateObject().Select(p => p.Name).Should().Equal("row", "full", "first", "last", "title", "company", "domain", "emails", "phones", "linkedin", "outcome", "reason");
        first.GetProperty("company").GetString().Should().Be("Halden Robotics GmbH");
        report.GetProperty("contacts").EnumerateArray().Select(c => c.GetProperty("outcome").GetString()).Should().Equal("created", "created", "created", "created", "skipped");
    }

    [Fact]
    public async Task NoDb_Lines_EndInCounts()
    {
        var (_, output, _) = await RunAsync(Sample("hubspot_contacts.csv"), "--dry-run", "--no-db");

        output.Should().StartWith("  line 6: skipped: info@verdant.example").And.EndWith("HubSpot contacts: 5 rows\n  4 created\n  1 skipped\n");
    }

    [Fact]
    public async Task NoDb_Company_PlacesEveryRow()
    {
        var (_, output, _) = await RunAsync(Sample("customeros.csv"), "--company", "halden.example", "--no-db", "--json");

        JsonDocument.Parse(output).RootElement.GetProperty("contacts").EnumerateArray().Should().OnlyContain(c => c.GetProperty("domain").GetString() == "halden.example" && c.GetProperty("outcome").GetString() == "created");
    }

    [Fact]
    public async Task NoDb_FileWithoutPeople_FailsWithTheReasonAndAnEmptyReport()
    {
        var (code, output, error) = await RunAsync(Sample("leads.txt"), "--no-db", "--json");

        code.Should().Be(1);
        JsonDocument.Parse(output).RootElement.GetProperty("rows").GetInt32().Should().Be(0);
        error.Should().Contain("Nothing was imported");
    }

    [Theory]
    [InlineData()]
    [InlineData("a.csv", "b.csv")]
    [InlineData("a.csv", "--company", "no domain")]
    public async Task WrongWords_PrintTheRightOnes(params string[] args) => (await RunAsync(args)).Code.Should().Be(2);

    [Fact]
    public async Task MissingFile_Fails() => (await RunAsync("/nowhere/people.csv", "--no-db")).Code.Should().Be(1);

    [Fact]
    public async Task Database_PrintsWhatBecameOfEachRow_AndTheSameAgainChangesNothing()
    {
        var first = await RunAsync(Sample("hubspot_contacts.csv"), "--json", Data);
        var dry = await RunAsync(Sample("hubspot_contacts.csv"), "--dry-run", "--json", Data);
        var again = await RunAsync(Sample("hubspot_contacts.csv"), "--json", Data);

        (first.Code, first.Error).Should().Be((0, ""));
        Outcomes(dry.Output).Should().Equal(Outcomes(again.Output));
        Outcomes(first.Output).Should().Equal("created", "created", "created", "created", "skipped");
        Outcomes(again.Output).Should().Equal("unchanged", "unchanged", "unchanged", "unchanged", "skipped");
        Directory.GetFiles(Path.Combine(root, "imports")).Should().HaveCount(2, "the file of each import is kept for its report, and a dry run makes none");
    }

    [Fact]
    public async Task DryRun_WithoutADatabase_MakesNone()
    {
        var (code, output, _) = await RunAsync(Sample("hubspot_contacts.csv"), "--dry-run", "--json", Data);

        code.Should().Be(0);
        Outcomes(output).Should().Equal("created", "created", "created", "created", "skipped");
        Directory.Exists(root).Should().BeFalse("a dry run writes nothing");
    }

    [Fact]
    public async Task Database_FileWithHeadersAndNoRows_IsNoFault()
    {
        Directory.CreateDirectory(root);
        var file = Path.Combine(root, "people.csv");
        await File.WriteAllTextAsync(file, "First Name,Last Name,Email,Company\n");

        var (code, output, error) = await RunAsync(file, Data);

        (code, output, error).Should().Be((0, "CSV: 0 rows\n", ""));
    }

    private string Data => $"--ContactsApp:Data={root}";

    private static IEnumerable<string?> Outcomes(string json) => JsonDocument.Parse(json).RootElement.GetProperty("contacts").EnumerateArray().Select(c => c.GetProperty("outcome").GetString());
}
