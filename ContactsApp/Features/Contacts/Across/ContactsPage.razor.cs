using System.Data.Common;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>
/// Everybody across leads. What it shows is rebuilt from its address, so that a view can be shared and Back works; the text that was
/// searched for names people, so it stands in no address (<see cref="ListTexts"/>).
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
    [Inject] public required ListTexts Texts { get; init; }

    // Named so that a change of the query alone sets parameters; the filter itself is read off the whole address.
    [SupplyParameterFromQuery(Name = "contact")] private Guid? Contact { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private static string Saved(ContactFilter f) => Urls.List((f with { View = null, Text = null }).ToQuery()) ?? "";

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
        var uri = Navigation.Uri;
        var query = FilterWords.QueryOf(uri);
        var asked = ContactFilter.From(query);
        asked = asked with { Text = await Texts.OfListAsync(new(ViewSubject.Contacts, query, asked.View, Saved(asked)), (shown?.View, shown?.Text), closed.Token) };
        if (uri == Navigation.Uri && (shown is null || asked.Text != shown.Text || !asked.ToQuery().SequenceEqual(shown.ToQuery())))
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

    // What is typed into the search takes the place of what was typed before, in the list and in the browser's history.
    private async Task ApplyAsync(ContactFilter next)
    {
        var isTyped = next.Text != filter.Text;
        if (isTyped)
        {
            shown = filter = next;
            selection.Clear();
            await Texts.KeepAsync(ViewSubject.Contacts, next.Text);
        }

        Navigation.NavigateTo(Urls.Contacts(next.ToQuery()), ListTexts.With(next.Text, isTyped));
        if (isTyped)
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
