using ContactsApp.Cli;
using ContactsApp.Components;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Features.Admin;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Digests;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Palette;
using ContactsApp.Features.Proposals;
using ContactsApp.Features.Tags;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Trash;
using ContactsApp.Features.Views;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;

// Composition only, in this order: verbs of the command line, services from the data outwards, database, pipeline, addresses.
if (Cli.IsVerb(args))
{
    return await Cli.RunAsync(args);
}

try
{
    var builder = AppHost.CreateBuilder(args);
    builder.AddDatabase();
    builder.AddAccounts();
    builder.AddWeb();
    builder.AddUi();
    builder.AddJobs();
    builder.Services.AddAdmin().AddAdminPages().AddIcp().AddIntake().AddLeads().AddContacts().AddProposals().AddDuplicates().AddCommittee().AddTouchpoints().AddInterchange().AddExports().AddDemo().AddBulk().AddTags().AddTrash().AddViews().AddPalette().AddDigests();

    var app = builder.Build();
    await app.MigrateDatabaseAsync();
    app.UseAppPipeline();
    app.MapUi().MapAccounts().MapAudit().MapExports().MapDigests().MapHealth();
    await app.RunAsync();
    return 0;
}
catch (StartupException problem)
{
    // The message is written for whoever starts the program; a stack trace would only hide it.
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
