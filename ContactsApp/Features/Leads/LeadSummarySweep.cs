using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Leads;

/// <summary>
/// Shows people anew whose end date arrived, then judges leads that are due: their windowed facts have run out (engaged in 30 days, trend, stale) though nobody did anything, or a run
/// that was killed has left them marked.
/// </summary>
public sealed class LeadSummarySweep(DuePeople people, DueLeads due, ChangeFeed feed) : IRecurringTask
{
    public string Name => "Refresh of what depends on the clock";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        await foreach (var leads in people.ShowAsync(ct))
        {
            feed.Publish(leads, null, Actor.Machine);
        }

        await foreach (var leads in due.JudgeAsync(ct))
        {
            feed.Publish(leads, null, Actor.Machine);
        }
    }
}
