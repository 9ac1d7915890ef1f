using System.Globalization;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Undo;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Logs a call, a meeting, an e-mail or a note. Owns the form; closes when it was saved.</summary>
public sealed partial class LogTouchpointDialog
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";
    private static readonly SegmentedOption<LogKind>[] Kinds = [.. Enum.GetValues<LogKind>().Select(k => new SegmentedOption<LogKind>(k, TouchpointWords.Of(k)))];

    private readonly LogTouchpointForm form = new();
    private EditContext edit = default!;
    private string? refusal;
    private bool busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;
    [Inject] public required TouchpointCommands Commands { get; init; }
    [Inject] public required UndoCommands Undo { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required ViewerTime Viewer { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>The lead it is logged for.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Who can have taken part.</summary>
    [Parameter] public IReadOnlyList<ContactCard> People { get; set; } = [];

    /// <summary>Ticked at first: the person it was opened from.</summary>
    [Parameter] public Guid? With { get; set; }

    private string Hint => form.Kind switch
    {
        LogKind.Call => "Asked about pricing, wants a demo",
        LogKind.Meeting => "Demo with the platform team",
        LogKind.EmailSent => "Sent the security overview",
        LogKind.EmailReply => "Can you join on Thursday?",
        LogKind.Note => "Prefers to be called in the morning",
    };

    private bool HasText => !string.IsNullOrWhiteSpace(form.Summary) || !string.IsNullOrWhiteSpace(form.Detail);

    private string LocalTime => Viewer.Local(form.At).ToString(Minute, CultureInfo.InvariantCulture);

    private string LocalNow => Viewer.Local(Clock.GetUtcNow().UtcDateTime).ToString(Minute, CultureInfo.InvariantCulture);

    /// <summary>Opens the dialog.</summary>
    public static async Task ShowAsync(IDialogService dialogs, Guid leadId, IReadOnlyList<ContactCard> people, Guid? with)
    {
        var parameters = new DialogParameters<LogTouchpointDialog> { { d => d.LeadId, leadId }, { d => d.People, people }, { d => d.With, with } };
        var shown = await dialogs.ShowAsync<LogTouchpointDialog>(null, parameters, DialogShell.Options(MaxWidth.Medium));
        await shown.Result;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        (form.LeadId, form.At) = (LeadId, Clock.GetUtcNow().UtcDateTime);
        if (With is { } one)
        {
            form.ContactIds.Add(one);
        }

        edit = new EditContext(form);
    }

    private void Choose(LogKind kind)
    {
        form.Kind = kind;
        Dialog.StateHasChanged();   // the head is drawn by the dialog itself
    }

    private void Toggle(Guid person)
    {
        if (!form.ContactIds.Remove(person))
        {
            form.ContactIds.Add(person);
        }
    }

    private void SetTime(ChangeEventArgs e)
    {
        if (DateTime.TryParse(e.Value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            form.At = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Viewer.Zone);
        }
    }

    private async Task SaveAsync()
    {
        if (busy || !edit.Validate())
        {
            return;
        }

        busy = true;
        var outcome = await Commands.LogTouchpointAsync(form, CancellationToken.None);
        busy = false;
        if (!outcome.Ok)
        {
            refusal = outcome.Message;
            return;
        }

        if (outcome.UndoId is { } id)
        {
            Toasts.ShowUndo($"{TouchpointWords.Of(form.Kind)} logged", () => Undo.UndoAsync(id, CancellationToken.None));
        }

        Dialog.Close();
    }
}
