using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.Property(c => c.Version).IsConcurrencyToken();
        // A company from its public id; the same create twice.
        builder.HasIndex(c => c.PublicId).IsUnique();
        // A company known by name only, recognised when it is named again.
        builder.HasIndex(c => c.NameKey);
        builder.HasMany(c => c.Aliases).WithOne().HasForeignKey(a => a.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CompanyAliasConfiguration : IEntityTypeConfiguration<CompanyAlias>
{
    // A company from any of its domains; two companies never share one.
    public void Configure(EntityTypeBuilder<CompanyAlias> builder) => builder.HasIndex(a => a.Domain).IsUnique();
}
