using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Contacts;

/// <summary>The drawer of one contact. Reads anew when the lead changed; saves through the commands and offers their undo.</summary>
public sealed partial class ContactDrawer : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private ContactDetails? contact;
    private string tab = "";
    private bool missing;
    private string? changedBy;
    private string? me;
    private int shown = -1;

    [Inject] public required ContactQueries Queries { get; init; }
    [Inject] public required ContactEdits Edits { get; init; }
    [Inject] public required ContactCommands Commands { get; init; }
    [Inject] public required UndoCommands Undo { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ICurrentUser CurrentUser { get; init; }

    /// <summary>Whose drawer it is.</summary>
    [Parameter, EditorRequired] public Guid ContactId { get; set; }

    /// <summary>The lead behind it.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Rises when the lead changed.</summary>
    [Parameter] public int Generation { get; set; }

    /// <summary>Closed by Esc, the button, or a click beside it.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    private static IEnumerable<(string Key, string Label, int? Count)> TabsOf(ContactDetails c) =>
        [("", "Details", null), ("activity", "Activity", c.Touchpoints.Count), ("sources", "Sources", c.Observations.Count), ("history", "History", null)];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => me = (await CurrentUser.GetAsync(closed.Token))?.Name;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Generation)
        {
            shown = Generation;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var before = contact?.Card.Version;
        contact = await Queries.DetailsAsync(ContactId, closed.Token);
        missing = contact is null;
        changedBy = before is not null && contact?.Card.Version != before && contact?.History.FirstOrDefault() is { } last && last.Who != me ? last.Who : null;
    }

    /// <summary>Saves one thing; Used by every field, which shows a refusal beside itself.</summary>
    private async Task<Outcome> SaveAsync(Func<ContactEdits, ContactDetails, CancellationToken, Task<Outcome>> save)
    {
        var outcome = await save(Edits, contact!, closed.Token);
        if (outcome is { Kind: OutcomeKind.Done, UndoId: { } id })
        {
            Toasts.ShowUndo(outcome.Message.Length > 0 ? outcome.Message : "Saved", () => Undo.UndoAsync(id, CancellationToken.None));
        }

        if (outcome.Ok)
        {
            await LoadAsync();
            changedBy = null;
        }

        return outcome;
    }

    private async Task RunAsync(Func<Task<Outcome>> command)
    {
        var outcome = await SaveAsync((_, _, _) => command());
        if (!outcome.Ok)
        {
            Toasts.SayFailed(outcome.Message);
        }
    }

    private Task RestoreAsync() => RunAsync(() => Commands.RestoreContactAsync(ContactId, closed.Token));

    private Task LogAsync() => contact is null ? Task.CompletedTask : LogTouchpointDialog.ShowAsync(Dialogs, LeadId, [contact.Card], contact.Card.PublicId);

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
