using ContactsApp.Data;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactsApp.Jobs;

public sealed class JobWorkerTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly SignallingTask task = new();
    private readonly SignallingHandler handler = new();
    private JobBoard board = null!;
    private JobWorker worker = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        board = new JobBoard(database.Gate, database.Time);
        var scopes = new ServiceCollection().AddSingleton<IJobHandler>(handler).BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
        var runner = new JobRunner(scopes, database.Contexts, database.Gate, database.Services.GetRequiredService<StorageCheck>(), new JobFeed(), database.Time, NullLogger<JobRunner>.Instance);
        worker = new JobWorker(runner, board, [task], database.Settings, database.Time, NullLogger<JobWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        worker.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task AddJob_WhileTheWorkerIdles_IsDoneAtOnce()
    {
        await board.AddAsync(TestDatabase.Ann, Guid.CreateVersion7(), handler.Kind, "hello", CancellationToken.None);

        (await handler.Started.Task.WaitAsync(TimeSpan.FromSeconds(30))).Should().Be("hello");
    }

    [Fact]
    public async Task RecurringTask_ThatFails_RunsAgainWhenItsTimeComes()
    {
        await task.NextRunAsync(database.Time);
        await task.NextRunAsync(database.Time);

        task.Runs.Should().BeGreaterThanOrEqualTo(2);
    }

    private sealed class SignallingHandler : IJobHandler
    {
        public string Kind => "signal";
        public string Words => "Signalling";
        public string Href(JobRun run) => "";
        public TaskCompletionSource<string> Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RunAsync(JobRun run, CancellationToken ct)
        {
            Started.SetResult(run.Arguments<string>());
            return Task.CompletedTask;
        }
    }

    private sealed class SignallingTask : IRecurringTask
    {
        private TaskCompletionSource ran = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "signal";
        public TimeSpan Every => TimeSpan.FromMinutes(1);
        public int Runs { get; private set; }

        public Task RunAsync(CancellationToken ct)
        {
            Runs++;
            Interlocked.Exchange(ref ran, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            throw new InvalidOperationException("A sweep failed.");
        }

        /// <summary>Moves the clock until the task has run: when its pause begins is the worker's business.</summary>
        public async Task NextRunAsync(Microsoft.Extensions.Time.Testing.FakeTimeProvider time)
        {
            var next = Volatile.Read(ref ran).Task;
            while (!next.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(20));
                await Task.Yield();
            }
        }
    }
}
