using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

internal sealed class DigestPlanConfiguration : IEntityTypeConfiguration<DigestPlan>
{
    public void Configure(EntityTypeBuilder<DigestPlan> builder)
    {
        // One for each user. All are read to see who is due: a team has dozens.
        builder.HasKey(p => p.UserId);
        builder.Ignore(p => p.Times);
        builder.HasOne<AppUser>().WithOne().HasForeignKey<DigestPlan>(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
