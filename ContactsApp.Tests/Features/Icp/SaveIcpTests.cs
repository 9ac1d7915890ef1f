using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Icp;

/// <summary>Saving the profile: a version, an audit row with each changed line, and a job that rescores.</summary>
public abstract class SaveIcpContract(TestDatabase database) : IAsyncLifetime
{
    private IcpCommands Commands => database.Get<IcpCommands>();

    public async Task InitializeAsync()
    {
        await database.EmptyAsync();
        database.Acts(UserRole.Manager);
        await CurrentAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Save_ChangedWeight_MakesTheNextVersionInForceAndQueuesItsRescoring()
    {
        var id = Guid.CreateVersion7();

        (await Commands.SaveAsync(new(id, 1, Weight(1)), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        var current = await CurrentAsync();
        current.Number.Should().Be(2);
        current.Definition.Criteria[0].Weight.Should().Be(1);
        await using var db = database.NewContext();
        var job = await db.Jobs.SingleAsync();
        (job.PublicId, job.Kind, job.CreatedById).Should().Be((id, RescoreJob.KindName, TestDatabase.Ann.UserId));
        var row = await db.AuditEntries.SingleAsync(a => a.Verb == "icp.saved");
        row.ActorName.Should().Be("Ann");
        row.ChangesJson.Should().Contain("Industry weight").And.Contain("\"8\"").And.Contain("Version");
        (await db.AuditEntries.CountAsync(a => a.EntityKind == nameof(IcpProfileVersion) && a.ActorId == TestDatabase.Ann.UserId)).Should().Be(1, "one row says it all");
    }

    [DatabaseFact]
    public async Task Save_SameIdTwice_MakesOneVersion()
    {
        var save = new SaveIcp(Guid.CreateVersion7(), 1, Weight(1));

        await Commands.SaveAsync(save, CancellationToken.None);
        (await Commands.SaveAsync(save, CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);

        (await CurrentAsync()).Number.Should().Be(2);
    }

    [DatabaseFact]
    public async Task Save_AfterSomebodyElseSaved_ChangesNothingAndSaysWho()
    {
        database.Acts(UserRole.Manager, new("0191f0c0-0000-7000-8000-0000000000b2", "Marcus"));
        await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, Weight(2)), CancellationToken.None);
        database.Acts(UserRole.Manager);

        var outcome = await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, Weight(3)), CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Conflict);
        outcome.Message.Should().StartWith("Marcus saved version 2 while you were editing.");
        (await CurrentAsync()).Definition.Criteria[0].Weight.Should().Be(2);
    }

    [DatabaseFact]
    public async Task Save_BrokenDraft_IsRefusedWithTheProblem()
    {
        var outcome = await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, DefaultIcp.Create() with { Bands = new(10, 50, 25) }), CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        outcome.Message.Should().Contain("bands must fall").And.EndWith("Nothing was saved.");
        (await CurrentAsync()).Number.Should().Be(1);
    }

    [DatabaseFact]
    public async Task Save_NothingButBlanksChanged_MakesNoVersion()
    {
        var blanks = DefaultIcp.Create() with { Name = $" {DefaultIcp.Create().Name} " };

        (await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, blanks), CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);

        (await CurrentAsync()).Number.Should().Be(1);
    }

    [DatabaseFact]
    public async Task EveryChange_ByARep_IsForbidden()
    {
        await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, Weight(1)), CancellationToken.None);
        database.Acts(UserRole.Rep);

        var id = Guid.CreateVersion7();
        var outcomes = new[]
        {
            await Commands.SaveAsync(new(id, 2, Weight(3)), CancellationToken.None), await Commands.RollBackAsync(id, 1, 2, CancellationToken.None),
            await Commands.RescoreAsync(id, CancellationToken.None), await Commands.CancelRescoringAsync(id, CancellationToken.None),
        };

        outcomes.Select(o => o.Kind).Should().OnlyContain(k => k == OutcomeKind.Forbidden);
        (await CurrentAsync()).Number.Should().Be(2);
    }

    [DatabaseFact]
    public async Task RollBack_ToTheFirst_MakesAThirdThatEqualsIt()
    {
        await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, Weight(1)), CancellationToken.None);

        (await Commands.RollBackAsync(Guid.CreateVersion7(), 1, 2, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        var versions = await database.Get<IcpQueries>().VersionsAsync(null, 10, CancellationToken.None);
        versions.Select(v => (v.Number, v.By, v.SameAs)).Should().Equal((3, "Ann", 1), (2, "Ann", null), (1, Actor.Machine.Name, null));
        versions[0].Changes.Select(c => c.Words).Should().Equal("Industry weight 1 to 8");
        IcpJson.Same(versions[0].Definition, versions[2].Definition).Should().BeTrue();
        await using var db = database.NewContext();
        (await db.AuditEntries.CountAsync(a => a.Verb == "icp.rolledBack")).Should().Be(1);
        (await db.Jobs.CountAsync(j => j.Kind == RescoreJob.KindName)).Should().Be(2);
    }

    [DatabaseFact]
    public async Task RollBack_FromAPageThatIsBehind_ChangesNothing()
    {
        await Commands.SaveAsync(new(Guid.CreateVersion7(), 1, Weight(1)), CancellationToken.None);

        (await Commands.RollBackAsync(Guid.CreateVersion7(), 1, 1, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Conflict);
        (await Commands.RollBackAsync(Guid.CreateVersion7(), 9, 2, CancellationToken.None)).Kind.Should().Be(OutcomeKind.NotFound);
        (await CurrentAsync()).Number.Should().Be(2);
    }

    [DatabaseFact]
    public async Task Versions_ShownInParts_TellEachChangeOnce()
    {
        for (var weight = 1; weight <= 4; weight++)
        {
            await Commands.SaveAsync(new(Guid.CreateVersion7(), weight, Weight(weight)), CancellationToken.None);
        }

        var first = await database.Get<IcpQueries>().VersionsAsync(null, 2, CancellationToken.None);
        var rest = await database.Get<IcpQueries>().VersionsAsync(first[^1].Number, 10, CancellationToken.None);

        first.Concat(rest).Select(v => string.Join("; ", v.Changes.Select(c => c.Words)))
            .Should().Equal("Industry weight 3 to 4", "Industry weight 2 to 3", "Industry weight 1 to 2", "Industry weight 8 to 1", "");
    }

    private static IcpDefinition Weight(int weight) => DefaultIcp.Create() is var icp ? icp with { Criteria = [icp.Criteria[0] with { Weight = weight }, .. icp.Criteria.Skip(1)] } : null!;

    private Task<CurrentIcp> CurrentAsync() => database.Get<IcpQueries>().CurrentAsync(CancellationToken.None);
}

public sealed class SaveIcpOnSqliteTests(FeatureSqlite database) : SaveIcpContract(database), IClassFixture<FeatureSqlite>;

public sealed class SaveIcpOnPostgresTests(FeaturePostgres database) : SaveIcpContract(database), IClassFixture<FeaturePostgres>;
