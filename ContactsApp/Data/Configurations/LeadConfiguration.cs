using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.HasQueryFilter(AppDbContext.NotRemoved, l => l.RemovedAt == null);
        builder.Property(l => l.Version).IsConcurrencyToken();
        // The lead page from its address; the same create twice.
        builder.HasIndex(l => l.PublicId).IsUnique();
        // The lead of a company. Unique over live and trashed ones: adding a company again restores its lead.
        builder.HasIndex(l => l.CompanyId).IsUnique();
        // The trash, either way, with all that its filters ask of a row; the purge, oldest first.
        builder.HasIndex(l => new { l.RemovedAt, l.Id, l.RemovedById, l.OwnerId, l.MergedIntoId }, "IX_Leads_Trash").HasFilter("\"RemovedAt\" IS NOT NULL AND \"MergedIntoId\" IS NULL");
        // All leads of a user who is deleted or demoted.
        builder.HasIndex(l => l.OwnerId);
        // Whatever was merged into a lead, deleted with it. No foreign key, as with contacts.
        builder.HasIndex(l => l.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        builder.HasOne(l => l.Company).WithOne(c => c.Lead).HasForeignKey<Lead>(l => l.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Summary).WithOne().HasForeignKey<LeadSummary>(s => s.LeadId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LeadFlagConfiguration : IEntityTypeConfiguration<LeadFlag>
{
    public void Configure(EntityTypeBuilder<LeadFlag> builder)
    {
        // The leads list filtered by a flag ("missing:DecisionMaker"). The foreign key brings an index by lead, for rewriting a lead's flags.
        builder.HasKey(f => new { f.Flag, f.LeadId });
        builder.HasOne<LeadSummary>().WithMany(s => s.Flags).HasForeignKey(f => f.LeadId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LeadSeenConfiguration : IEntityTypeConfiguration<LeadSeen>
{
    public void Configure(EntityTypeBuilder<LeadSeen> builder)
    {
        // What one user has seen of the leads on a page.
        builder.HasKey(s => new { s.UserId, s.LeadId });
        builder.HasOne<Lead>().WithMany().HasForeignKey(s => s.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
