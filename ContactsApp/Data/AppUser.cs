using ContactsApp.Domain;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Data;

/// <summary>Somebody who signs in, or is invited to: until they join they have no password.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>The name colleagues see.</summary>
    public string DisplayName { get; set; } = "";
    public DateTime CreatedAt { get; set; }

    /// <summary>IANA name of the zone on whose clock times are shown; null for that of the browser.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Null for that of the system.</summary>
    public ThemeChoice? Theme { get; set; }
}
