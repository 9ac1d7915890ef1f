using ContactsApp.Data;
using ContactsApp.Domain.Engagement;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>The stored line of the list stays true while nothing happens, without anybody writing it anew.</summary>
public abstract class EngagementLineContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Line_StoredThenDaysPass_GoesOnSinkingByTheHalfLife()
    {
        var lead = await new LeadBuilder(database, "Sinking Systems").Person("Mei Tanaka", "Engineering Manager").Touch("Mei Tanaka", "meeting-held", 3).SaveAsync();
        var (header, row) = await ReadAsync(lead);
        header.Should().HaveCount(EngagementLevels.Days);
        header[^1].Should().BeApproximately(10 * Math.Pow(2, -3 / 14.0), 0.02);
        header[^4].Should().BeApproximately(10, 0.02);
        header[^5].Should().Be(0);
        row.Should().Equal(header);

        database.Time.Advance(TimeSpan.FromDays(14));
        var (later, laterRow) = await ReadAsync(lead);

        later[^1].Should().BeApproximately(header[^1] / 2, 0.02);
        later[^15].Should().Be(header[^1], "the line moved left by fourteen days");
        laterRow.Should().Equal(later);
    }

    private async Task<(IReadOnlyList<double> Header, IReadOnlyList<double> Row)> ReadAsync(LeadBuilder lead)
    {
        var queries = database.Get<LeadQueries>();
        var header = await queries.HeaderAsync(lead.Lead.PublicId, CancellationToken.None);
        var rows = await queries.RowsAsync(new LeadFilter { Text = lead.Lead.Company.Name }, 0, 5, new LeadAnchors(), "", CancellationToken.None);
        return (header!.Levels, rows.Rows.Single().Levels);
    }
}

public sealed class EngagementLineOnSqliteTests(FeatureSqlite database) : EngagementLineContract(database), IClassFixture<FeatureSqlite>;

public sealed class EngagementLineOnPostgresTests(FeaturePostgres database) : EngagementLineContract(database), IClassFixture<FeaturePostgres>;
