using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactsApp.Jobs;

public abstract class JobContract(TestDatabase database) : IAsyncLifetime
{
    private readonly CountingHandler handler = new();
    private readonly Guid jobId = Guid.CreateVersion7();

    private JobBoard Board { get; } = new(database.Gate, database.Time);

    private JobFeed Feed { get; } = new();

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Sqlite || PostgresDatabase.Server is not null)
        {
            await database.WriteAsync(db => db.Jobs.ExecuteDeleteAsync());
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task RunNext_QueuedJob_DoesItOnceAndRecordsIt()
    {
        await AddAsync(steps: 3);
        var runner = NewRunner();

        (await runner.RunNextAsync(CancellationToken.None)).Should().BeTrue();
        (await runner.RunNextAsync(CancellationToken.None)).Should().BeFalse();

        handler.Done.Should().Equal(1, 2, 3);
        (await JobAsync()).Should().Match<Job>(j => j.State == JobState.Succeeded && j.Done == 3 && j.Total == 3 && j.CountsJson == "{\"steps\":3}"
            && j.EndedAt == database.Now && j.LeaseOwner == null);
    }

    [DatabaseFact]
    public async Task RunNext_WhileItRuns_TellsOpenPagesHowFarAndHowFast()
    {
        await AddAsync(steps: 4);
        List<JobNews> said = [];
        using var listening = Feed.Subscribe(said.Add);
        handler.OnStep = _ =>
        {
            database.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };

        await NewRunner().RunNextAsync(CancellationToken.None);

        said.Select(n => (n.Done, n.State)).Should().Equal(
            (0, JobState.Running), (1, JobState.Running), (2, JobState.Running), (3, JobState.Running), (4, JobState.Running), (4, JobState.Succeeded));
        said[2].Should().Match<JobNews>(n => n.Words == "Counting" && n.Total == 4 && n.UserId == TestDatabase.Ann.UserId && n.PerSecond == 0.5);
        said[2].Left.Should().Be(TimeSpan.FromSeconds(4));
        Feed.Running.Should().BeEmpty("it has ended");
    }

    [DatabaseFact]
    public async Task Add_TheSameIdTwice_MakesOneJob()
    {
        await AddAsync(steps: 1);
        await AddAsync(steps: 1);

        await using var db = database.NewContext();
        (await db.Jobs.CountAsync()).Should().Be(1);
    }

    [DatabaseFact]
    public async Task RunNext_AfterTheWorkerDied_GoesOnFromTheLastCheckpointOnceTheLeaseIsOut()
    {
        await AddAsync(steps: 5);
        handler.HangsAfter = 2;
        using var killed = new CancellationTokenSource();
        // The dead worker: it holds the job, has made two checkpoints, and never comes back.
        var dead = NewRunner().RunNextAsync(killed.Token);
        await handler.Hanging.Task;
        handler.HangsAfter = null;
        var other = NewRunner();

        (await other.RunNextAsync(CancellationToken.None)).Should().BeFalse("the job is held");
        await LoseLeaseAsync();
        (await other.RunNextAsync(CancellationToken.None)).Should().BeTrue();

        handler.Done.Should().Equal(1, 2, 3, 4, 5);
        (await JobAsync()).State.Should().Be(JobState.Succeeded);
        await killed.CancelAsync();
        await dead;
        (await JobAsync()).State.Should().Be(JobState.Succeeded, "who lost the job writes nothing any more");
    }

    [DatabaseFact]
    public async Task RunNext_WhileTheProgramStops_LeavesTheJobForTheNextStart()
    {
        await AddAsync(steps: 3);
        handler.HangsAfter = 1;
        using var stopping = new CancellationTokenSource();
        var run = NewRunner().RunNextAsync(stopping.Token);
        await handler.Hanging.Task;

        await stopping.CancelAsync();
        await run;

        (await JobAsync()).Should().Match<Job>(j => j.State == JobState.Queued && j.CursorJson == "1" && j.LeaseOwner == null);
    }

    [DatabaseFact]
    public async Task ReleaseAll_AtTheStartOfTheOnlyServer_FreesJobsAtOnce()
    {
        await AddAsync(steps: 2);
        await database.WriteAsync(db => db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running)
            .SetProperty(j => j.LeaseOwner, "dead").SetProperty(j => j.LeaseUntil, database.Now.AddMinutes(1)).SetProperty(j => j.CursorJson, "1")));
        var runner = NewRunner();

        await runner.ReleaseAllAsync(CancellationToken.None);

        (await runner.RunNextAsync(CancellationToken.None)).Should().BeTrue();
        handler.Done.Should().Equal(2);
    }

    [DatabaseFact]
    public async Task Cancel_RunningJob_EndsItAtTheNextCheckpointAndKeepsWhatWasDone()
    {
        await AddAsync(steps: 5);
        handler.OnStep = async step =>
        {
            if (step == 2)
            {
                (await Board.CancelAsync(TestDatabase.Ann, jobId, CancellationToken.None)).Should().BeTrue();
            }
        };

        await NewRunner().RunNextAsync(CancellationToken.None);

        handler.Done.Should().Equal(1, 2);
        (await JobAsync()).Should().Match<Job>(j => j.State == JobState.Cancelled && j.Done == 2);
    }

    [DatabaseFact]
    public async Task Cancel_JobThatMakesNoCheckpoint_EndsItWhenTheLeaseIsRenewed()
    {
        await AddAsync(steps: 5);
        handler.HangsAfter = 1;
        var run = NewRunner().RunNextAsync(CancellationToken.None);
        await handler.Hanging.Task;

        await Board.CancelAsync(TestDatabase.Ann, jobId, CancellationToken.None);
        database.Time.Advance(JobRunner.Lease / 4);
        await run;

        (await JobAsync()).State.Should().Be(JobState.Cancelled);
    }

    [DatabaseFact]
    public async Task Cancel_QueuedJob_IsNeverStarted()
    {
        await AddAsync(steps: 1);

        (await Board.CancelAsync(TestDatabase.Ann, jobId, CancellationToken.None)).Should().BeTrue();

        (await NewRunner().RunNextAsync(CancellationToken.None)).Should().BeFalse();
        (await Board.CancelAsync(TestDatabase.Ann, jobId, CancellationToken.None)).Should().BeFalse("it has ended");
    }

    [DatabaseFact]
    public async Task RunNext_TwoWorkers_OneDoesTheJob()
    {
        await AddAsync(steps: 3);

        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => NewRunner().RunNextAsync(CancellationToken.None))));

        ran.Count(r => r).Should().Be(1);
        handler.Done.Should().Equal(1, 2, 3);
    }

    [DatabaseFact]
    public async Task RunNext_HandlerFails_TellsTheUserOnlyWhatIsMeantForUsers()
    {
        await AddAsync(steps: 2);
        handler.OnStep = _ => throw new InvalidOperationException("secret of ada@halden.example");
        await NewRunner().RunNextAsync(CancellationToken.None);
        (await JobAsync()).Should().Match<Job>(j => j.State == JobState.Failed && !j.Error!.Contains("secret"));

        await database.WriteAsync(db => db.Jobs.ExecuteDeleteAsync());
        await AddAsync(steps: 2);
        handler.OnStep = _ => throw new JobFailedException("The file is gone. Upload it again.");
        await NewRunner().RunNextAsync(CancellationToken.None);
        (await JobAsync()).Error.Should().Be("The file is gone. Upload it again.");
    }

    [Fact]
    public async Task Run_ThatCannotWrite_IsNotTakenAgainAtOnceAndNotForEver()
    {
        await AddAsync(steps: 2);
        handler.OnStep = _ => throw new StorageException("The disk is full.");
        var runner = NewRunner();

        (await runner.RunNextAsync(CancellationToken.None)).Should().BeFalse("the worker waits before it looks again");
        (await JobAsync()).State.Should().Be(JobState.Queued);
        for (var again = 0; again < 200 && (await JobAsync()).State == JobState.Queued; again++)
        {
            await runner.RunNextAsync(CancellationToken.None);
        }

        (await JobAsync()).Should().Match<Job>(j => j.State == JobState.Failed && j.Error!.Contains("start it again when there is room"));
    }

    private Task AddAsync(int steps) => Board.AddAsync(TestDatabase.Ann, jobId, handler.Kind, steps, CancellationToken.None);

    private JobRunner NewRunner() => new(
        new ServiceCollection().AddSingleton<IJobHandler>(handler).BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
        database.Contexts, database.Gate, database.Services.GetRequiredService<StorageCheck>(), Feed, database.Time, NullLogger<JobRunner>.Instance);

    private async Task<Job> JobAsync()
    {
        await using var db = database.NewContext();
        return await db.Jobs.SingleAsync(j => j.PublicId == jobId);
    }

    /// <summary>Moving the clock would wake the dead worker too.</summary>
    private Task LoseLeaseAsync() => database.WriteAsync(db =>
        db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.LeaseUntil, database.Now.AddSeconds(-1))));

    /// <summary>Counts from 1 to its argument, a checkpoint at each.</summary>
    private sealed class CountingHandler : IJobHandler
    {
        public string Kind => "count";
        public string Words => "Counting";
        public string Href(JobRun run) => "";
        public List<int> Done { get; } = [];
        public Func<int, Task> OnStep { get; set; } = _ => Task.CompletedTask;
        public int? HangsAfter { get; set; }
        public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task RunAsync(JobRun run, CancellationToken ct)
        {
            var steps = run.Arguments<int>();
            for (var step = int.Parse(run.CursorJson ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1; step <= steps; step++)
            {
                Done.Add(step);
                await OnStep(step);
                await run.CheckpointAsync(new JobCheckpoint(step, steps, $"{step}", $$"""{"steps":{{step}}}"""), ct);
                if (step == HangsAfter)
                {
                    Hanging.SetResult();
                    await Task.Delay(Timeout.Infinite, ct);
                }
            }
        }
    }
}

public sealed class SqliteJobTests(SqliteDatabase database) : JobContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresJobTests(PostgresDatabase database) : JobContract(database), IClassFixture<PostgresDatabase>;
