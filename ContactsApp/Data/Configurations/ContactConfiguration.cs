using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.HasQueryFilter(AppDbContext.NotRemoved, c => c.RemovedAt == null);
        builder.Property(c => c.Version).IsConcurrencyToken();
        // A set of flags, asked by bit.
        builder.Property(c => c.DoNotContact).HasConversion<int>();
        // The drawer from its address; the same create twice.
        builder.HasIndex(c => c.PublicId).IsUnique();
        // The contacts of a lead by name; the candidates when a person is matched inside a company.
        builder.HasIndex(c => new { c.CompanyId, c.SortName });
        // The trash, either way, with all that its filters and its search ask of a row; the purge, oldest first. Those merged away stay for good and are in no trash.
        builder.HasIndex(c => new { c.RemovedAt, c.Id, c.SortName, c.RemovalReason, c.RemovedById, c.CompanyId, c.MergedIntoId }, "IX_Contacts_Trash")
            .HasFilter("\"RemovedAt\" IS NOT NULL AND \"MergedIntoId\" IS NULL");
        // Whoever was merged into a contact, deleted with it. No foreign key: SQLite would have to write the whole table anew to get one.
        builder.HasIndex(c => c.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        List(builder);
        builder.HasOne(c => c.Company).WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Employments).WithOne().HasForeignKey(e => e.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Emails).WithOne().HasForeignKey(e => e.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Phones).WithOne().HasForeignKey(e => e.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Links).WithOne().HasForeignKey(e => e.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Roles).WithOne(r => r.Contact).HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Proposals).WithOne().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.TagKeys).WithOne().HasForeignKey(t => t.ContactId).OnDelete(DeleteBehavior.Cascade);
        // The few who keep the gate, and those of whom a source says that they left.
        builder.HasIndex(c => c.Id, "IX_Contacts_IsGatekeeper").HasFilter("\"IsGatekeeper\"");
        builder.HasIndex(c => c.Id, "IX_Contacts_MayHaveLeft").HasFilter("\"MayHaveLeft\" IS NOT NULL");
        // Who left lately, as far as known: digests.
        builder.HasIndex(c => c.LeftNotedAt).HasFilter("\"LeftNotedAt\" IS NOT NULL");
        // Whose end date arrives: looked through every few minutes.
        builder.HasIndex(c => c.PresenceChangesOn).HasFilter("\"PresenceChangesOn\" IS NOT NULL");
        // Whom somebody replaced.
        builder.HasIndex(c => c.ReplacedById).HasFilter("\"ReplacedById\" IS NOT NULL");
        builder.HasOne(c => c.NameKeys).WithOne().HasForeignKey<ContactNameKeys>(k => k.ContactId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>The list of contacts across leads. Few, since each is written for every imported row; who was never touched is in none of the last two.</summary>
    private static void List(EntityTypeBuilder<Contact> builder)
    {
        const string Live = "\"RemovedAt\" IS NULL";
        // Sorted by name and by relevance.
        builder.HasIndex(c => new { c.SortName, c.Id }).HasFilter(Live);
        builder.HasIndex(c => new { c.Relevance, c.Id }).HasFilter(Live);
        // Filtered by seniority or department, and counted from the index alone.
        builder.HasIndex(c => new { c.Seniority, c.Department, c.CompanyId }).HasFilter(Live);
        // Who is new: digests. Rows come in its order, so it is only ever added to at its end.
        builder.HasIndex(c => c.CreatedAt).HasFilter(Live);
        // Sorted by engagement and last touch; who was touched in 30 days.
        builder.HasIndex(c => new { c.EngagementLog2, c.Id }).HasFilter($"{Live} AND \"EngagementLog2\" IS NOT NULL");
        builder.HasIndex(c => new { c.LastTouchAt, c.Id }).HasFilter($"{Live} AND \"LastTouchAt\" IS NOT NULL");
    }
}

internal sealed class ContactTagConfiguration : IEntityTypeConfiguration<ContactTag>
{
    // Everybody with a tag; the known tags in their order. The foreign key brings an index by contact.
    public void Configure(EntityTypeBuilder<ContactTag> builder) => builder.HasKey(t => new { t.Key, t.ContactId });
}

internal sealed class ContactNameKeysConfiguration : IEntityTypeConfiguration<ContactNameKeys>
{
    public void Configure(EntityTypeBuilder<ContactNameKeys> builder)
    {
        // By contact only: the contacts of a company come from the index of Contacts.
        builder.HasKey(k => k.ContactId);
        builder.Property(k => k.ContactId).ValueGeneratedNever();
    }
}

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    // Past and present people of a company; the contact's own list comes by the index of its foreign key.
    public void Configure(EntityTypeBuilder<Employment> builder) =>
        builder.HasOne(e => e.Company).WithMany().HasForeignKey(e => e.CompanyId).OnDelete(DeleteBehavior.SetNull);
}

internal sealed class ContactEmailConfiguration : IEntityTypeConfiguration<ContactEmail>
{
    // Match key: who has this address.
    public void Configure(EntityTypeBuilder<ContactEmail> builder) => builder.HasIndex(e => e.Address);
}

internal sealed class ContactPhoneConfiguration : IEntityTypeConfiguration<ContactPhone>
{
    // Match key: who has this number. With the contact, so that a switchboard's many holders are read off the index alone.
    public void Configure(EntityTypeBuilder<ContactPhone> builder) => builder.HasIndex(p => new { p.E164, p.ContactId }).HasFilter("\"E164\" IS NOT NULL");
}

internal sealed class ContactLinkConfiguration : IEntityTypeConfiguration<ContactLink>
{
    // Match key: who has this LinkedIn profile or page.
    public void Configure(EntityTypeBuilder<ContactLink> builder) => builder.HasIndex(l => new { l.Kind, l.Key });
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        // The committee of a lead; a person holds a role of a lead once.
        builder.HasIndex(r => new { r.LeadId, r.ContactId, r.Role }).IsUnique();
        // The list of contacts filtered by role.
        builder.HasIndex(r => new { r.Role, r.ContactId });
        builder.HasOne<Lead>().WithMany().HasForeignKey(r => r.LeadId).OnDelete(DeleteBehavior.Cascade);
    }
}
