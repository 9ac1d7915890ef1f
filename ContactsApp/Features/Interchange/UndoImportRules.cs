using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>What both the undo of an import and its preview ask of leads.</summary>
internal static class UndoImportRules
{
    /// <summary>Nobody did anything with the lead or its people since, and no other import names it. What was merged since is the survivor's.</summary>
    public static Expression<Func<Lead, bool>> NobodyTouched(AppDbContext db, long importId) => l =>
        l.MergedIntoId == null
        && !db.AuditEntries.Any(a => a.LeadId == l.Id && a.ActorId != null)
        && !db.Touchpoints.Any(t => t.LeadId == l.Id)
        && !db.ImportRows.Any(r => r.LeadId == l.Id && r.ImportId != importId && r.Undone == null);
}
