using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

public sealed class ImportTests : IAsyncLifetime
{
    private const string LinkedIn = """
        Notes:
        "Some addresses are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Nadia,Petrov,https://www.linkedin.com/in/nadia-petrov,,Loomwork Software,VP of Engineering,12 Jan 2026
        Oliver,"Brandt, PMP",https://www.linkedin.com/in/oliver-brandt,,Loomwork Software,Director of IT,13 Jan 2026
        Yara,Okafor,https://www.linkedin.com/in/yara-okafor,yara@loomwork.example,Loomwork Software,Head of Finance,14 Jan 2026
        ,,,,,,15 Jan 2026
        Sam,Solo,https://www.linkedin.com/in/sam-solo,,,,16 Jan 2026
        """;

    private FeatureSqlite database = null!;

    public async Task InitializeAsync() => database = await FeatureSqlite.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    private Task<CommandReport> ImportAsync(string text, string? company = null, bool dryRun = false) => database.CommandImportAsync(text, company, dryRun);

    [Fact]
    public async Task LinkedInFile_MakesLeadsWithCommittees_AndAccountsForEveryRow()
    {
        var report = await ImportAsync(LinkedIn);

        report.Layout.Should().Be("LinkedIn connections");
        report.Contacts.Select(c => c.Outcome).Should().Equal("created", "created", "created", "skipped", "skipped");
        await using var db = database.NewContext();
        var summary = await db.LeadSummaries.SingleAsync();
        summary.Name.Should().Be("Loomwork Software");
        summary.ContactCount.Should().Be(3);
        summary.CompletenessWithSuggestions.Should().Be(75);
        (await db.Contacts.Where(c => c.FullName == "Oliver Brandt").Select(c => c.Suffix).SingleAsync()).Should().Be("PMP");
        (await db.Observations.Select(o => o.ObservedAt).Distinct().SingleAsync()).Should().Be(database.Now.AddDays(-3), "it was so when the file was made, not when they connected");
    }

    [Fact]
    public async Task SameFileAgain_ChangesNothing()
    {
        await ImportAsync(LinkedIn);
        await using var before = database.NewContext();
        var versions = await before.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync();

        var again = await ImportAsync(LinkedIn);

        again.Contacts.Where(c => c.Outcome != "skipped").Should().OnlyContain(c => c.Outcome == "unchanged");
        await using var db = database.NewContext();
        (await db.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync()).Should().Equal(versions);
        (await db.Observations.CountAsync()).Should().Be(3);
        (await db.Leads.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task DryRun_SaysTheSameAndWritesNothing()
    {
        var report = await ImportAsync(LinkedIn, dryRun: true);

        report.Contacts.Count(c => c.Outcome == "created").Should().Be(3);
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(0);
        (await db.Leads.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task DryRun_WhileSomebodyWrites_NeitherWaitsNorMakesThemWait()
    {
        await using var write = await database.Gate.BeginAsync(TestDatabase.Ann, WritePriority.Interactive, CancellationToken.None);

        var report = await ImportAsync(LinkedIn, dryRun: true);

        report.Contacts.Select(c => c.Outcome).Should().Equal("created", "created", "created", "skipped", "skipped");
    }

    [Fact]
    public async Task DryRun_OfPeopleWhoAreHereAndOfRepeats_SaysWhatTheRunDoes()
    {
        const string more = "Name,Email,Company,Title\nYara Okafor,yara@loomwork.example,Loomwork Software,CFO\nIda Falk,ida@halden.example,Halden Robotics,CTO\nIda Falk,ida@halden.example,Halden Robotics,CTO\nBad Mail,bad@,Halden Robotics,Buyer\n";
        await ImportAsync(LinkedIn);

        var dry = await ImportAsync(more, dryRun: true);

        var wet = await ImportAsync(more);
        dry.Contacts.Select(c => c.Outcome).Should().Equal(wet.Contacts.Select(c => c.Outcome));
        (dry.Layout, dry.Rows).Should().Be((wet.Layout, wet.Rows));
    }

    [Fact]
    public async Task Company_PutsEveryRowIntoOneLead()
    {
        await ImportAsync("Name,Job Title\nIda Falk,CTO\nBo Ek,Head of IT\n", company: "halden.example");

        await using var db = database.NewContext();
        (await db.Companies.SingleAsync()).Domain.Should().Be("halden.example");
        (await db.Contacts.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task OwnDomain_IsSkippedWithTheReason()
    {
        await database.WriteAsync(db => { db.Workspaces.Add(new Workspace { Name = "Northlight", OwnDomains = ["northlight.example"], CreatedAt = database.Now }); });

        var report = await ImportAsync("Name,Email\nAnn Keller,ann@northlight.example\n");

        report.Contacts.Single().Should().Match<ImportedRow>(r => r.Outcome == "skipped" && r.Reason.Contains("own domain"));
    }

    [Fact]
    public async Task SuppressedPerson_IsSkippedAndCounted()
    {
        await ImportAsync(LinkedIn);
        await using (var db = database.NewContext())
        {
            var id = await db.Contacts.Where(c => c.FullName == "Yara Okafor").Select(c => c.PublicId).SingleAsync();
            await database.Get<Contacts.ContactCommands>().RemoveContactAsync(id, RemovalReason.NotRelevant, CancellationToken.None);
        }

        var other = await ImportAsync("Name,Email,Company\nYara Okafor,yara@loomwork.example,Loomwork Software\n");

        other.Contacts.Single().Should().Match<ImportedRow>(r => r.Outcome == "skipped" && r.Reason.StartsWith("Removed on"));
    }
}
