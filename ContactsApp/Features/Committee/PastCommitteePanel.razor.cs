using System.Globalization;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Committee;

/// <summary>Draws the committee of a past day. Steps go from change to change, so that a deal can be replayed.</summary>
public sealed partial class PastCommitteePanel : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private PastCommittee? past;
    private (Guid Lead, DateOnly Day, int Generation) read;

    [Inject] public required CommitteePast Past { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    [CascadingParameter(Name = "List")] private string? List { get; set; }

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>The day, whole.</summary>
    [Parameter, EditorRequired] public DateOnly Day { get; set; }

    /// <summary>Rises when the lead changed.</summary>
    [Parameter] public int Generation { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private DateOnly? Before => past?.Days.Where(d => d < Day).Select(d => (DateOnly?)d).LastOrDefault();

    private DateOnly? After => past?.Days.Where(d => d > Day && d < Today).Select(d => (DateOnly?)d).FirstOrDefault();

    private string Coverage => past is null ? "" : $"{past.Judged.RolesFilled} of {past.Judged.RolesRequired} roles, {past.Judged.EngagedIn30Days} engaged in the 30 days before";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (read != (LeadId, Day, Generation))
        {
            var asked = read = (LeadId, Day, Generation);
            var found = await Past.AsOfAsync(LeadId, Day, closed.Token);
            past = asked == read ? found : past;
        }
    }

    private string At(DateOnly? day) => Urls.Lead(LeadId, list: List, asOf: day);

    private static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Open(ChangeEventArgs e)
    {
        if (DateOnly.TryParseExact(e.Value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
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
