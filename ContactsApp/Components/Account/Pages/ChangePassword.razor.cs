using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>The signed-in user's own password.</summary>
public sealed partial class ChangePassword
{
    [Inject] public required PasswordChange Passwords { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new();

    private async Task ChangeAsync()
    {
        outcome = await Passwords.ChangePasswordAsync(Input.Present, Input.Wanted, HttpContext.RequestAborted);
        Input = new();   // no password is written back into the page
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class ChangePasswordForm
    {
        [Required(ErrorMessage = "Give your present password.")]
        [StringLength(PasswordRules.MaxLength, ErrorMessage = "This is longer than any password here.")]
        public string Present { get; set; } = "";

        [Required(ErrorMessage = "Choose a new password.")]
        [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Use at least 12 characters.")]
        public string Wanted { get; set; } = "";

        [Compare(nameof(Wanted), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
