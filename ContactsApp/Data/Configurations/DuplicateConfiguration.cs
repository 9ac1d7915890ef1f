using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class DuplicatePairConfiguration : IEntityTypeConfiguration<DuplicatePair>
{
    public void Configure(EntityTypeBuilder<DuplicatePair> builder)
    {
        // Sorted by, so a number.
        builder.Property(p => p.Reason).HasConversion<int>();
        // A pair is stored once; all pairs of its left side.
        builder.HasIndex(p => new { p.Kind, p.LeftId, p.RightId }).IsUnique();
        // All pairs of its right side, when one of the two changes.
        builder.HasIndex(p => new { p.Kind, p.RightId });
        // The queue: open pairs by reason, the newest first in each. Decided ones pile up and are not in it.
        builder.HasIndex(p => new { p.Kind, p.Reason, p.Id }).HasFilter("\"State\" = 'Open'");
    }
}

internal sealed class DuplicateCheckConfiguration : IEntityTypeConfiguration<DuplicateCheck>
{
    public void Configure(EntityTypeBuilder<DuplicateCheck> builder) => builder.HasKey(c => c.Id);
}

internal sealed class DuplicateProgressConfiguration : IEntityTypeConfiguration<DuplicateProgress>
{
    public void Configure(EntityTypeBuilder<DuplicateProgress> builder)
    {
        builder.ToTable("DuplicateProgress");
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}
