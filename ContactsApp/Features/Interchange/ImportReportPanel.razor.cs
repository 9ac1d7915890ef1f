using System.Globalization;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Interchange;

/// <summary>The report of an import.</summary>
public sealed partial class ImportReportPanel
{
    private readonly Guid job = Guid.CreateVersion7();
    private bool busy;
    private string? problem;

    [Inject] public required ImportCommands Commands { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }

    /// <summary>The import that ran.</summary>
    [Parameter, EditorRequired] public ImportView Import { get; set; } = default!;

    /// <summary>Key of the rows that are shown (<see cref="RowFilter"/>).</summary>
    [Parameter] public string? Shown { get; set; }

    /// <summary>It goes on, or is being undone.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private RowFilter Filter => RowFilter.Of(Shown);

    private async Task ResumeAsync()
    {
        busy = true;
        var outcome = Import.State == ImportState.Undoing
            ? await Commands.UndoAsync(Import.Id, job, CancellationToken.None)
            : await Commands.RunAsync(Import.Id, job, CancellationToken.None);
        busy = false;
        problem = outcome.Ok ? null : outcome.Message;
        await OnChanged.InvokeAsync();
    }

    private async Task UndoAsync()
    {
        if (await UndoImportDialog.ShowAsync(Dialogs, Import))
        {
            await OnChanged.InvokeAsync();
        }
    }

    private async Task DeleteAsync()
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            $"Delete {Import.FileName}?", "The uploaded file and this report are deleted. What was imported stays, and can no longer be undone as a whole.", yesText: "Delete", cancelText: "Cancel");
        if (sure == true)
        {
            var outcome = await Commands.DeleteAsync(Import.Id, CancellationToken.None);
            problem = outcome.Ok ? null : outcome.Message;
            if (outcome.Ok)
            {
                Toasts.Say($"{Import.FileName} was deleted");
                Navigation.NavigateTo(Urls.Imports);
            }
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
