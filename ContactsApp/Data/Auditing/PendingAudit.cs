using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace ContactsApp.Data.Auditing;

/// <summary>One changed record, taken down before the save, since the old values are gone after it.</summary>
/// <param name="Entity">Kept because its key is known only after the save.</param>
internal sealed record AuditDraft(object Entity, Type Kind, string Verb, IReadOnlyList<AuditChange> Changes);

/// <summary>What a save will write to the audit, and the transaction that holds both together where the caller had none.</summary>
internal sealed record PendingAudit(IReadOnlyList<AuditDraft> Drafts, IDbContextTransaction? Transaction)
{
    /// <summary>What the next save of <paramref name="db"/> changes, in the order it was tracked.</summary>
    public static List<AuditDraft> Collect(AppDbContext db) => db.ChangeTracker.Entries()
        .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        .Select(e => Draft(db, e))
        .OfType<AuditDraft>()
        .ToList();

    /// <summary>The same for records that were added past the change tracker; their keys are set.</summary>
    public static List<AuditDraft> CollectAdded(AppDbContext db, IEnumerable<object> added) => added.Select(e => DraftAdded(db, e)).OfType<AuditDraft>().ToList();

    private static AuditDraft? DraftAdded(AppDbContext db, object entity)
    {
        var kind = entity.GetType();
        if (AuditRules.Noun(kind) is not { } noun || db.Model.FindEntityType(kind) is not { } type)
        {
            return null;
        }

        var changes = type.GetProperties().Where(p => AuditRules.IsShown(p, kind))
            .Select(p => (p.Name, Value: p.PropertyInfo?.GetValue(entity)))
            .Where(p => !IsUnset(p.Value))
            .Select(p => new AuditChange(p.Name, null, AuditRules.Words(p.Value)))
            .ToList();
        return new AuditDraft(entity, kind, db.Audit.VerbFor(noun, "added"), changes);
    }

    private static AuditDraft? Draft(AppDbContext db, EntityEntry entry)
    {
        var kind = entry.Metadata.ClrType;
        if (AuditRules.Noun(kind) is not { } noun)
        {
            return null;
        }

        var changes = entry.Properties
            .Where(p => AuditRules.IsShown(p.Metadata, kind) && (entry.State != EntityState.Modified || p.IsModified))
            .Select(p => Change(p, entry.State))
            .Where(c => c.From != c.To)
            .ToList();
        var usual = UsualVerb(entry);
        return usual == "changed" && changes.Count == 0 ? null : new AuditDraft(entry.Entity, kind, db.Audit.VerbFor(noun, usual), changes);
    }

    private static AuditChange Change(PropertyEntry property, EntityState state) => new(
        property.Metadata.Name,
        state == EntityState.Added ? null : AuditRules.Words(property.OriginalValue),
        state == EntityState.Deleted || (state == EntityState.Added && IsUnset(property.CurrentValue)) ? null : AuditRules.Words(property.CurrentValue));

    /// <summary>A new record's empty columns are not news.</summary>
    private static bool IsUnset(object? value) => value switch
    {
        null or "" or false => true,
        ICollection<string> list => list.Count == 0,
        _ => false,
    };

    private static string UsualVerb(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified)
        {
            return entry.State == EntityState.Added ? "added" : "removed";
        }

        var removed = entry.Metadata.FindProperty(nameof(Contact.RemovedAt)) is null ? null : entry.Property(nameof(Contact.RemovedAt));
        return (removed?.OriginalValue, removed?.CurrentValue) switch
        {
            (null, not null) => "removed",
            (not null, null) => "restored",
            _ => "changed",
        };
    }

    /// <summary>The audit rows, once the save has given every record its key.</summary>
    public async Task<List<AuditEntry>> ToEntriesAsync(AppDbContext db, DateTime now, CancellationToken ct)
    {
        var leads = db.Audit.LeadId is null ? await LeadFinder.ForAsync(db, Drafts, ct) : null;
        var roles = await RoleNamesAsync(db, ct);
        return Drafts.Select(d => new AuditEntry
        {
            At = now,
            ActorId = db.Actor.UserId,
            ActorName = db.Actor.Name,
            Verb = d.Verb,
            EntityKind = d.Entity is IdentityUserRole<string> or DigestPlan ? nameof(AppUser) : d.Kind.Name,
            EntityId = Value(db, d, "Id") as long?,
            EntityPublicId = PublicId(db, d),
            LeadId = db.Audit.LeadId ?? leads?.Find(d.Entity),
            ChangesJson = AuditChange.Write(d.Entity is IdentityUserRole<string> role ? [RoleChange(d, roles[role.RoleId])] : d.Changes),
            Source = db.Audit.Source,
            ObservationId = db.Audit.ObservationId,
        }).ToList();
    }

    /// <summary>Public id of the record; of a user, the key itself.</summary>
    private static Guid? PublicId(AppDbContext db, AuditDraft draft) => draft.Entity switch
    {
        AppUser user => ParseGuid(user.Id),
        IdentityUserRole<string> role => ParseGuid(role.UserId),
        DigestPlan plan => ParseGuid(plan.UserId),
        _ => Value(db, draft, nameof(Contact.PublicId)) as Guid?,
    };

    private static Guid? ParseGuid(string id) => Guid.TryParse(id, out var guid) ? guid : null;

    private static object? Value(AppDbContext db, AuditDraft draft, string property) =>
        db.Model.FindEntityType(draft.Kind)?.FindProperty(property)?.PropertyInfo?.GetValue(draft.Entity);

    private static AuditChange RoleChange(AuditDraft draft, string name) =>
        draft.Verb.EndsWith(".removed", StringComparison.Ordinal) ? new("Role", name, null) : new("Role", null, name);

    private async Task<Dictionary<string, string>> RoleNamesAsync(AppDbContext db, CancellationToken ct)
    {
        var ids = Drafts.Select(d => d.Entity).OfType<IdentityUserRole<string>>().Select(r => r.RoleId).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Roles.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name ?? r.Id, ct);
    }
}
