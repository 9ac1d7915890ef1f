using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Web;

namespace ContactsApp.Features.Bulk;

/// <summary>Starts what the buttons of a selection say, and tells how it went.</summary>
public sealed class BulkDesk(BulkCommands commands, ICurrentUser current, LeadQueries leads, Toasts toasts)
{
    /// <summary>Whom the user may give leads to: managers anybody, reps themselves.</summary>
    public async Task<IReadOnlyList<OwnerChoice>> OwnersAsync(CancellationToken ct) => await current.GetAsync(ct) switch
    {
        null => [],
        var me when me.Has(Right.Manage) => (await leads.FilterChoicesAsync(ct)).Owners,
        var me => [new OwnerChoice(me.Id, me.Name)],
    };

    private bool isStarting;

    /// <summary>Starts the action and lets go of the selection; a refusal is told, and the selection stays.</summary>
    public async Task StartAsync(string action, string? value, BulkScope scope, ListSelection selection)
    {
        // A double click: the first one's selection is not let go of yet.
        if (isStarting)
        {
            return;
        }

        isStarting = true;
        Outcome<string> started;
        try
        {
            started = await commands.StartAsync(new(Guid.CreateVersion7(), action, value, scope), CancellationToken.None);
        }
        finally
        {
            isStarting = false;
        }

        if (started.Ok)
        {
            selection.Clear();
            toasts.Say($"{started.Value}: begun");
        }
        else
        {
            toasts.SayFailed(started.Message);
        }
    }
}
