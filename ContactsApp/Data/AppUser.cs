using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Data;

/// <summary>Somebody who signs in.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>The name colleagues see.</summary>
    public string DisplayName { get; set; } = "";
    public DateTime CreatedAt { get; set; }
}
