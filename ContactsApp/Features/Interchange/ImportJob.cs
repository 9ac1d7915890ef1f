using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Interchange;

/// <summary>Runs an import in the background. It goes on behind the last row that has its outcome, so a step is never done twice.</summary>
public sealed class ImportJob(ImportRunner runner, TimeProvider clock) : IJobHandler
{
    public const string KindName = "import";

    public string Kind => KindName;

    public string Words => "Importing";

    public string Href(JobRun run) => Urls.Import(run.Arguments<ImportArguments>().ImportId);

    public Task RunAsync(JobRun run, CancellationToken ct) =>
        runner.RunAsync(run.Arguments<ImportArguments>().ImportId, run.PublicId, ImportTelling.To(run, clock), ct);
}

/// <summary>What the jobs of imports are given.</summary>
public sealed record ImportArguments(Guid ImportId);
