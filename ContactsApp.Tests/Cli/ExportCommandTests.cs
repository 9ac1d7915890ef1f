using System.Text;
using ContactsApp.Features.Interchange;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N"));

    public ExportCommandTests() => Directory.CreateDirectory(root);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("csv", "\uFEFFContact id,")]
    [InlineData("vcard", "BEGIN:VCARD\r\nVERSION:4.0")]
    [InlineData("vcard3", "BEGIN:VCARD\r\nVERSION:3.0")]
    public async Task Export_ToStandardOutput_IsTheFileAlone(string format, string beginning)
    {
        await ImportAsync();

        var (code, output, error) = await RunAsync("contacts", "--format", format);

        code.Should().Be(Cli.Success);
        Encoding.UTF8.GetString(output).Should().StartWith(beginning).And.Contain("Nadia Petrov").And.Contain("Ida Falk");
        error.Should().Be("Exported 2 contacts.\n");
    }

    [Fact]
    public async Task Export_OfOneLead_IsItsPeopleInEachFormat()
    {
        await ImportAsync();

        var one = await RunAsync("contacts", "--format", "vcard", "--lead", "halden.example");
        var leads = await RunAsync("leads", "--format", "csv", "--lead", "loomwork.example");

        Encoding.UTF8.GetString(one.Output).Should().Contain("FN:Ida Falk").And.NotContain("Petrov");
        one.Error.Should().Be("Exported 1 contact.\n");
        ExportSamples.ReadCsv(leads.Output).Select(r => r["Company domain"]).Should().Equal("loomwork.example");
        leads.Error.Should().Be("Exported 1 lead.\n");
    }

    [Fact]
    public async Task Export_OfOneLead_ToAFile_IsWhole()
    {
        await ImportAsync();
        var path = Path.Combine(root, "out.xlsx");

        var (code, output, error) = await RunAsync("contacts", "--format", "xlsx", "--lead", "https://www.halden.example/", "--out", path);

        code.Should().Be(Cli.Success, error);
        output.Should().BeEmpty();
        ExportSamples.ReadXlsx(await File.ReadAllBytesAsync(path)).Should().HaveCount(2);
        Directory.EnumerateFiles(root, "*.unfinished").Should().BeEmpty();
    }

    [Fact]
    public async Task Export_Leads_ListsThem()
    {
        await ImportAsync();

        var (_, output, error) = await RunAsync("leads", "--format", "csv");

        error.Should().Be("Exported 2 leads.\n");
        ExportSamples.ReadCsv(output).Select(r => r["Company domain"]).Should().BeEquivalentTo("loomwork.example", "halden.example");
    }

    [Fact]
    public async Task Export_OfNoLead_FailsAndWritesNothing()
    {
        await ImportAsync();
        var path = Path.Combine(root, "out.csv");

        var (code, _, error) = await RunAsync("contacts", "--format", "csv", "--lead", "nobody.example", "--out", path);

        code.Should().Be(Cli.Failed);
        error.Should().Contain("nobody.example");
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task Export_ToWhereNoFileCanBe_SaysSoAndExportsNothing()
    {
        await ImportAsync();

        var nowhere = await RunAsync("contacts", "--format", "csv", "--out", Path.Combine(root, "none", "out.csv"));
        var folder = await RunAsync("contacts", "--format", "csv", "--out", root);

        (nowhere.Code, folder.Code).Should().Be((Cli.Failed, Cli.Failed));
        nowhere.Error.Should().Contain("cannot be written").And.Contain("Nothing was exported");
        folder.Error.Should().Be($"{root} is a folder. Nothing was exported; name a file by --out.\n");
        using var db = new SqliteConnection($"Data Source={Path.Combine(root, "data", "contacts.db")}");
        await db.OpenAsync();
        await using var audited = db.CreateCommand();
        audited.CommandText = "SELECT COUNT(*) FROM AuditEntries WHERE Verb LIKE 'export%'";
        (await audited.ExecuteScalarAsync()).Should().Be(0L, "nobody was taken out");
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("contacts", "--format", "csv", "--out")]
    [InlineData("contacts", "--format", "pdf")]
    [InlineData("people", "--format", "csv")]
    [InlineData("leads", "--format", "vcard")]
    [InlineData("contacts", "--format", "csv", "--all")]
    public async Task Export_WrongWords_Explains(params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        code.Should().Be(Cli.WrongUsage);
        error.Should().Contain("Usage: export");
    }

    private async Task ImportAsync()
    {
        var file = Path.Combine(root, "people.csv");
        await File.WriteAllTextAsync(file, "Name,Email,Company\nNadia Petrov,nadia@loomwork.example,Loomwork\nIda Falk,ida@halden.example,Halden\n");
        (await ImportCommand.RunAsync([file, Data], TextReader.Null, TextWriter.Null, TextWriter.Null, default)).Should().Be(Cli.Success);
    }

    private string Data => $"--ContactsApp:Data={Path.Combine(root, "data")}";

    private async Task<(int Code, byte[] Output, string Error)> RunAsync(params string[] args)
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, new UTF8Encoding(false));
        using var error = new StringWriter { NewLine = "\n" };
        var code = await ExportCommand.RunAsync([.. args, Data], TextReader.Null, output, error, default);
        await output.FlushAsync();
        return (code, bytes.ToArray(), error.ToString());
    }
}
