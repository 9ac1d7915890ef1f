using System.ComponentModel.DataAnnotations;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>The signed-in user's passkeys.</summary>
public sealed partial class PasskeysPage
{
    [Inject] public required PasskeyCommands Commands { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        passkeys = await Commands.ListAsync(HttpContext.RequestAborted);
    }

    private async Task AddAsync()
    {
        outcome = await Commands.AddAsync(Input.Present, Input.Name, Input.Credential, HttpContext.RequestAborted);
        Input = new() { Name = outcome.Ok ? "" : Input.Name };   // no password is written back into the page
        passkeys = await Commands.ListAsync(HttpContext.RequestAborted);
    }

    private async Task RemoveAsync(string id)
    {
        outcome = await Commands.RemoveAsync(id, HttpContext.RequestAborted);
        passkeys = await Commands.ListAsync(HttpContext.RequestAborted);
    }

    /// <summary>What is typed, and what the browser adds.</summary>
    public sealed class PasskeyForm
    {
        [StringLength(PasskeyCommands.MostName, ErrorMessage = "Use at most 50 characters.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Give your present password.")]
        [StringLength(PasswordRules.MaxLength, ErrorMessage = "This is longer than any password here.")]
        public string Present { get; set; } = "";

        /// <summary>The browser's answer, as JSON.</summary>
        public string Credential { get; set; } = "";
    }
}
