using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace ContactsApp.Web;

/// <summary>Where the program finds its files, however it was started: <c>dotnet run</c>, published and started from any folder, or a test.</summary>
public static class AppHost
{
    /// <summary>Where the server listens unless a setting says otherwise.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Settings that say where to listen, each in its own way.</summary>
    private static readonly string[] AddressSettings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];

    /// <summary>A web application builder that reads the appsettings.json beside the program.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Never there in bin/, where the web files are served from the source folders.
        var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Otherwise wwwroot is looked for in the folder the program was started from.
            ContentRootPath = published ? AppContext.BaseDirectory : null,
        });
        AddAppSettingsBesideProgram(builder.Configuration, builder.Environment.EnvironmentName);
        if (!SaysWhereToListen(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (!published)
        {
            // Otherwise every environment but Development answers 500 for the framework's and the packages' files.
            builder.WebHost.UseStaticWebAssets();
        }

        return builder;
    }

    // Not a line in appsettings.json: there it would win over the ASPNETCORE_URLS of whoever starts the program.
    private static bool SaysWhereToListen(IConfiguration configuration) =>
        AddressSettings.Any(name => !string.IsNullOrEmpty(configuration[name])) || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    /// <summary>
    /// appsettings.json lives in the root of the repository and is linked into the program, which the default sources do not see.
    /// Put right behind them, so that environment variables and arguments still win.
    /// </summary>
    internal static void AddAppSettingsBesideProgram(IConfigurationBuilder configuration, string environment)
    {
        var files = new PhysicalFileProvider(AppContext.BaseDirectory);
        var sources = configuration.Sources;
        var behind = sources.ToList().FindLastIndex(s => s is JsonConfigurationSource { Path: { } path } && path.StartsWith("appsettings", StringComparison.Ordinal)) + 1;
        foreach (var name in new[] { "appsettings.json", $"appsettings.{environment}.json" })
        {
            sources.Insert(behind++, new JsonConfigurationSource { Path = name, FileProvider = files, Optional = true, ReloadOnChange = false });
        }
    }
}
