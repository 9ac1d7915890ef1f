using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Interchange;

/// <summary>Takes an import back in the background. A step that was begun and not finished is begun again.</summary>
public sealed class UndoImportJob(UndoImportRunner runner, TimeProvider clock) : IJobHandler
{
    public const string KindName = "undo-import";

    public string Kind => KindName;

    public string Words => "Undoing an import";

    public string Href(JobRun run) => Urls.Import(run.Arguments<ImportArguments>().ImportId);

    public Task RunAsync(JobRun run, CancellationToken ct) =>
        runner.RunAsync(run.Arguments<ImportArguments>().ImportId, run.PublicId, ImportTelling.To(run, clock), ct);
}
