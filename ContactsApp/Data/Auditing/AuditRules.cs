using System.Collections.Frozen;
using System.Globalization;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ContactsApp.Data.Auditing;

/// <summary>Which records are audited, under which noun, and which of their columns say something to a reader.</summary>
internal static class AuditRules
{
    /// <summary>The noun of each audited record; everything else (summaries, jobs, observations) is derived or a log itself.</summary>
    private static readonly FrozenDictionary<Type, string> Nouns = new Dictionary<Type, string>
    {
        [typeof(Company)] = "company",
        [typeof(CompanyAlias)] = "domain",
        [typeof(Lead)] = "lead",
        [typeof(Contact)] = "contact",
        [typeof(Employment)] = "employment",
        [typeof(ContactEmail)] = "email",
        [typeof(ContactPhone)] = "phone",
        [typeof(ContactLink)] = "link",
        [typeof(RoleAssignment)] = "role",
        [typeof(Touchpoint)] = "touchpoint",
        [typeof(Proposal)] = "proposal",
        [typeof(IcpProfileVersion)] = "icp",
        [typeof(SavedView)] = "view",
        [typeof(Workspace)] = "workspace",
        [typeof(AppUser)] = "user",
        [typeof(IdentityUserRole<string>)] = "user-role",
        [typeof(DigestPlan)] = "digest",
    }.ToFrozenDictionary();

    /// <summary>Computed from other columns, or said by the audit row itself (when, by whom).</summary>
    private static readonly FrozenSet<string> Derived = FrozenSet.Create(
        nameof(Contact.Version), nameof(Contact.SortName), nameof(Company.NameKey), nameof(Contact.PublicId),
        nameof(Lead.FitScore), nameof(Lead.FitBand), nameof(Lead.FitConfidence), nameof(Lead.IcpVersionId), nameof(Lead.StageSince),
        nameof(Contact.Relevance), nameof(Contact.RelevanceBand), nameof(Contact.PersonaName),
        nameof(Contact.EngagementLog2), nameof(Contact.LastTouchAt), nameof(Contact.LastSeenAt), nameof(Contact.LastVerifiedAt),
        nameof(Contact.CreatedAt), nameof(Contact.CreatedById), nameof(Contact.RemovedAt), nameof(Contact.RemovedById), nameof(Contact.IsDemo),
        nameof(ContactEmail.ObservationId), nameof(ContactEmail.StatusAt), nameof(Contact.LeftObservationId), nameof(Contact.LeftNotedAt), nameof(Contact.PresenceChangesOn), nameof(RoleAssignment.At), nameof(RoleAssignment.ById), nameof(RoleAssignment.ByName),
        nameof(Proposal.DecidedAt), nameof(Proposal.DecidedById), nameof(Touchpoint.LoggedById), nameof(Touchpoint.LoggedByName),
        nameof(IcpProfileVersion.CreatedByName));

    /// <summary>The only columns of a user that are shown; secrets and stamps never reach the audit.</summary>
    private static readonly FrozenSet<string> UserFields = FrozenSet.Create(
        nameof(AppUser.Email), nameof(AppUser.DisplayName), nameof(AppUser.LockoutEnd), nameof(AppUser.TwoFactorEnabled), nameof(AppUser.EmailConfirmed),
        nameof(AppUser.TimeZone), nameof(AppUser.Theme));

    /// <summary>What a user chose; how far their digest is told is the machine's own matter.</summary>
    private static readonly FrozenSet<string> DigestFields = FrozenSet.Create(
        nameof(DigestPlan.Rhythm), nameof(DigestPlan.Day), nameof(DigestPlan.Hour), nameof(DigestPlan.AllLeads));

    public static string? Noun(Type type) => Nouns.GetValueOrDefault(type);

    public static bool IsShown(IReadOnlyProperty property, Type type)
    {
        if (type == typeof(AppUser))
        {
            return UserFields.Contains(property.Name);
        }

        if (type == typeof(DigestPlan))
        {
            return DigestFields.Contains(property.Name);
        }

        // What a view searches for may name people, and a private one is its user's alone.
        if (type == typeof(SavedView) && property.Name is nameof(SavedView.Query) or nameof(SavedView.Text))
        {
            return false;
        }

        return type != typeof(IdentityUserRole<string>)
            && !property.IsPrimaryKey()
            && !Derived.Contains(property.Name)
            && !property.Name.EndsWith("Json", StringComparison.Ordinal)
            && property.ClrType != typeof(byte[]);
    }

    /// <summary>A value in words that do not depend on the culture; null for null.</summary>
    public static string? Words(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(", ", list),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
