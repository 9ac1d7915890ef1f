using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Contacts;

/// <summary>Shows one contact. Reads anew when the lead changed; saves through the commands and offers their undo.</summary>
public sealed partial class ContactPanel : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private ContactDetails? contact;
    private string tab = "";
    private bool missing;
    private string? changedBy;
    private string? me;
    private (Guid Contact, int Generation) shown;

    [Inject] public required ContactQueries Queries { get; init; }
    [Inject] public required ContactEdits Edits { get; init; }
    [Inject] public required ContactCommands Commands { get; init; }
    [Inject] public required UndoCommands Undo { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ICurrentUser CurrentUser { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Who is shown.</summary>
    [Parameter, EditorRequired] public Guid ContactId { get; set; }

    /// <summary>The lead it was opened from; where there is none, the lead of the contact's company.</summary>
    [Parameter] public Guid? LeadId { get; set; }

    /// <summary>Rises when the lead changed.</summary>
    [Parameter] public int Generation { get; set; }

    /// <summary>Asked to close; without it there is nothing to close.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>It was read: who it is.</summary>
    [Parameter] public EventCallback<ContactDetails> OnRead { get; set; }

    /// <summary>The buttons at the head's right end: previous, next, close.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    private Guid Lead => LeadId ?? contact?.LeadPublicId ?? Guid.Empty;

    private static IEnumerable<(string Key, string Label, int? Count)> TabsOf(ContactDetails c) =>
        [("", "Details", null), ("activity", "Activity", c.Touchpoints.Count), ("sources", "Sources", c.Observations.Count), ("history", "History", null)];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => me = (await CurrentUser.GetAsync(closed.Token))?.Name;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != (ContactId, Generation))
        {
            shown = (ContactId, Generation);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = ContactId;
        var read = await Queries.DetailsAsync(asked, closed.Token);
        if (asked != ContactId)
        {
            return;   // another person was opened meanwhile
        }

        var before = contact?.Card.PublicId == asked ? contact.Card.Version : (int?)null;
        (contact, missing) = (read, read is null);
        changedBy = before is not null && contact?.Card.Version != before && contact?.History.FirstOrDefault() is { } last && last.Who != me ? last.Who : null;
        if (contact is not null && contact.Card.PublicId != asked)
        {
            // It was merged: the same page, of whoever has everything now.
            Navigation.NavigateTo(Navigation.Uri.Replace(asked.ToString(), contact.Card.PublicId.ToString(), StringComparison.OrdinalIgnoreCase), replace: true);
        }
        else if (contact is not null)
        {
            await OnRead.InvokeAsync(contact);
        }
    }

    /// <summary>Saves one thing; used by every field, which shows a refusal beside itself.</summary>
    private async Task<Outcome> SaveAsync(Func<ContactEdits, ContactDetails, CancellationToken, Task<Outcome>> save)
    {
        var outcome = await save(Edits, contact!, closed.Token);
        if (outcome is { Kind: OutcomeKind.Done, UndoId: { } id })
        {
            Toasts.ShowUndo(outcome.Message.Length > 0 ? outcome.Message : "Saved", () => Undo.UndoAsync(id, CancellationToken.None));
        }

        // A conflict means that others' values stand there now: they are shown, what is typed stays in its field.
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            await LoadAsync();
        }
        else if (outcome.Ok)
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

    private Task LogAsync() => contact is null ? Task.CompletedTask : LogTouchpointDialog.ShowAsync(Dialogs, Lead, [contact.Card], contact.Card.PublicId);

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
