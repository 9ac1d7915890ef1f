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
}
