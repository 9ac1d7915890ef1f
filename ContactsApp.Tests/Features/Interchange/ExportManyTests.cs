using ContactsApp.Domain;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

/// <summary>More people than a page of the export holds, and how they are read.</summary>
public sealed class ExportManyTests : IAsyncLifetime
{
    private const int Leads = 230;
    private const int People = 1_700;
    private FeatureSqlite database = null!;

    public async Task InitializeAsync()
    {
        database = await FeatureSqlite.CreateAsync();
        await ActivatorUtilities.CreateInstance<SeedWriter>(database.Services.CreateScope().ServiceProvider).RunAsync(new(Leads, People, 0, 1), CancellationToken.None);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Contacts_OverManyPages_AreEachThereOnceByLeadAndName()
    {
        var (file, export) = await ExportSamples.ExportAsync(database, new(ExportSubject.Contacts, ExportFormat.Csv, new ExportScope.Filtered(new LeadFilter { Sort = LeadSort.Company, Ascending = true })));

        var rows = ExportSamples.ReadCsv(file);
        export.Count.Should().Be(People);
        rows.Select(r => r["Contact id"]).Distinct().Should().HaveCount(People);
        await using var db = database.NewContext();
        var companies = await db.LeadSummaries.OrderBy(s => s.SortName).ThenBy(s => s.LeadId).Where(s => s.ContactCount > 0).Select(s => s.Name).ToListAsync();
        rows.Select(r => r["Company"]).Distinct().Should().Equal(companies.Distinct());
    }

    [Fact]
    public async Task Leads_OverManyPages_AreEachThereOnce()
    {
        var (file, _) = await ExportSamples.ExportAsync(database, new(ExportSubject.Leads, ExportFormat.Csv, new ExportScope.Filtered(new LeadFilter())));

        ExportSamples.ReadCsv(file).Select(r => r["Lead id"]).Distinct().Should().HaveCount(Leads);
    }

    [Fact]
    public async Task Export_OfOneLead_ReadsNoTableFromEndToEnd()
    {
        await using var db = database.NewContext();
        var lead = await db.Leads.Select(l => l.PublicId).FirstAsync();

        var plans = await QueryPlans.OfAsync(database, () => ExportSamples.ExportAsync(database, new(ExportSubject.Contacts, ExportFormat.VCard, new ExportScope.OfLeads([lead]))));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any() && !p.FullReads.Any(t => t == "Contacts" || t == "ContactEmails" || t == "Observations"));
    }
}
