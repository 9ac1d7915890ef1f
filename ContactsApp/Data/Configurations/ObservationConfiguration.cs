using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class SourceDocumentConfiguration : IEntityTypeConfiguration<SourceDocument>
{
    // "This file was imported before."
    public void Configure(EntityTypeBuilder<SourceDocument> builder) =>
        builder.HasIndex(d => d.ContentHash).HasFilter("\"ContentHash\" IS NOT NULL");
}

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        // Everything said about a person: provenance, merge, export, erasure. Also the foreign key.
        builder.HasIndex(o => new { o.ContactId, o.Id });
        // What this source said of this record before, fetched for a whole batch. Not unique: a later word is another observation.
        builder.HasIndex(o => new { o.Source, o.RecordKey });
        // The undo and the report of one import.
        builder.HasIndex(o => new { o.SourceDocumentId, o.Id });
        builder.HasOne(o => o.SourceDocument).WithMany().HasForeignKey(o => o.SourceDocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(o => o.Contact).WithMany().HasForeignKey(o => o.ContactId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    private const string Open = "\"State\" = 'Open'";

    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        // The drawer's open proposals; at most one per field, so that a fresher one takes the older one's place.
        builder.HasIndex(p => new { p.ContactId, p.Field }).IsUnique().HasFilter(Open);
        // The list of open proposals, newest first (read backwards), all of them or those of one field. Decided ones pile up and are not in it.
        builder.HasIndex(p => new { p.State, p.Id }).HasFilter(Open);
        builder.HasIndex(p => new { p.Field, p.Id }).HasFilter(Open);
        // All of a contact's proposals, decided ones too: "keep mine" is not asked again.
        builder.HasIndex(p => p.ContactId);
        builder.HasOne(p => p.Observation).WithMany().HasForeignKey(p => p.ObservationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        // Was this person removed before? Asked for every observation of a batch.
        builder.HasIndex(s => s.KeyHash);
        // Lifting the suppression when the person is restored.
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(s => s.ContactId).OnDelete(DeleteBehavior.SetNull);
    }
}
