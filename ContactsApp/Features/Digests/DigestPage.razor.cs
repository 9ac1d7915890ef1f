using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Digests;

/// <summary>Whether and when the signed-in user gets a digest, and one to look at.</summary>
public sealed partial class DigestPage
{
    /// <summary>As a week begins where people plan one.</summary>
    private static readonly DayOfWeek[] Days = [.. Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7)];

    /// <summary>As a select writes a flag. Not in the markup: options without any code in them are drawn as text, and none is chosen.</summary>
    private static readonly (string Value, string Words)[] Whose = [("false", "Those I own"), ("true", "All of the team")];

    [Inject] public required Mailer Mailer { get; init; }

    [Inject] public required DigestCommands Commands { get; init; }

    [Inject] public required DigestTrial Trial { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await Commands.FindAsync(HttpContext.RequestAborted);
        Input ??= view is null ? new() : new() { Rhythm = view.Choice.Rhythm, Day = view.Choice.Day, Hour = view.Choice.Hour, AllLeads = view.Choice.AllLeads };
    }

    private async Task SaveAsync()
    {
        if (Input.SendNow)
        {
            outcome = await Trial.SendAsync(Input.AllLeads, HttpContext.RequestAborted);
            return;
        }

        outcome = await Commands.ChooseAsync(new(Input.Rhythm, Input.Day, Input.Hour, Input.AllLeads), HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            Navigation.NavigateTo(Urls.DigestSaved, forceLoad: true);
        }
    }

    private static string Clock(DigestView view) => view.ZoneIsServers
        ? $"On the server's clock ({view.Zone.Id}); choose your time zone under Your account to have it on yours."
        : $"On your clock ({view.Zone.Id}).";

    /// <summary>What is chosen in the form.</summary>
    public sealed class DigestForm
    {
        /// <summary>Null for none.</summary>
        public DigestRhythm? Rhythm { get; set; }
        public DayOfWeek Day { get; set; }
        public int Hour { get; set; }
        public bool AllLeads { get; set; }

        /// <summary>The other button was pressed.</summary>
        public bool SendNow { get; set; }
    }
}
