using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class IcpProfileConfiguration : IEntityTypeConfiguration<IcpProfile>
{
    // The profile from its address; the same create twice.
    public void Configure(EntityTypeBuilder<IcpProfile> builder) => builder.HasIndex(p => p.PublicId).IsUnique();
}

internal sealed class IcpProfileVersionConfiguration : IEntityTypeConfiguration<IcpProfileVersion>
{
    public void Configure(EntityTypeBuilder<IcpProfileVersion> builder)
    {
        // The history of a profile; two people saving at once make two versions or one error.
        builder.HasIndex(v => new { v.ProfileId, v.Number }).IsUnique();
        builder.HasOne<IcpProfile>().WithMany().HasForeignKey(v => v.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        // Progress from its address; the same request twice.
        builder.HasIndex(j => j.PublicId).IsUnique();
        // The next job to run, oldest first.
        builder.HasIndex(j => new { j.State, j.Id });
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // The history of a lead, newest first (read backwards).
        builder.HasIndex(a => new { a.LeadId, a.Id });
        // The history of one record, newest first (read backwards).
        builder.HasIndex(a => new { a.EntityKind, a.EntityId, a.Id });
    }
}

internal sealed class UndoRecordConfiguration : IEntityTypeConfiguration<UndoRecord>
{
    // The Undo button.
    public void Configure(EntityTypeBuilder<UndoRecord> builder) => builder.HasIndex(u => u.PublicId).IsUnique();
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder) => builder.Property(w => w.Version).IsConcurrencyToken();
}
