using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Proposals;

/// <summary>The list of proposals walks the open ones, in order, and looks everything else up by key, whatever the filter.</summary>
public sealed class ProposalPlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>, IAsyncLifetime
{
    private static readonly string[] BigTables = ["Proposals", "Contacts", "Observations", "ContactLinks", "Leads"];

    /// <summary>One open proposal, so that rows are looked up too.</summary>
    public async Task InitializeAsync()
    {
        var lead = await Interchange.ExportSamples.AddLeadAsync(database, "Halden Robotics", $"{Guid.NewGuid():n}.example", Interchange.ExportSamples.Ole);
        await database.WriteAsync(async db =>
        {
            var observation = await db.Observations.SingleAsync(o => o.Contact!.CompanyId == lead.CompanyId);
            db.Proposals.Add(new Proposal { ContactId = observation.ContactId!.Value, Field = nameof(ContactField.Title), Value = "CTO", ObservationId = observation.Id, CreatedAt = database.Now });
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string?, string?, string?> Filters => new()
    {
        { null, null, null },
        { "Title", null, null },
        { null, "Import", null },
        { null, null, "somebody" },
        { null, null, "none" },
        { "Title", "Import", "somebody" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task List_EachFilter_ReadsNoBigTableAndSortsNothing(string? field, string? source, string? owner)
    {
        var filter = ProposalFilter.From(field, source, owner);

        var plans = await QueryPlans.OfAsync(database, async () =>
        {
            var queries = database.Get<ProposalQueries>();
            await queries.PageAsync(filter, null, 100, CancellationToken.None);
            await queries.PageAsync(filter, long.MaxValue, 100, CancellationToken.None);
            await queries.AllIdsAsync(filter, CancellationToken.None);
            await queries.BadgeAsync(CancellationToken.None);
        });

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.Sorts && !p.BareScans.Any() && !p.FullReads.Intersect(BigTables).Any());
        plans.Where(p => p.Sql.Contains("ORDER BY \"p\".\"Id\" DESC", StringComparison.Ordinal)).Should()
            .OnlyContain(p => p.Steps[0].Contains("IX_Proposals_State_Id", StringComparison.Ordinal) || p.Steps[0].Contains("IX_Proposals_Field_Id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Title", "Import", "u1", ContactField.Title, SourceKind.Import, "u1")]
    [InlineData("nonsense", "7", " ", null, null, null)]
    [InlineData("0", "'; DROP TABLE", null, null, null, null)]
    public void Filter_FromAnAddress_LeavesJunkOut(string? field, string? source, string? owner, ContactField? readField, SourceKind? readSource, string? readOwner) =>
        ProposalFilter.From(field, source, owner).Should().Be(new ProposalFilter { Field = readField, Source = readSource, Owner = readOwner });
}
