using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Web;

namespace ContactsApp.Features.Bulk;

/// <summary>Starts what the buttons of a selection say, and tells how it went.</summary>
public sealed class BulkDesk(BulkCommands commands, BulkScopes scopes, IEnumerable<IBulkAction> actions, ICurrentUser current, LeadQueries leads, Toasts toasts)
{
    /// <summary>Whom the user may give leads to: managers anybody, reps themselves.</summary>
    public async Task<IReadOnlyList<OwnerChoice>> OwnersAsync(CancellationToken ct) => await current.GetAsync(ct) switch
    {
        null => [],
        var me when me.Has(Right.Manage) => (await leads.FilterChoicesAsync(ct)).Owners,
        var me => [new OwnerChoice(me.Id, me.Name)],
    };

    /// <summary>Starts several actions on one selection, each as a job of its own, one after the other; those that nothing of it is for are left out.</summary>
    public async Task StartAsync(IReadOnlyList<(string Action, string? Value)> asked, BulkScope scope, ListSelection selection)
    {
        var meant = new List<(string Action, string? Value)>();
        foreach (var one in asked)
        {
            if (await scopes.AnyAsync(actions.Single(a => a.Name == one.Action).Subject, scope, CancellationToken.None))
            {
                meant.Add(one);
            }
        }

        // Nothing is there any more: the first one says so.
        foreach (var (action, value) in meant.Count > 0 ? meant : asked.Take(1))
        {
            await StartAsync(action, value, scope, selection);
        }
    }

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
