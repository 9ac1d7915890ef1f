using ContactsApp.Components.Shared;
using ContactsApp.Features.Contacts;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Palette;

/// <summary>Does what the lines of the command palette say.</summary>
public sealed class PaletteDesk(ContactCommands contacts, IDialogService dialogs, NavigationManager navigation, Toasts toasts)
{
    /// <summary>Opens the dialog that adds people to a lead.</summary>
    public Task AddContactAsync(PaletteLead lead) => AddContactDialog.ShowAsync(dialogs, lead.LeadId, lead.Name, null);

    /// <summary>Brings somebody back from trash and opens them.</summary>
    public async Task RestoreAsync(PalettePerson person)
    {
        var outcome = await contacts.RestoreContactAsync(person.ContactId, CancellationToken.None);
        if (!outcome.Ok)
        {
            toasts.SayFailed(outcome.Message);
            return;
        }

        toasts.Say($"{person.Name} is back");
        navigation.NavigateTo(Urls.Lead(person.LeadId, contact: person.ContactId));
    }
}
