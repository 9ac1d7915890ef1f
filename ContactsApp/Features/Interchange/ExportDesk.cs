using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Interchange;

/// <summary>Lets a page hand its user a file of what is chosen on it.</summary>
public sealed class ExportDesk(ExportTickets tickets, ICurrentUser current, NavigationManager navigation)
{
    /// <summary>Sends the browser for the file. The answer is a download, so the page stays.</summary>
    public async Task DownloadAsync(ExportRequest request, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is { } user)
        {
            // Past the router, which knows pages only.
            navigation.NavigateTo(Urls.ExportTicket(tickets.Add(user.Id, request)), forceLoad: true);
        }
    }
}
