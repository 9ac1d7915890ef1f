using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Domain.Pasting;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Contacts;

/// <summary>Adds people to a lead: one by fields, or several by pasting. Owns the form; shows what adding would do before anything is saved.</summary>
public sealed partial class AddContactDialog : IDisposable
{
    /// <summary>How long nobody types before the database is asked who this would be.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private static readonly SegmentedOption<AddWay>[] Ways = [new(AddWay.One, "One person"), new(AddWay.Paste, "Paste")];

    private readonly CancellationTokenSource closed = new();
    private AddWay way;
    private AddContactDraft one = new() { Form = new() };
    private List<AddContactDraft> many = [];
    private string text = "";
    private PasteResult pasted = new([], [], 0);
    private CancellationTokenSource? previewing;
    private string? refusal;
    private bool keepOpen;
    private bool busy;
    private bool due;   // something was typed that no preview has judged yet

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;
    [Inject] public required AddContactPreview Previews { get; init; }
    [Inject] public required ContactCommands Commands { get; init; }
    [Inject] public required UndoCommands Undo { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>The lead people are added to.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Its name, for the title.</summary>
    [Parameter, EditorRequired] public string LeadName { get; set; } = "";

    /// <summary>The list the lead was opened from, kept when somebody who is here already is opened.</summary>
    [Parameter] public string? List { get; set; }

    private List<AddContactDraft> Drafts => way == AddWay.Paste ? many : one.Preview is null ? [] : [one];

    private bool HasText => !one.Form.IsEmpty || text.Length > 0;

    // What is typed can be added at once: pressing the button asks first what is not judged yet.
    private int Addable => !due ? Chosen.Count : way == AddWay.Paste ? many.Count(d => d.Chosen) : one.Form.NamesSomebody ? 1 : 0;

    private List<AddContactDraft> Chosen => [.. Drafts.Where(d => d.IsReady)];

    /// <summary>Opens the dialog.</summary>
    public static async Task ShowAsync(IDialogService dialogs, Guid leadId, string leadName, string? list)
    {
        var parameters = new DialogParameters<AddContactDialog> { { d => d.LeadId, leadId }, { d => d.LeadName, leadName }, { d => d.List, list } };
        var shown = await dialogs.ShowAsync<AddContactDialog>(null, parameters, DialogShell.Options(MaxWidth.Large));
        await shown.Result;
    }

    private async Task SwitchAsync(AddWay next)
    {
        way = next;
        refusal = null;
        Dialog.StateHasChanged();   // the head is drawn by the dialog itself
        await PreviewAsync();
    }

    private async Task PasteAsync(string typed)
    {
        text = typed;
        pasted = PastedPeople.Parse(typed);
        // A person keeps the card while the words stay: typing on forgets neither a correction nor a decision, and pressing twice makes one.
        many = [.. pasted.People.Select(p => Draft(p, many))];
        await TypedAsync();
    }

    // The database is asked when typing pauses, not for each letter.
    private async Task TypedAsync()
    {
        var mine = NextPreview();
        due = true;
        try
        {
            await Task.Delay(Pause, Clock, mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return;   // another letter came, or the button was pressed
        }

        await PreviewAsync();
    }

    private CancellationTokenSource NextPreview()
    {
        previewing?.Cancel();
        return previewing = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
    }

    private static AddContactDraft Draft(PastedPerson p, List<AddContactDraft> before)
    {
        var (name, email) = (p.NameFromAddress ? null : p.Name, p.Emails.Count > 0 ? p.Emails[0] : null);
        var phone = p.Phones.Count > 0 ? p.Phones[0] : null;
        var words = (name, p.Title, email, phone, p.LinkedInUrl);
        return before.Find(d => d.Pasted == words)
            ?? new AddContactDraft { Pasted = words, Form = new() { FullName = name, Title = p.Title, Email = email, Phone = phone, LinkedInUrl = p.LinkedInUrl } };
    }

    private async Task PreviewAsync()
    {
        var mine = NextPreview();
        refusal = null;
        var drafts = way == AddWay.Paste ? many : one.Form.NamesSomebody ? [one] : [];
        if (drafts.Count == 0)
        {
            (one.Preview, due) = (null, false);
            return;
        }

        try
        {
            var previews = await Previews.PreviewAsync(LeadId, [.. drafts.Select(d => d.Form)], mine.Token);
            foreach (var (draft, preview) in drafts.Zip(previews))
            {
                draft.Preview = preview;
            }

            due = false;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A later preview is on its way.
        }
    }

    private async Task AddAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        await PreviewAsync();   // Ctrl+Enter comes right behind the last letter, before anything was asked about it
        var outcome = Chosen is { Count: > 0 } chosen ? await Commands.AddContactsAsync(LeadId, [.. chosen.Select(d => d.Form)], closed.Token) : null;
        busy = false;
        if (outcome is not { Ok: true })
        {
            refusal = outcome?.Message;
            return;
        }

        var written = outcome.Value!.Where(a => a.Outcome is IntakeOutcome.Created or IntakeOutcome.Updated or IntakeOutcome.Proposed or IntakeOutcome.Unchanged).ToList();
        Say(written, outcome.UndoId);
        if (written.Count < outcome.Value!.Count)
        {
            // Somebody else was faster: what was taken leaves the list, the rest is asked about again.
            refusal = string.Join(" ", outcome.Value!.Except(written).Select(a => $"{a.Name}: {a.Reason}"));
        }

        await CloseOrGoOnAsync(written);
    }

    private async Task CloseOrGoOnAsync(List<AddedContact> written)
    {
        var left = Drafts.Where(d => !written.Exists(w => w.Id == d.Form.Id)).ToList();
        if (!keepOpen && left.Count == 0)
        {
            Dialog.Close();
            return;
        }

        many.RemoveAll(d => written.Exists(w => w.Id == d.Form.Id));
        if (way == AddWay.One && left.Count == 0)
        {
            one = new() { Form = new() };
        }

        if (many.Count == 0)
        {
            (text, pasted) = ("", new([], [], 0));
        }

        var said = refusal;
        await PreviewAsync();
        refusal = said;
    }

    private void Say(List<AddedContact> written, Guid? undoId)
    {
        if (written.Count == 0)
        {
            return;
        }

        var words = written.Count == 1 ? $"{written[0].Name} was added" : $"{written.Count} people were added";
        if (undoId is { } id)
        {
            Toasts.ShowUndo(words, () => Undo.UndoAsync(id, CancellationToken.None));
        }
        else
        {
            Toasts.Say(words);
        }
    }

    private async Task RestoreAsync(AddContactDraft draft)
    {
        if (draft.Preview?.RemovedEarlier?.RestorableContactId is not { } id)
        {
            return;
        }

        var outcome = await Commands.RestoreContactAsync(id, closed.Token);
        if (!outcome.Ok)
        {
            refusal = outcome.Message;
            return;
        }

        Toasts.Say($"{draft.Preview.Name} is back");
        await CloseOrGoOnAsync([new(draft.Form.Id, id, draft.Preview.Name, IntakeOutcome.Updated, "")]);
    }

    private void OpenContact(Guid contact)
    {
        Dialog.Close();
        Navigation.NavigateTo(Urls.Lead(LeadId, contact: contact, list: List));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
