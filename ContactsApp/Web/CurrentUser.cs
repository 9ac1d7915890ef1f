using ContactsApp.Domain;

namespace ContactsApp.Web;

/// <summary>A right of PRODUCT.md §10. Every command names the one it needs.</summary>
public enum Right
{
    /// <summary>Read every lead: all signed-in users.</summary>
    Read,
    /// <summary>Rep: add, edit, remove, restore, merge and import contacts and leads; roles, states, tags, touchpoints.</summary>
    EditContacts,
    /// <summary>Manager: assign owners, ICP, committee template, team views, bulk actions on others' leads.</summary>
    Manage,
    /// <summary>Admin: users, sources and keys, audit export, erasure, retention, backup, demo data.</summary>
    Administer,
}

/// <summary>A signed-in user as commands see one, re-read from the store at most every 5 seconds.</summary>
public sealed record UserInfo(string Id, string Name, UserRole Role)
{
    /// <summary>IANA name of the zone on whose clock the user reads times; null for the browser's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Null for the system's.</summary>
    public ThemeChoice? Theme { get; init; }

    /// <summary>As histories name the user; the command line has no id and acts as the machine.</summary>
    public Actor Actor => new(Id.Length > 0 ? Id : null, Name);

    /// <summary>True when the role carries the right.</summary>
    public bool Has(Right right) => right switch
    {
        Right.Read or Right.EditContacts => true,
        Right.Manage => Role is UserRole.Manager or UserRole.Admin,
        Right.Administer => Role is UserRole.Admin,
    };
}

/// <summary>
/// Who acts in this scope (a circuit, a request, the command line). An interface because circuits and the command line are two
/// real implementations.
/// </summary>
public interface ICurrentUser
{
    /// <summary>The user with role, lockout and security stamp re-read (cached at most 5 s); null when signed out, locked, deleted or re-stamped.</summary>
    Task<UserInfo?> GetAsync(CancellationToken ct);
}
