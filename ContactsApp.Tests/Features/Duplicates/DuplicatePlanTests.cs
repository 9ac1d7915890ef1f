using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Features.Duplicates;

/// <summary>The queue walks its open pairs by reason, in order, and looks everything else up by key; so does the search for pairs.</summary>
public sealed class DuplicatePlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>, IAsyncLifetime
{
    private static readonly string[] BigTables = ["DuplicatePairs", "Contacts", "ContactNameKeys", "ContactEmails", "ContactPhones", "ContactLinks", "Observations", "Leads", "Companies"];

    /// <summary>A pair of people and one of companies, so that rows are looked up too.</summary>
    public async Task InitializeAsync()
    {
        await Interchange.ExportSamples.AddLeadAsync(database, "Halden Robotics", $"{Guid.NewGuid():n}.example", Interchange.ExportSamples.Ole, Interchange.ExportSamples.Ole);
        await Interchange.ExportSamples.AddLeadAsync(database, "Halden Robotics AB", $"{Guid.NewGuid():n}.example", Interchange.ExportSamples.Ole);
        await database.Get<CompanyDuplicateSearch>().RunAsync(CancellationToken.None);
        while (await database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "SameEmail")]
    [InlineData("companies", null)]
    [InlineData("companies", "CompanyName")]
    public async Task Queue_EachFilter_ReadsNoBigTableAndSortsNothing(string? kind, string? reason)
    {
        var filter = DuplicateFilter.From(kind, reason);

        var plans = await QueryPlans.OfAsync(database, async () =>
        {
            var queries = database.Get<DuplicateQueries>();
            var page = await queries.PageAsync(filter, null, 100, CancellationToken.None);
            if (page.Rows.Count > 0)
            {
                await queries.PageAsync(filter, page.Rows[^1], 100, CancellationToken.None);
            }

            await queries.BadgeAsync(CancellationToken.None);
        });

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.Sorts && !p.BareScans.Any() && !p.FullReads.Intersect(BigTables).Any());
    }

    [Fact]
    public async Task NoteOfOneContact_ReadsNoBigTable()
    {
        await using var db = database.NewContext();
        var contact = db.Contacts.Select(c => c.PublicId).First();
        var lead = db.Leads.Select(l => l.PublicId).First();

        var plans = await QueryPlans.OfAsync(database, async () =>
        {
            await database.Get<DuplicateQueries>().OfContactAsync(contact, CancellationToken.None);
            await database.Get<DuplicateQueries>().OfLeadAsync(lead, CancellationToken.None);
        });

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any() && !p.FullReads.Intersect(BigTables).Any());
    }

    [Fact]
    public async Task Search_ForSomeContacts_ReadsNoBigTable()
    {
        await database.WriteAsync(db => { db.DuplicateChecks.AddRange(db.Contacts.Select(c => c.Id).ToList().Select(id => new DuplicateCheck { ContactId = id })); });

        var plans = await QueryPlans.OfAsync(database, () => database.Get<DuplicateSearch>().StepAsync(CancellationToken.None));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any(t => BigTables.Contains(t)) && !p.FullReads.Intersect(BigTables).Any());
    }

    [Theory]
    [InlineData("companies", "CompanyName", DuplicateKind.Companies, DuplicateReason.CompanyName)]
    [InlineData("companies", "SameEmail", DuplicateKind.Companies, null)]
    [InlineData("7", "'; DROP TABLE", DuplicateKind.People, null)]
    [InlineData(null, "0", DuplicateKind.People, null)]
    public void Filter_FromAnAddress_LeavesJunkOut(string? kind, string? reason, DuplicateKind readKind, DuplicateReason? readReason) =>
        DuplicateFilter.From(kind, reason).Should().Be(new DuplicateFilter { Kind = readKind, Reason = readReason });
}
