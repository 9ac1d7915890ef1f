using Microsoft.Extensions.Configuration;

namespace ContactsApp.Web;

public sealed class AppHostTests
{
    [Fact]
    public void CreateBuilder_InAnyEnvironment_ReadsTheSettingsBesideTheProgram()
    {
        // The current folder of a test run holds no appsettings.json of its own kind; the linked one lies beside the program.
        var builder = AppHost.CreateBuilder(["--environment", "Production", "--contentRoot", Path.GetTempPath()]);

        builder.Configuration["ContactsApp:Database"].Should().Be("Sqlite");
    }

    [Fact]
    public void CreateBuilder_WithArguments_LetsThemWin()
    {
        var builder = AppHost.CreateBuilder(["--ContactsApp:Database=Postgres"]);

        builder.Configuration["ContactsApp:Database"].Should().Be("Postgres");
    }

    [Theory]
    [InlineData("", "http://localhost:5080")]
    [InlineData("--urls=http://localhost:8081", "http://localhost:8081")]
    [InlineData("--http_ports=8082", null)]
    [InlineData("--https_ports=8083", null)]
    [InlineData("--Kestrel:Endpoints:Http:Url=http://localhost:8084", null)]
    public void CreateBuilder_DefaultAddress_CountsOnlyWhereNothingElseIsSaid(string argument, string? urls) =>
        AppHost.CreateBuilder(argument.Length == 0 ? [] : [argument]).WebHost.GetSetting("urls").Should().Be(urls);
}
