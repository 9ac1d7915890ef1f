using System.ComponentModel.DataAnnotations;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>The signed-in user's own account: name, time zone, theme, and the ways in.</summary>
public sealed partial class OwnAccountPage
{
    private static readonly string[] Zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Inject] public required OwnAccount Own { get; init; }

    [Inject] public required Mailer Mailer { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        account = await Own.FindAsync(HttpContext.RequestAborted);
        Input ??= new() { Name = account?.Name ?? "", TimeZone = account?.TimeZone ?? "", Theme = account?.Theme };
    }

    private async Task SaveAsync()
    {
        outcome = await Own.SaveAsync(Input.Name, Input.TimeZone is { Length: > 0 } zone ? zone : null, Input.Theme, HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            Navigation.NavigateTo(Urls.AccountSaved, forceLoad: true);   // this answer was begun in the theme from before
        }
    }

    private async Task SignOutEverywhereAsync()
    {
        if ((await Own.SignOutEverywhereAsync(HttpContext.RequestAborted)).Ok)
        {
            Navigation.NavigateTo("/" + Urls.LoginPage, forceLoad: true);
        }
    }

    /// <summary>What is typed into the form.</summary>
    public sealed class AccountForm
    {
        [Required(ErrorMessage = "Say what colleagues call you.")]
        [StringLength(NewUser.MostName, ErrorMessage = "Use at most 100 characters.")]
        public string Name { get; set; } = "";

        /// <summary>IANA name; empty for the browser's.</summary>
        [StringLength(64)]
        public string TimeZone { get; set; } = "";

        public ThemeChoice? Theme { get; set; }
    }
}
