using System.ComponentModel.DataAnnotations;
using ContactsApp.Data;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>What a link for a new password opens.</summary>
public sealed partial class NewPassword
{
    [Inject] public required LinkDoor Door { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        owner = await Door.FindAsync(Link, UserLinkKind.NewPassword, HttpContext.RequestAborted);
    }

    private async Task ChooseAsync()
    {
        outcome = await Door.ChoosePasswordAsync(Link ?? "", Input.Password, HttpContext.RequestAborted);
        Input = new();   // no password is written back into the page
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class NewPasswordForm
    {
        [Required(ErrorMessage = "Choose a new password.")]
        [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Use at least 12 characters.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
