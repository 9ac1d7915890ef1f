using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Signals;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Intake;

public abstract class LeadJudgeContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task JudgeContacts_TitleOfAPersona_StoresRelevanceWithItsVersion()
    {
        var lead = await Halden().SaveAsync();

        await using var db = database.NewContext();
        var stored = await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id);
        stored.Relevance.Should().BeGreaterThanOrEqualTo(75);
        stored.RelevanceBand.Should().Be(ScoreBand.Strong);
        stored.PersonaName.Should().Be("Engineering executive");
        stored.IcpVersionId.Should().NotBeNull();
        stored.RelevanceReasonsJson.Should().Contain("Department");
    }

    [DatabaseFact]
    public async Task JudgeContacts_NewScore_LeavesTheVersionForEditsUnderWay()
    {
        var lead = await Halden().SaveAsync();
        var before = await VersionAsync(lead["Mei Tanaka"].Id);

        await lead.Touch("Mei Tanaka", "meeting-held", 0.5).SaveAsync();

        (await VersionAsync(lead["Mei Tanaka"].Id)).Should().Be(before);
    }

    [DatabaseFact]
    public async Task JudgeLeads_PeopleWithMatchingTitles_AreSuggestedAndNothingIsMissing()
    {
        var lead = await Halden().SaveAsync();

        await using var db = database.NewContext();
        var roles = await db.RoleAssignments.Where(r => r.LeadId == lead.Lead.Id).ToListAsync();
        roles.Should().Contain(r => r.ContactId == lead["Rafael Moreno"].Id && r.Role == BuyingRole.TechnicalEvaluator
            && r.State == RoleState.Suggested && r.Confidence >= 0.7 && r.Words.Contains("IT leader"));
        var row = await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id);
        ScoreJson.ReadList<StoredSlot>(row.SlotsJson).Should().Contain(new StoredSlot(BuyingRole.TechnicalEvaluator, SlotState.Suggested));
        row.ContactCount.Should().Be(3);
        row.CompletenessWithSuggestions.Should().BeGreaterThan(row.Completeness);
    }

    [DatabaseFact]
    public async Task JudgeLeads_RolesAPersonDecided_StayAsTheyAre()
    {
        var lead = await Halden()
            .Role("Ingrid Solheim", BuyingRole.DecisionMaker, primary: true)
            .Role("Rafael Moreno", BuyingRole.TechnicalEvaluator, RoleState.Declined)
            .SaveAsync();
        await lead.JudgeAgainAsync();

        await using var db = database.NewContext();
        var roles = await db.RoleAssignments.Where(r => r.LeadId == lead.Lead.Id && r.State != RoleState.Suggested)
            .Select(r => new { r.ContactId, r.Role, r.State }).ToListAsync();
        roles.Should().BeEquivalentTo(new[]
        {
            new { ContactId = lead["Ingrid Solheim"].Id, Role = BuyingRole.DecisionMaker, State = RoleState.Confirmed },
            new { ContactId = lead["Rafael Moreno"].Id, Role = BuyingRole.TechnicalEvaluator, State = RoleState.Declined },
        });
        (await db.LeadFlags.AnyAsync(f => f.LeadId == lead.Lead.Id && f.Flag == LeadFlag.Missing(BuyingRole.DecisionMaker))).Should().BeFalse();
        (await db.LeadFlags.AnyAsync(f => f.LeadId == lead.Lead.Id && f.Flag == LeadFlag.Missing(BuyingRole.BudgetInfluencer))).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task JudgeLeads_SuggestionThatNoLongerHolds_IsTakenAway()
    {
        var lead = await Halden().SaveAsync();
        await database.WriteAsync(async db =>
        {
            var rafael = await db.Contacts.SingleAsync(c => c.Id == lead["Rafael Moreno"].Id);
            (rafael.Title, rafael.Seniority, rafael.Department) = ("Gardener", Seniority.IC, Department.Other);
        });

        await lead.JudgeAgainAsync();

        await using var db = database.NewContext();
        (await db.RoleAssignments.AnyAsync(r => r.ContactId == lead["Rafael Moreno"].Id)).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task JudgeLeads_TwoPeopleEngagedInEvaluation_NeedsAttentionUntilTheyGoQuiet()
    {
        var lead = await Halden().With(l => l.Stage = JourneyStage.Evaluation)
            .Touch("Ingrid Solheim", "key-page-visit", 1).Touch("Mei Tanaka", "email-reply", 3).SaveAsync();
        await using (var db = database.NewContext())
        {
            var row = await db.LeadSummaries.Include(s => s.Flags).SingleAsync(s => s.LeadId == lead.Lead.Id);
            row.EngagedCount.Should().Be(2);
            ScoreJson.ReadList<StoredPerson>(row.EngagedJson).Select(p => p.Name).Should().Equal("Ingrid Solheim", "Mei Tanaka");
            ScoreJson.ReadList<DerivedSignal>(row.SignalsJson)[0].Kind.Should().Be(SignalKinds.NeedsAttention);
            row.Flags.Select(f => f.Flag).Should().Contain([LeadFlag.Signal(SignalKinds.NeedsAttention), LeadFlag.Signal(SignalKinds.MultiThreaded)]);
            row.LastTouchAt.Should().Be(database.Now.AddDays(-1));
            row.NextChangeAt.Should().Be(database.Now.AddDays(11), "Mei's reply then leaves the fortnight of the trend");
        }

        database.Time.Advance(TimeSpan.FromDays(40));
        await lead.JudgeAgainAsync();

        await using (var db = database.NewContext())
        {
            var row = await db.LeadSummaries.Include(s => s.Flags).SingleAsync(s => s.LeadId == lead.Lead.Id);
            row.EngagedCount.Should().Be(0);
            row.Trend.Should().Be(EngagementTrend.Quiet);
            row.Flags.Should().NotContain(f => f.Flag == LeadFlag.Signal(SignalKinds.NeedsAttention));
        }
    }

    [DatabaseFact]
    public async Task JudgeLeads_LeadInTrash_KeepsItsRowOutOfListsAndFlags()
    {
        var lead = await Halden().SaveAsync();
        await database.WriteAsync(async db => (await db.Leads.SingleAsync(l => l.Id == lead.Lead.Id)).MoveToTrash(database.Now, null));

        await lead.JudgeAgainAsync();

        await using var db = database.NewContext();
        var row = await db.LeadSummaries.Include(s => s.Flags).SingleAsync(s => s.LeadId == lead.Lead.Id);
        row.IsRemoved.Should().BeTrue();
        row.Flags.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task JudgeLeads_RoleNamedInAnImport_IsEvidence()
    {
        var lead = await Halden().SaveAsync();
        await database.WriteAsync(db => db.Observations.Add(new Observation
        {
            SourceDocument = new SourceDocument { Kind = SourceKind.Import, Name = "team.csv", TakenAt = database.Now, ReceivedAt = database.Now },
            ContactId = lead["Mei Tanaka"].Id,
            Source = SourceKind.Import,
            RecordKey = "row 1",
            FieldsJson = """{"Values":{"FullName":"Mei Tanaka"},"Role":"Champion"}""",
            ObservedAt = database.Now,
            ReceivedAt = database.Now,
            Confidence = 0.7,
        }));

        await lead.JudgeAgainAsync();

        await using var db = database.NewContext();
        var role = await db.RoleAssignments.SingleAsync(r => r.ContactId == lead["Mei Tanaka"].Id && r.Role == BuyingRole.Champion);
        role.Confidence.Should().BeGreaterThanOrEqualTo(0.9);
        role.Words.Should().Contain("team.csv");
    }

    [DatabaseFact]
    public async Task JudgeLeads_DerivedFacts_LeaveNoAuditRows()
    {
        var lead = await Halden().SaveAsync();

        await using var db = database.NewContext();
        (await db.AuditEntries.AnyAsync(a => a.LeadId == lead.Lead.Id && a.EntityKind == nameof(RoleAssignment))).Should().BeFalse();
        (await db.AuditEntries.AnyAsync(a => a.LeadId == lead.Lead.Id && a.Verb == "contact.added")).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task JudgeContacts_FreshInstallation_MakesTheDefaultProfileOnce()
    {
        await Halden().SaveAsync();
        await Halden("Second Robotics").SaveAsync();

        await using var db = database.NewContext();
        (await db.IcpProfiles.CountAsync(p => p.IsDefault)).Should().Be(1);
        (await db.IcpProfileVersions.CountAsync()).Should().Be(1);
        (await database.Services.GetRequiredService<IcpScoring>().FindAsync(db, CancellationToken.None))!.Number.Should().Be(1);
    }

    private LeadBuilder Halden(string name = "Halden Robotics") => new LeadBuilder(database, name)
        .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering)
        .Person("Rafael Moreno", "Director of IT", Seniority.Manager, Department.IT)
        .Person("Mei Tanaka", "Engineering Manager, Platform", Seniority.Manager, Department.Engineering);

    private async Task<int> VersionAsync(long contactId)
    {
        await using var db = database.NewContext();
        return await db.Contacts.Where(c => c.Id == contactId).Select(c => c.Version).SingleAsync();
    }
}

public sealed class LeadJudgeOnSqliteTests(FeatureSqlite database) : LeadJudgeContract(database), IClassFixture<FeatureSqlite>;

public sealed class LeadJudgeOnPostgresTests(FeaturePostgres database) : LeadJudgeContract(database), IClassFixture<FeaturePostgres>;
