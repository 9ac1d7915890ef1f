using System.Globalization;
using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ContactsApp.Features.Committee;

/// <summary>Draws the committee of a past day. Steps go from change to change, so that a deal can be replayed.</summary>
public sealed partial class PastCommitteePanel : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private PastCommittee? past;
    private string? typed;
    private (Guid Lead, DateOnly Day, int Generation) read;

    [Inject] public required CommitteePast Past { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ViewerTime Viewer { get; init; }

    [CascadingParameter(Name = "List")] private string? List { get; set; }

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>The day, whole.</summary>
    [Parameter, EditorRequired] public DateOnly Day { get; set; }

    /// <summary>Rises when the lead changed.</summary>
    [Parameter] public int Generation { get; set; }

    private DateOnly Today => Viewer.Today;

    // For a day that no calendar here has, the first one is shown.
    private DateOnly Shown => past is { } p && p.Day > Day ? p.Day : Day;

    private DateOnly? Before => past?.Days.Where(d => d < Shown).Select(d => (DateOnly?)d).LastOrDefault();

    private DateOnly? After => past?.Days.Where(d => d > Shown && d < Today).Select(d => (DateOnly?)d).FirstOrDefault();

    private string Coverage => past is null ? "" : $"{past.Judged.RolesFilled} of {past.Judged.RolesRequired} roles, {past.Judged.EngagedIn30Days} engaged in the 30 days before";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (read != (LeadId, Day, Generation))
        {
            var asked = read = (LeadId, Day, Generation);
            var found = await Past.AsOfAsync(LeadId, Day, Viewer.Zone, closed.Token);
            past = asked == read ? found : past;
        }
    }

    private string At(DateOnly? day) => Urls.Lead(LeadId, list: List, asOf: day);

    private static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A year that is typed is a date from its first digit on: where to go is said by Enter or by leaving the field.
    private void Key(KeyboardEventArgs e)
    {
        if (e.Key == "Enter")
        {
            Open();
        }
    }

    private void Open()
    {
        var text = typed;
        typed = null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day != Shown)
        {
            Navigation.NavigateTo(At(day < Today ? day : null));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
