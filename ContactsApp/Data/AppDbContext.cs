using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

/// <summary>
/// The one database of the product. Abstract because each provider has a context class of its own (its migrations hang on the
/// exact type); everything but <c>DatabaseSetup</c> names this base only. One context per operation, from the factory, never in a component.
/// </summary>
public abstract class AppDbContext(DbContextOptions options) : IdentityDbContext<AppUser>(options)
{
    /// <summary>Name of the filter that hides what is in trash; lift it by name where trash is meant.</summary>
    public const string NotRemoved = "NotRemoved";

    /// <summary>Who is writing; stamped by whoever makes the context, read by the audit interceptor.</summary>
    public Actor Actor { get; set; } = Actor.Machine;

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<CompanyAlias> CompanyAliases => Set<CompanyAlias>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<LeadSummary> LeadSummaries => Set<LeadSummary>();
    public DbSet<LeadFlag> LeadFlags => Set<LeadFlag>();
    public DbSet<LeadSeen> LeadsSeen => Set<LeadSeen>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Employment> Employments => Set<Employment>();
    public DbSet<ContactEmail> ContactEmails => Set<ContactEmail>();
    public DbSet<ContactPhone> ContactPhones => Set<ContactPhone>();
    public DbSet<ContactLink> ContactLinks => Set<ContactLink>();
    public DbSet<SourceDocument> SourceDocuments => Set<SourceDocument>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Touchpoint> Touchpoints => Set<Touchpoint>();
    public DbSet<IcpProfile> IcpProfiles => Set<IcpProfile>();
    public DbSet<IcpProfileVersion> IcpProfileVersions => Set<IcpProfileVersion>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<UndoRecord> UndoRecords => Set<UndoRecord>();
    public DbSet<Workspace> Workspaces => Set<Workspace>();
}
