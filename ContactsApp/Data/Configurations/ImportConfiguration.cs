using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ComplexProperty(i => i.Counts);
        // The import from its address; the same upload twice.
        builder.HasIndex(i => i.PublicId).IsUnique();
        // "This file was imported before."
        builder.HasIndex(i => i.ContentHash);
        builder.HasOne<SourceDocument>().WithMany().HasForeignKey(i => i.SourceDocumentId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        // A row is reported once; the report in the order of the file; how far the import is.
        builder.HasKey(r => new { r.ImportId, r.Row });
        builder.Property(r => r.OptOut).HasConversion<int>();
        builder.Property(r => r.OptOutSet).HasConversion<int>();
        // The report filtered by outcome, in the order of the file.
        builder.HasIndex(r => new { r.ImportId, r.Outcome, r.Row });
        // What other imports say about a contact whose import is undone.
        builder.HasIndex(r => r.ContactId).HasFilter("\"ContactId\" IS NOT NULL");
        // Whether another import names a lead that an undo would delete.
        builder.HasIndex(r => r.LeadId).HasFilter("\"LeadId\" IS NOT NULL");
        builder.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RememberedMappingConfiguration : IEntityTypeConfiguration<RememberedMapping>
{
    // The mapping of a file with these headers; the last choice counts.
    public void Configure(EntityTypeBuilder<RememberedMapping> builder) => builder.HasIndex(m => m.Headers).IsUnique();
}
