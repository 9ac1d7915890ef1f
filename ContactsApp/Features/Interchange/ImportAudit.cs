using System.Globalization;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>The audit rows of imports: one per verb, and one per write instead of one for each record.</summary>
internal static class ImportAudit
{
    private const string Noun = "Import";

    /// <summary>What a user or the job did with the import as a whole, with its counts so far.</summary>
    public static AuditEntry Entry(Import import, string verb, Actor actor, DateTime now) => New(import, verb, actor, now,
    [
        new("File", null, import.FileName),
        .. Enum.GetValues<ImportOutcome>().Where(o => import.Counts.Of(o) > 0).Select(o => Count(o.ToString(), import.Counts.Of(o))),
    ]);

    /// <summary>One write of a run.</summary>
    public static AuditEntry Batch(Import import, StepResult result, Actor actor, DateTime now) => New(import, "import.batch", actor, now,
    [
        new("File", null, import.FileName),
        new("Rows", null, string.Create(CultureInfo.InvariantCulture, $"{result.Rows[0].Row}-{result.Rows[^1].Row}")),
        .. result.Rows.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => Count(g.Key.ToString(), g.Count())),
        Count("Leads added", result.LeadsMade),
    ]);

    /// <summary>One write of an undo.</summary>
    public static AuditEntry UndoBatch(Import import, IReadOnlyList<ImportRow> rows, Actor actor, DateTime now) => New(import, "import.undoBatch", actor, now,
    [
        new("File", import.FileName, null),
        new("Rows", string.Create(CultureInfo.InvariantCulture, $"{rows[0].Row}-{rows[^1].Row}"), null),
        .. rows.GroupBy(r => r.Undone).OrderBy(g => g.Key).Select(g => Count(g.Key.ToString()!, g.Count())),
    ]);

    private static AuditChange Count(string what, int count) => new(what, null, count.ToString(CultureInfo.InvariantCulture));

    private static AuditEntry New(Import import, string verb, Actor actor, DateTime now, IEnumerable<AuditChange> changes) => new()
    {
        At = now,
        ActorId = actor.UserId,
        ActorName = actor.Name,
        Verb = verb,
        EntityKind = Noun,
        EntityId = import.Id,
        EntityPublicId = import.PublicId,
        ChangesJson = AuditChange.Write(changes),
        Source = SourceKind.Import,
    };
}
