using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Features.Demo;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Icp;

/// <summary>What the preview said is what rescoring stores, and what rescoring stores is what the pure functions say: of every record.</summary>
public abstract class RescoreContract(TestDatabase database) : IAsyncLifetime
{
    private const int Leads = 40;

    public async Task InitializeAsync()
    {
        await database.EmptyAsync();
        database.Acts(UserRole.Manager);
        var writer = new SeedWriter(database.Contexts, database.Gate, database.Services.GetRequiredService<LeadJudge>(), database.Time);
        await writer.RunAsync(new(Leads, 800, 600, Seed: 3), CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Rescore_AfterASave_GivesEveryRecordTheScoresOfThePureFunction()
    {
        var icp = Changed();
        await SaveAsync(icp, basedOn: 1);

        (await RunAsync()).State.Should().Be(JobState.Succeeded);

        await ShouldBeScoredWithAsync(icp);
    }

    [DatabaseFact]
    public async Task Preview_OfAChange_SaysWhatRescoringStores()
    {
        var (current, icp) = (await database.Get<IcpQueries>().CurrentAsync(CancellationToken.None), Changed());
        var stored = await StoredAsync();

        var preview = await database.Get<IcpPreview>().PreviewAsync(current.Definition, icp, CancellationToken.None);
        ShouldBe(preview, b => b.Before, stored);
        preview.Impact.Leads.Moves.Should().BePositive();
        preview.Impact.Contacts.Moves.Should().BePositive();
        preview.Impact.Seats.Gained.Should().BePositive();
        (await StoredAsync()).Should().BeEquivalentTo(stored, "a preview writes nothing");

        await SaveAsync(icp, basedOn: 1);
        await RunAsync();

        var now = await StoredAsync();
        ShouldBe(preview, b => b.After, now);
        (now.Suggested - stored.Suggested).Should().Be(preview.Impact.Seats.Gained - preview.Impact.Seats.Lost);
    }

    [DatabaseFact]
    public async Task Preview_OfOtherWarnings_CountsTheLeadsThatGainOrLoseEach()
    {
        var current = (await database.Get<IcpQueries>().CurrentAsync(CancellationToken.None)).Definition;
        var icp = current with
        {
            StaleAfterDays = 20,
            Warnings = [.. current.Warnings.Select(w => w with
            {
                On = w.Kind != CommitteeWarningKind.NoPower,
                Threshold = w.Kind switch { CommitteeWarningKind.Ghosted => 3, CommitteeWarningKind.Cooling => 60, CommitteeWarningKind.NotEnoughContacts => 21, CommitteeWarningKind.SingleThreaded => 4, var _ => w.Threshold + 1 },
            })],
        };

        var preview = await database.Get<IcpPreview>().PreviewAsync(current, icp, CancellationToken.None);

        await using var db = database.NewContext();
        var facts = await LeadFactsLoader.LoadAsync(db, await db.Leads.Select(l => l.Id).ToListAsync(), database.Now, CancellationToken.None);
        HashSet<(long, CommitteeWarningKind)> Warned(IcpDefinition by) => [.. facts.SelectMany(f => CommitteeBuilder.Build(f.ForCommittee(by)).Warnings.Select(w => (f.Lead.Id, w.Kind)))];
        var (before, after) = (Warned(current), Warned(icp));
        var expected = Enum.GetValues<CommitteeWarningKind>().Select(k => new WarningShift(k, after.Except(before).Count(w => w.Item2 == k), before.Except(after).Count(w => w.Item2 == k))).Where(s => s.Gained + s.Lost > 0).ToList();
        preview.Impact.Warnings.Should().Equal(expected);
        expected.Should().HaveCountGreaterThan(3);
    }

    [DatabaseFact]
    public async Task Preview_Lists_NameTheRecordsWithReasonsAndLinks()
    {
        var current = await database.Get<IcpQueries>().CurrentAsync(CancellationToken.None);
        var previews = database.Get<IcpPreview>();
        var preview = await previews.PreviewAsync(current.Definition, Changed(), CancellationToken.None);

        foreach (var (list, count) in new[]
        {
            (MoveList.LeadsUp, preview.Impact.Leads.Up.Count), (MoveList.LeadsDown, preview.Impact.Leads.Down.Count),
            (MoveList.ContactsUp, preview.Impact.Contacts.Up.Count), (MoveList.ContactsDown, preview.Impact.Contacts.Down.Count),
        })
        {
            var moves = await previews.MovesAsync(list, 0, 10_000, CancellationToken.None);
            moves.Should().HaveCount(count).And.OnlyContain(m => m.Name.Length > 0 && m.Why.Length > 0 && m.BandBefore != m.BandAfter && m.Href.StartsWith("leads/"));
        }
    }

    [DatabaseFact]
    public async Task Rescore_StoppedHalfWay_GoesOnWithWhatIsLeft()
    {
        var icp = Changed();
        await SaveAsync(icp, basedOn: 1);
        var version = (await database.Get<IcpQueries>().CurrentAsync(CancellationToken.None)).VersionId;
        using var stop = new CancellationTokenSource();
        var half = () => database.Get<Rescoring>().RunAsync(version, async (done, total, ct) =>
        {
            if (done > total / 2)
            {
                await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
            }
        }, stop.Token);
        await half.Should().ThrowAsync<OperationCanceledException>();

        long? first = null;
        await database.Get<Rescoring>().RunAsync(version, (done, _, _) =>
        {
            first ??= done;
            return Task.CompletedTask;
        }, CancellationToken.None);

        first.Should().BeGreaterThan(Leads * 20 / 2, "what was done is not done again");
        await ShouldBeScoredWithAsync(icp);
    }

    [DatabaseFact]
    public async Task Rescore_OfAVersionThatIsNotInForceAnyMore_LeavesTheScoresToTheNext()
    {
        await SaveAsync(Changed(), basedOn: 1);
        var last = Changed() with { HalfLifeDays = 3 };
        await SaveAsync(last, basedOn: 2);

        await RunAsync();
        await using (var db = database.NewContext())
        {
            (await db.Contacts.CountAsync(c => c.IcpVersionId != db.IcpProfileVersions.First(v => v.Number == 1).Id)).Should().Be(0, "the first job had nothing to do any more");
        }

        await RunAsync();
        await ShouldBeScoredWithAsync(last);
    }

    [DatabaseFact]
    public async Task Rescore_NeverTouchesWhatAPersonSaid()
    {
        await using var db = database.NewContext();
        var said = db.RoleAssignments.AsNoTracking().Where(r => r.State != RoleState.Suggested).OrderBy(r => r.Id).Select(r => new { r.Id, r.LeadId, r.ContactId, r.Role, r.State, r.At, r.Version });
        var before = await said.ToListAsync();
        var versions = await db.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync();

        await SaveAsync(Changed(), basedOn: 1);
        await RunAsync();

        before.Should().NotBeEmpty();
        (await said.ToListAsync()).Should().Equal(before);
        (await db.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync()).Should().Equal(versions, "an edit under way must not lose to rescoring");
    }

    [DatabaseFact]
    public async Task Cancel_WhileItWaits_SaysWhatIsLeft_AndGoOnDoesTheRest()
    {
        await SaveAsync(Changed(), basedOn: 1);
        var waiting = await database.Get<IcpQueries>().RescoringAsync(CancellationToken.None);

        (await database.Get<IcpCommands>().CancelRescoringAsync(waiting!.JobId, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        var stopped = await database.Get<IcpQueries>().RescoringAsync(CancellationToken.None);
        stopped.Should().Match<RescoringView>(r => r.State == JobState.Cancelled && r.Left == 840);
        (await database.Get<IcpCommands>().RescoreAsync(Guid.CreateVersion7(), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
        await RunAsync();
        await ShouldBeScoredWithAsync(Changed());
        (await database.Get<IcpQueries>().RescoringAsync(CancellationToken.None)).Should().Match<RescoringView>(r => r.State == JobState.Succeeded && r.Left == 0);
    }

    /// <summary>Other sizes, other people, other seats, other bands.</summary>
    private static IcpDefinition Changed()
    {
        var icp = DefaultIcp.Create();
        return icp with
        {
            Criteria = [icp.Criteria[0] with { Need = CriterionNeed.NiceToHave }, icp.Criteria[1] with { Min = 500 }, .. icp.Criteria.Skip(2)],
            Personas = [.. icp.Personas.Select(p => p.Id == "engineering-lead" ? p with { Departments = [Department.Engineering, Department.Data, Department.IT, Department.Product], TitleWordsAny = [], Role = BuyingRole.TechnicalEvaluator, Weight = 10 } : p)],
            Template = [.. icp.Template.Select(s => s.Role == BuyingRole.TechnicalEvaluator ? s with { PersonaIds = [.. s.PersonaIds, "engineering-lead"] } : s)],
            Bands = new(70, 45, 20),
        };
    }

    private async Task SaveAsync(IcpDefinition icp, int basedOn) =>
        (await database.Get<IcpCommands>().SaveAsync(new(Guid.CreateVersion7(), basedOn, icp), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

    private async Task<Job> RunAsync()
    {
        (await database.Services.GetRequiredService<JobRunner>().RunNextAsync(CancellationToken.None)).Should().BeTrue();
        await using var db = database.NewContext();
        return await db.Jobs.AsNoTracking().Where(j => j.EndedAt != null).OrderByDescending(j => j.Id).FirstAsync();
    }

    private async Task ShouldBeScoredWithAsync(IcpDefinition icp)
    {
        await using var db = database.NewContext();
        var version = await db.IcpProfileVersions.OrderByDescending(v => v.Number).FirstAsync();
        var contacts = await db.Contacts.IgnoreQueryFilters([Data.AppDbContext.NotRemoved]).AsNoTracking().ToListAsync();
        contacts.Should().HaveCount(Leads * 20).And.OnlyContain(c => c.IcpVersionId == version.Id);
        foreach (var contact in contacts)
        {
            var score = IcpRelevance.Score(icp, new(contact.Title ?? contact.Headline, contact.Seniority, contact.Department));
            (contact.Relevance, contact.RelevanceBand, contact.PersonaName, contact.RelevanceReasonsJson)
                .Should().Be((score.Band == ScoreBand.Unknown ? null : (int?)score.Score, score.Band, score.PersonaName, ScoreJson.Write(score.Reasons)));
        }

        var leads = await db.Leads.IgnoreQueryFilters([Data.AppDbContext.NotRemoved]).AsNoTracking().Include(l => l.Company).Include(l => l.Summary).ToListAsync();
        leads.Should().HaveCount(Leads).And.OnlyContain(l => l.IcpVersionId == version.Id);
        var facts = (await LeadFactsLoader.LoadAsync(db, leads.ConvertAll(l => l.Id), database.Now, CancellationToken.None)).ToDictionary(f => f.Lead.Id);
        foreach (var lead in leads)
        {
            var c = lead.Company;
            var fit = IcpFit.Score(icp, new CompanyFacts(c.Industry, c.EmployeesMin, c.EmployeesMax, c.RevenueMin, c.RevenueMax, c.Country, c.Technologies, c.Description, []));
            (lead.FitScore, lead.FitBand, lead.FitConfidence, lead.FitReasonsJson).Should().Be((fit.Score, fit.Band, fit.Confidence, ScoreJson.Write(fit.Reasons)));
            var committee = CommitteeBuilder.Build(facts[lead.Id].ForCommittee(icp));
            lead.Summary!.SlotsJson.Should().Be(ScoreJson.Write(committee.Slots.Select(s => new StoredSlot(s.Slot.Role, s.State))));
            (lead.Summary.FitScore, lead.Summary.FitBand).Should().Be((fit.Score ?? -1, fit.Band));
        }
    }

    private static void ShouldBe(IcpPreviewView preview, Func<BandShift, int> of, Figures stored)
    {
        preview.Impact.Leads.Bands.Where(b => of(b) > 0).ToDictionary(b => b.Band, of).Should().BeEquivalentTo(stored.Leads);
        preview.Impact.Contacts.Bands.Where(b => of(b) > 0).ToDictionary(b => b.Band, of).Should().BeEquivalentTo(stored.Contacts);
    }

    private async Task<Figures> StoredAsync()
    {
        await using var db = database.NewContext();
        var slots = (await db.LeadSummaries.Select(s => s.SlotsJson).ToListAsync()).SelectMany(ScoreJson.ReadList<StoredSlot>);
        return new(
            await db.Leads.GroupBy(l => l.FitBand).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count),
            await db.Contacts.GroupBy(c => c.RelevanceBand).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count),
            slots.Count(s => s.State == SlotState.Suggested));
    }

    private sealed record Figures(Dictionary<ScoreBand, int> Leads, Dictionary<ScoreBand, int> Contacts, int Suggested);
}

public sealed class RescoreOnSqliteTests(FeatureSqlite database) : RescoreContract(database), IClassFixture<FeatureSqlite>;

public sealed class RescoreOnPostgresTests(FeaturePostgres database) : RescoreContract(database), IClassFixture<FeaturePostgres>;
