using System.Data.Common;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Features.Views;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>
/// Everybody across leads. What it shows is rebuilt from its address, so that a view can be shared and Back works; the text that was
/// searched for names people, so it stands in no address and the browser's history keeps it.
/// </summary>
public sealed partial class ContactsPage : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly ListSelection selection = new();
    private ContactFilter? shown;
    private ContactFilter filter = new();
    private IReadOnlyList<OwnerChoice>? owners;
    private IReadOnlyList<Guid> onScreen = [];
    private ContactListTable? table;
    private IDisposable? changes;
    private int? total;
    private bool capped;
    private bool failed;
    private bool following;
    private int generation;
    private int changesSeen;

    [Inject] public required ContactListQueries Queries { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required SavedViewQueries Views { get; init; }

    // Named so that a change of the query alone sets parameters; the filter itself is read off the whole address.
    [SupplyParameterFromQuery(Name = "contact")] private Guid? Contact { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private string Saved => Urls.List((filter with { View = null }).ToQuery()) ?? "";

    private string NoMatch => filter.Text is { } text
        ? $"Nothing with \"{text}\" in a name, a title or an e-mail address passes the filters."
        : "All filters together leave nobody. Take one away.";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        selection.Changed += StateHasChanged;
        changes = Changes.Subscribe(_ => InvokeAsync(FollowAsync));
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var asked = ContactFilter.From(query.ToDictionary(p => p.Key, p => (string?)p.Value.ToString()), Navigation.HistoryEntryState ?? filter.Text);
        if (asked.View is { } view && view != shown?.View && Navigation.HistoryEntryState is null)
        {
            asked = asked with { Text = (await Views.FindAsync(view, closed.Token))?.Text };
        }

        if (shown is null || asked.Text != shown.Text || !asked.ToQuery().SequenceEqual(shown.ToQuery()))
        {
            if (shown is not null && Narrows(asked) != Narrows(shown))
            {
                selection.Clear();   // "all that match" are others now
            }

            shown = filter = asked;
            await ReloadAsync();
        }
    }

    private static (string Address, string? Text) Narrows(ContactFilter f) =>
        (Urls.Contacts((f with { Sort = ContactFilter.DefaultSort, Ascending = false, View = null, Hidden = [] }).ToQuery()), f.Text);

    private async Task ReloadAsync()
    {
        (total, onScreen) = (null, []);
        generation++;
        try
        {
            owners = await Queries.OwnersAsync(closed.Token);
            failed = false;
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            failed = true;
        }
    }

    // The rows on screen follow; what somebody else does moves nobody's place in the list.
    private async Task FollowAsync()
    {
        if (following)
        {
            return;
        }

        following = true;
        changesSeen++;
        if (table is not null)
        {
            await table.RefreshAsync();
        }
        else
        {
            total = null;   // the first contact came
        }

        following = false;
        StateHasChanged();
    }

    // A link says nothing of the text, so that sorting and opening somebody keep it; no text is said by an empty one.
    private async Task ApplyAsync(ContactFilter next)
    {
        var sameAddress = next.Text != filter.Text;
        if (sameAddress)
        {
            shown = filter = next;
            selection.Clear();
        }

        Navigation.NavigateTo(Urls.Contacts(next.ToQuery()), new NavigationOptions { ReplaceHistoryEntry = sameAddress, HistoryEntryState = next.Text ?? "" });
        if (sameAddress)
        {
            await ReloadAsync();
        }
    }

    private void CloseContact() => Navigation.NavigateTo(Urls.Contacts(filter.ToQuery()));

    private string AddressOf(Guid person) => Urls.Contacts(filter.ToQuery(), person);

    private void Show(ContactRows rows)
    {
        (total, capped, onScreen) = (rows.Total, rows.TotalIsCapped, [.. rows.Rows.Select(r => r.PublicId)]);
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        changes?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }
}
