using System.Linq.Expressions;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

/// <summary>The queries that the indexes are made for are answered from them, already in order.</summary>
public sealed class IndexTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    public static TheoryData<string> Sorts => [.. SortColumns.Keys];

    private static readonly Dictionary<string, Expression<Func<LeadSummary, object>>> SortColumns = new()
    {
        ["SortName"] = s => s.SortName,
        ["FitScore"] = s => s.FitScore,
        ["Stage"] = s => s.Stage,
        ["SalesState"] = s => s.SalesState,
        ["Completeness"] = s => s.Completeness,
        ["EngagedCount"] = s => s.EngagedCount,
        ["LastTouchAt"] = s => s.LastTouchAt,
        ["OwnerName"] = s => s.OwnerName,
        ["SignalCount"] = s => s.SignalCount,
        ["EngagementLog2"] = s => s.EngagementLog2,
        ["ContactCount"] = s => s.ContactCount,
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task LeadList_SortedEitherWay_IsReadInTheOrderOfAnIndex(string column)
    {
        await using var db = database.NewContext();
        var live = db.LeadSummaries.Where(s => !s.IsRemoved);
        var sort = SortColumns[column];

        foreach (var query in new[] { live.OrderBy(sort).ThenBy(s => s.LeadId), live.OrderByDescending(sort).ThenByDescending(s => s.LeadId) })
        {
            (await PlanAsync(db, query.Take(50))).Should().ContainSingle().Which.Should().MatchRegex($"USING INDEX IX_LeadSummaries_{column}_");
        }
    }

    [Fact]
    public async Task LeadList_FilteredByOwnerOrStage_IsSearchedAndInOrder()
    {
        await using var db = database.NewContext();
        var live = db.LeadSummaries.Where(s => !s.IsRemoved);

        var mine = await PlanAsync(db, live.Where(s => s.OwnerId == "ann").OrderBy(s => s.SortName).ThenBy(s => s.LeadId).Take(50));
        mine.Should().ContainSingle().Which.Should().MatchRegex("SEARCH .* USING INDEX IX_LeadSummaries_OwnerId_SortName_LeadId");
        var stage = await PlanAsync(db, live.Where(s => s.Stage == JourneyStage.Solution && s.SalesState == SalesState.MeetingBooked)
            .OrderBy(s => s.SortName).ThenBy(s => s.LeadId).Take(50));
        stage.Should().ContainSingle().Which.Should().MatchRegex("SEARCH .* USING INDEX IX_LeadSummaries_Stage_SalesState_SortName_LeadId");
    }

    [Fact]
    public async Task Timelines_NewestFirst_AreReadInTheOrderOfAnIndex()
    {
        await using var db = database.NewContext();

        var lead = await PlanAsync(db, db.Touchpoints.Where(t => t.LeadId == 1).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(50));
        lead.Should().ContainSingle().Which.Should().MatchRegex("SEARCH .* USING INDEX IX_Touchpoints_LeadId_At_Id");
        var person = await PlanAsync(db, db.Touchpoints.Where(t => t.ContactId == 1).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(50));
        person.Should().ContainSingle().Which.Should().MatchRegex("SEARCH .* USING INDEX IX_Touchpoints_ContactId_At_Id");
        var history = await PlanAsync(db, db.AuditEntries.Where(a => a.LeadId == 1).OrderByDescending(a => a.Id).Take(50));
        history.Should().ContainSingle().Which.Should().MatchRegex("SEARCH .* USING INDEX IX_AuditEntries_LeadId_Id");
    }

    [Fact]
    public async Task MatchKeys_OfABatch_AreSearchedAndNotScanned()
    {
        await using var db = database.NewContext();
        string[] keys = ["a", "b"];

        foreach (var query in new IQueryable[]
        {
            db.ContactEmails.Where(e => keys.Contains(e.Address)),
            db.ContactPhones.Where(p => p.E164 != null && keys.Contains(p.E164)),
            db.ContactLinks.Where(l => l.Kind == LinkKind.LinkedIn && keys.Contains(l.Key)),
            db.CompanyAliases.Where(a => keys.Contains(a.Domain)),
            db.Companies.Where(c => keys.Contains(c.NameKey)),
            db.Observations.Where(o => o.Source == SourceKind.Import && keys.Contains(o.RecordKey)),
        })
        {
            (await PlanAsync(db, query)).Should().NotContain(step => step.StartsWith("SCAN", StringComparison.Ordinal), query.Expression.ToString());
        }
    }

    private static async Task<List<string>> PlanAsync(AppDbContext db, IQueryable query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
