using System.ComponentModel.DataAnnotations;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>The code after the password, for those who turned two-step sign-in on.</summary>
public sealed partial class SecondStepPage
{
    [Inject] public required SecondStep Door { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (!await Door.IsWaitingAsync())
        {
            Navigation.NavigateTo(Urls.Login(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        var answer = await Door.TryAsync(Input.Code, Recovery, Keep, HttpContext.RequestAborted);
        if (answer.Ok)
        {
            Navigation.NavigateTo(Urls.AfterLogin(ReturnUrl), forceLoad: true);
        }
        else if (answer.PausedUntil is { } until)
        {
            Navigation.NavigateTo(Urls.LockedOut(until));
        }
        else
        {
            Input = new();
            refusal = Recovery
                ? "This recovery code is not right, or was used before. After five wrong tries signing in pauses for 15 minutes."
                : "This code is not right. Wait for the next one and type it at once; after five wrong tries signing in pauses for 15 minutes.";
        }
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class CodeForm
    {
        [Required(ErrorMessage = "Type the code.")]
        [StringLength(40, ErrorMessage = "This is longer than any code.")]
        public string Code { get; set; } = "";
    }
}
