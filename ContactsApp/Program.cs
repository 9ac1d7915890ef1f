using ContactsApp.Cli;
using ContactsApp.Components;
using ContactsApp.Data;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Web;

if (Cli.IsVerb(args))
{
    return Cli.Run(args);
}

try
{
    var builder = AppHost.CreateBuilder(args);
    builder.AddDatabase();
    builder.AddJobs();
    builder.AddUi();
    builder.Services.AddIcp().AddLeads();
    var app = builder.Build();
    await app.MigrateDatabaseAsync();
    app.UseErrorPages();
    app.UseAntiforgery();
    app.MapUi();
    await app.RunAsync();
    return 0;
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
