using ContactsApp.Domain;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Admin;

/// <summary>One row of the audit as an administrator reads it.</summary>
/// <param name="Lead">Public id of the lead it belongs to; null for none, and for one that is gone.</param>
public sealed record AuditRow(long Id, DateTime At, string Who, bool ByMachine, string What, IReadOnlyList<HistoryChange> Changes, SourceKind Source, Guid? Lead, string? LeadName)
{
    /// <summary>Id of the user who did it; null for the machine.</summary>
    public string? WhoId { get; init; }

    /// <summary>What was done, as stored: "contact.changed".</summary>
    public string Verb { get; init; } = "";

    /// <summary>What kind of record it was done to, as users say it.</summary>
    public string Record { get; init; } = "";

    /// <summary>The record's public id, else its key; null where it is about no single record.</summary>
    public string? RecordId { get; init; }

    /// <summary>The contact it was done to, if that is still there or in trash.</summary>
    public Guid? Contact { get; init; }
}

/// <summary>The newest rows that match, and whether there are older ones.</summary>
public sealed record AuditSlice(IReadOnlyList<AuditRow> Rows, bool HasMore);

/// <summary>Somebody of whom the audit can be asked.</summary>
public sealed record AuditPerson(string Id, string Name);
