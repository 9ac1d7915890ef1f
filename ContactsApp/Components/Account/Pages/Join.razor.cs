using System.ComponentModel.DataAnnotations;
using ContactsApp.Data;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>What an invitation opens: a name, a password, and in.</summary>
public sealed partial class Join
{
    [Inject] public required LinkDoor Door { get; init; }

    [Inject] public required WorkspaceQueries Workspaces { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        owner = await Door.FindAsync(Link, UserLinkKind.Invitation, HttpContext.RequestAborted);
        team = await Workspaces.NameAsync(HttpContext.RequestAborted);
        Input ??= new() { Name = owner?.Name ?? "" };
    }

    private async Task JoinAsync()
    {
        outcome = await Door.JoinAsync(Link ?? "", Input.Name, Input.Password, HttpContext.RequestAborted);
        (Input.Password, Input.Again) = ("", "");   // no password is written back into the page
        if (outcome.Ok)
        {
            Navigation.NavigateTo("/", forceLoad: true);
        }
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class JoinForm
    {
        [Required(ErrorMessage = "Say what colleagues call you.")]
        [StringLength(NewUser.MostName, ErrorMessage = "Use at most 100 characters.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Choose a password.")]
        [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Use at least 12 characters.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
