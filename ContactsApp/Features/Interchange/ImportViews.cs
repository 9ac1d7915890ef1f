using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>One import as pages show it.</summary>
/// <param name="Rows">Data rows of the file.</param>
/// <param name="Counts">Rows by outcome so far.</param>
public sealed record ImportView(
    Guid Id, string FileName, string Layout, ImportKind Kind, ImportState State, string? Problem, int Rows, OutcomeCounts Counts, int LeadsMade, long Bytes,
    ImportChoices Choices, DateTime CreatedAt, string CreatedByName, DateTime? StartedAt, DateTime? EndedAt, DateTime? UndoneAt, Guid? JobId, string StartedByName)
{
    private const string Stopped = "It stopped without saying why, perhaps because the server had no room to write. What was done until then is kept; go on with it, and look at the server's log if it stops again.";

    private const string CommandEnded = "The command that imported it ended before its last row. What was done until then is kept; go on with it here, or run the command again.";

    /// <param name="isWorkedOn">A job waits or works for it, or a command of the command line. Where none does, a running import stands still.</param>
    /// <param name="i">The import.</param>
    /// <param name="mayChange">See <see cref="MayChange"/>.</param>
    internal static ImportView Of(Import i, bool isWorkedOn, bool mayChange) => new(
        i.PublicId, i.FileName, i.Layout, i.Kind, i.State, i.Problem ?? (!i.IsUnderWay || isWorkedOn ? null : i.JobPublicId is null ? CommandEnded : Stopped), i.Rows, OutcomeCounts.Of(i.Counts), i.LeadsMade, i.Bytes,
        new(i.CreateMissingCompanies, i.OnlyFillEmpty, i.LeaveOutBadCells, i.OwnerId, i.TakenAt), i.CreatedAt, i.CreatedByName, i.StartedAt, i.EndedAt, i.UndoneAt, i.JobPublicId, i.StartedByName)
    { MayChange = mayChange, IsOfCommandLine = i.CreatedById is null };

    /// <summary>Running or being undone, and not standing still.</summary>
    public bool IsUnderWay => Problem is null && State is (ImportState.Running or ImportState.Undoing);

    /// <summary>The user may run, stop, undo or delete it: it is their own, or they are a manager.</summary>
    public bool MayChange { get; init; }

    /// <summary>The command line brought it: it is no user's, but a manager's to undo.</summary>
    public bool IsOfCommandLine { get; init; }

    /// <summary>Who brought it, behind a time: "by Ann Keller".</summary>
    public string By => IsOfCommandLine ? "from the command line" : $"by {CreatedByName}";

    /// <summary>Who may change it: "Ann Keller, managers and administrators".</summary>
    public string Owners => IsOfCommandLine ? "managers and administrators" : $"{CreatedByName}, managers and administrators";

    /// <summary>Rows that came in, or were there already.</summary>
    public int Imported => Counts.Total - LeftBehind;

    /// <summary>Rows that stayed behind: failed, skipped, or waiting for an answer. They can be downloaded, corrected and imported again.</summary>
    public int LeftBehind => Counts.Of(LeftOutcomes);

    internal static IReadOnlyList<ImportOutcome> LeftOutcomes { get; } = [ImportOutcome.Review, ImportOutcome.Suppressed, ImportOutcome.Skipped, ImportOutcome.Failed];

    /// <summary>How it ended, in one sentence. Complete is said only where no row failed.</summary>
    public string Verdict => State == ImportState.Undone ? "This import was undone." : Counts[ImportOutcome.Failed] is var failed and > 0
        ? $"{Imported:N0} of {Math.Max(Rows, Counts.Total):N0} rows imported, {failed:N0} failed{(LeftBehind > failed ? $", {LeftBehind - failed:N0} left behind for another reason" : "")}."
        : State == ImportState.Done ? $"Complete: all {Counts.Total:N0} rows are accounted for." : $"{Counts.Total:N0} of {Rows:N0} rows imported.";
}

/// <summary>Somebody who may own leads.</summary>
public sealed record ImportOwner(string Id, string Name);

/// <summary>Rows by outcome.</summary>
public sealed class OutcomeCounts(IReadOnlyDictionary<ImportOutcome, int> counts)
{
    /// <summary>Nothing counted yet.</summary>
    public static readonly OutcomeCounts None = new(new Dictionary<ImportOutcome, int>());

    public int this[ImportOutcome outcome] => counts.GetValueOrDefault(outcome);

    public int Total => counts.Values.Sum();

    /// <summary>Rows with one of these outcomes.</summary>
    public int Of(IEnumerable<ImportOutcome> outcomes) => outcomes.Sum(o => this[o]);

    internal static OutcomeCounts Of(ImportCounts counts) => new(Enum.GetValues<ImportOutcome>().ToDictionary(o => o, counts.Of));
}

/// <summary>One row of the report.</summary>
/// <param name="Row">Number of the data row, from 1.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Name">The contact's name; null where there is none, or it is gone.</param>
public sealed record ImportRowView(int Row, int Line, ImportOutcome Outcome, string? Reason, string? Name, Guid? ContactId, Guid? LeadId, UndoOutcome? Undone, string? UndoReason)
{
    /// <summary>Whom the row names, as the file writes it: the person, or what is known in place of a name; null where it names nobody.</summary>
    public string? Who { get; init; }

    /// <summary>The company as the file writes it, or its domain.</summary>
    public string? Company { get; init; }

    internal ImportRowView With(ContactRow? row) => row is null ? this : this with
    {
        Who = row.FullName ?? row.Person.Fields.Emails.Select(e => e.Value).FirstOrDefault() ?? row.LinkedInUrl,
        Company = row.Company.Name ?? row.Company.Domain,
    };
}

/// <summary>Some rows of a report.</summary>
/// <param name="Total">How many there are, <see cref="Most"/> at most.</param>
public sealed record ImportRows(IReadOnlyList<ImportRowView> Rows, int Total)
{
    /// <summary>As deep as a list is scrolled.</summary>
    public const int Most = 10_000;
}
