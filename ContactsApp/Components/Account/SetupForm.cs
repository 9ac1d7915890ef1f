using System.ComponentModel.DataAnnotations;

namespace ContactsApp.Components.Account;

/// <summary>What the first administrator types.</summary>
public sealed class SetupForm
{
    /// <summary>From the address in the server's log; travels with the form.</summary>
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Give your team or company a name.")]
    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string WorkspaceName { get; set; } = "";

    /// <summary>The team's own domains, separated by commas, blanks or lines.</summary>
    [StringLength(1000, ErrorMessage = "Use at most 1,000 characters.")]
    public string OwnDomains { get; set; } = "";

    [Required(ErrorMessage = "Say what colleagues call you.")]
    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Give your e-mail address: you sign in with it.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    [StringLength(254, ErrorMessage = "This is too long for an e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Use at least 12 characters.")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string PasswordAgain { get; set; } = "";
}
