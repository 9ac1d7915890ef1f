using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class TouchpointConfiguration : IEntityTypeConfiguration<Touchpoint>
{
    public void Configure(EntityTypeBuilder<Touchpoint> builder)
    {
        builder.HasQueryFilter(AppDbContext.NotRemoved, t => t.RemovedAt == null);
        builder.Property(t => t.Version).IsConcurrencyToken();
        // The same event delivered twice.
        builder.HasIndex(t => t.PublicId).IsUnique();
        // The timeline of a lead, newest first. Ascending with the key last, so that read backwards it is newest first with a
        // settled order among equals on both databases (a descending index would not give that on SQLite).
        builder.HasIndex(t => new { t.LeadId, t.At, t.Id });
        // The timeline of a person, and their engagement.
        builder.HasIndex(t => new { t.ContactId, t.At, t.Id });
        builder.HasOne<Lead>().WithMany().HasForeignKey(t => t.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(t => t.Contact).WithMany().HasForeignKey(t => t.ContactId).OnDelete(DeleteBehavior.SetNull);
    }
}
