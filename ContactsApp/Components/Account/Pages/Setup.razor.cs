using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>Makes the first administrator; closed once there is a user.</summary>
public sealed partial class Setup
{
    [Inject] public required SetupGate Gate { get; init; }

    [Inject] public required SetupCommands Commands { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (!await Gate.IsOpenAsync(HttpContext.RequestAborted))
        {
            Navigation.NavigateTo(Urls.Login());
            return;
        }

        fits = Gate.Fits(Token ?? Input.Token);
        if (!fits && HttpMethods.IsPost(HttpContext.Request.Method))
        {
            HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private async Task SetUpAsync()
    {
        outcome = await Commands.SetUpAsync(Input, HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            Navigation.NavigateTo("/", forceLoad: true);
        }
    }
}
