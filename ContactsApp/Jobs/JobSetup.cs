using ContactsApp.Data;

namespace ContactsApp.Jobs;

/// <summary>Registers background work.</summary>
public static class JobSetup
{
    /// <summary>The queue and its worker. Features add their <see cref="IJobHandler"/> (scoped) and <see cref="IRecurringTask"/> (singleton) themselves.</summary>
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJobBoard();
        builder.Services.AddSingleton<IRecurringTask, SearchCheck>();
        builder.Services.AddSingleton(BackupSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<IRecurringTask, ScheduledBackup>();
        builder.Services.AddHostedService<JobWorker>();
    }

    /// <summary>Without the worker, for the command line and tests.</summary>
    public static IServiceCollection AddJobBoard(this IServiceCollection services) => services
        .AddSingleton<JobBoard>()
        .AddSingleton<JobFeed>()
        .AddSingleton<JobRunner>();
}
