using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// What happened to a contact that its shown values do not tell: an export made before it says things that are no news any more.
/// </summary>
/// <param name="TakenBack">What was said once and taken back, with when that was.</param>
/// <param name="PresenceSaidAt">When it was last said or taken back whether the person works there; null for never.</param>
internal sealed record OwnHistory(IReadOnlyList<(DateTime At, PersonFields Said)> TakenBack, DateTime? PresenceSaidAt)
{
    /// <summary>Of somebody to whom nothing happened.</summary>
    public static readonly OwnHistory None = new([], null);

    /// <summary>Of somebody who was merged into this contact: what both are known by. An export of them says no more than that.</summary>
    public IReadOnlyList<PersonFields> Known { get; private init; } = [];

    /// <summary>What is no news in an export: what was taken back after it (nothing where it does not say when it was made), and what came by a merge.</summary>
    public List<PersonFields> OldSince(DateTime? exportedAt) => [.. Known, .. TakenBack.Where(t => t.At > exportedAt).Select(t => t.Said)];

    /// <summary>The same for a row that names somebody who was merged into this contact.</summary>
    public async Task<OwnHistory> OfMergedAsync(AppDbContext db, long survivor, DateTime? mergedAt, CancellationToken ct)
    {
        var said = await db.Observations.AsNoTracking().Where(o => o.ContactId == survivor && o.RetractedAt == null).Select(o => o.FieldsJson).ToListAsync(ct);
        return this with { Known = said.ConvertAll(PersonFields.FromJson), PresenceSaidAt = new[] { PresenceSaidAt, mergedAt }.Max() };
    }

    /// <summary>The history of these contacts; those without any are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, OwnHistory>> LoadAsync(AppDbContext db, IReadOnlyCollection<long> contacts, CancellationToken ct)
    {
        var told = await db.Observations.AsNoTracking()
            .Where(o => EF.Parameter(contacts).Contains(o.ContactId!.Value) && (o.RetractedAt != null || o.FieldsJson.Contains("EndedOn") || o.FieldsJson.Contains("HasLeft") || o.FieldsJson.Contains("IsThere") || o.FieldsJson.Contains("StillHere")))
            .Select(o => new { Id = o.ContactId!.Value, o.ReceivedAt, o.RetractedAt, o.FieldsJson }).ToListAsync(ct);
        // A person's word on it is no observation, nor is its undo: the audit has both.
        var words = await db.AuditEntries.AsNoTracking().Where(a => a.EntityKind == nameof(Contact) && EF.Parameter(contacts).Contains(a.EntityId!.Value) && a.ChangesJson.Contains(nameof(Contact.LeftAt)))
            .Select(a => new { Id = a.EntityId!.Value, a.At, a.ChangesJson }).ToListAsync(ct);
        var read = told.ConvertAll(o => (o.Id, o.ReceivedAt, o.RetractedAt, Said: PersonFields.FromJson(o.FieldsJson)));
        var presence = read.Where(o => IsOfPresence(o.Said)).Select(o => (o.Id, At: o.RetractedAt ?? o.ReceivedAt))
            .Concat(words.Where(w => AuditChange.Read(w.ChangesJson).Any(c => c.Field == nameof(Contact.LeftAt))).Select(w => (w.Id, w.At)))
            .ToLookup(p => p.Id, p => (DateTime?)p.At);
        var back = read.Where(o => o.RetractedAt is not null).ToLookup(o => o.Id, o => (o.RetractedAt!.Value, o.Said));
        return presence.Select(p => p.Key).Union(back.Select(b => b.Key)).ToDictionary(id => id, id => new OwnHistory([.. back[id]], presence[id].Max()));
    }

    private static bool IsOfPresence(PersonFields said) =>
        said.EndedOn is not null || said.HasLeft || said.IsThere || said.Decisions.Any(d => d.Kind == DecisionKind.StillHere);
}
