using ContactsApp.Data.Auditing;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ContactsApp.Data;

/// <summary>
/// The one database of the product. Abstract because each provider has a context class of its own (its migrations hang on the
/// exact type); everything but <c>DatabaseSetup</c> names this base only. One context per operation, from the factory, never in a component.
/// </summary>
public abstract class AppDbContext(DbContextOptions options) : IdentityDbContext<AppUser>(options)
{
    /// <summary>Name of the filter that hides what is in trash; lift it by name where trash is meant.</summary>
    public const string NotRemoved = "NotRemoved";

    /// <summary>
    /// Identity reads its schema version from the application's services and falls back to version 1 (no passkey table) where there
    /// are none: at design time. Overriding <c>SchemaVersion</c> has no effect there.
    /// </summary>
    private static readonly ServiceProvider DesignTimeServices = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    /// <summary>Who is writing; stamped by whoever makes the context, read by the audit interceptor.</summary>
    public Actor Actor { get; set; } = Actor.Machine;

    /// <summary>What the audit of this context's saves looks like: who writes it, under which verb, for which lead and source.</summary>
    public AuditScope Audit { get; } = new();

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
    public DbSet<ContactTag> ContactTags => Set<ContactTag>();
    public DbSet<ContactNameKeys> ContactNameKeys => Set<ContactNameKeys>();
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
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();
    public DbSet<DuplicateCheck> DuplicateChecks => Set<DuplicateCheck>();
    public DbSet<DuplicateProgress> DuplicateProgress => Set<DuplicateProgress>();
    public DbSet<Workspace> Workspaces => Set<Workspace>();
    public DbSet<UserLink> UserLinks => Set<UserLink>();
    public DbSet<DigestPlan> DigestPlans => Set<DigestPlan>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();

    /// <summary>Names what the next save does, in the form noun.verb ("role.confirmed"), where the state of the record does not say it.</summary>
    public void AuditAs(string verb) => Audit.Name(verb);

    /// <summary>Contexts are pooled, and the pool knows nothing of our own properties.</summary>
    internal void Reset()
    {
        Actor = Actor.Machine;
        Audit.Reset();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(DesignTimeServices);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        // Readable in any database tool, and a new word in the middle moves nobody. Those that are sorted by are numbers, see the configurations.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
    }
}
