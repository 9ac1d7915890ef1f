using System.ComponentModel.DataAnnotations;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>Signing in by e-mail address and password, or by a passkey.</summary>
public sealed partial class Login
{
    [Inject] public required PasswordSignIn Door { get; init; }

    [Inject] public required PasskeySignIn PasskeyDoor { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new();

    private async Task SignInAsync()
    {
        var answer = await Door.TryAsync(Input.Email, Input.Password, Input.Keep, HttpContext.RequestAborted);
        if (answer.Ok)
        {
            Navigation.NavigateTo(Urls.AfterLogin(ReturnUrl), forceLoad: true);
        }
        else if (answer.NeedsCode)
        {
            Navigation.NavigateTo(Urls.SecondStep(ReturnUrl, Input.Keep));
        }
        else if (answer.PausedUntil is { } until)
        {
            Navigation.NavigateTo(Urls.LockedOut(until));
        }
        else
        {
            Input.Password = "";
            refusal = "The e-mail address or the password is not right. Check both and try again; after five wrong tries signing in pauses for 15 minutes.";
        }
    }

    private async Task SignInByPasskeyAsync()
    {
        if (await PasskeyDoor.TryAsync(Credential ?? "", HttpContext.RequestAborted))
        {
            Navigation.NavigateTo(Urls.AfterLogin(ReturnUrl), forceLoad: true);
        }
        else
        {
            refusal = "This passkey opens nothing here. Sign in with your password, and see under Your account which passkeys you have.";
        }
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class LoginForm
    {
        [Required(ErrorMessage = "Give your e-mail address.")]
        [StringLength(254, ErrorMessage = "This is too long for an e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Give your password.")]
        [StringLength(PasswordRules.MaxLength, ErrorMessage = "This is longer than any password here.")]
        public string Password { get; set; } = "";

        public bool Keep { get; set; }
    }
}
