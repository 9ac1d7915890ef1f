using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ContactsApp.Data.Storage;

/// <summary>
/// Raises the version of each changed record, since SQLite has no row version of its own. A changed address, number, link or job is a
/// change of its contact: who edits the contact from an older page must hear of it.
/// </summary>
public sealed class VersionInterceptor : SaveChangesInterceptor
{
    private const string Version = nameof(Contact.Version);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDbContext db)
        {
            var changed = db.ChangeTracker.Entries().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
            var versioned = changed.Where(e => e.State == EntityState.Modified && e.Metadata.FindProperty(Version) is { IsConcurrencyToken: true });
            foreach (var entry in versioned.Concat(ContactsOf(db, changed)).DistinctBy(e => e.Entity))
            {
                var version = entry.Property(Version);
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }

        return ValueTask.FromResult(result);
    }

    private static IEnumerable<EntityEntry> ContactsOf(AppDbContext db, List<EntityEntry> changed)
    {
        var ids = changed.Select(e => e.Entity switch
        {
            Employment job => job.ContactId,
            ContactEmail email => email.ContactId,
            ContactPhone phone => phone.ContactId,
            ContactLink link => link.ContactId,
            _ => 0,
        }).Where(id => id > 0).ToHashSet();
        return ids.Count == 0 ? [] : db.ChangeTracker.Entries<Contact>()
            .Where(c => c.State == EntityState.Unchanged && ids.Contains(c.Entity.Id));
    }
}
