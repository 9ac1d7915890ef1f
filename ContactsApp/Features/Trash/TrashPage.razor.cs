using System.Data.Common;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Trash;

/// <summary>
/// What was removed in the last 30 days, contacts and leads together. What it shows is rebuilt from its address; the text that was searched for
/// names people, so it stands in no address (<see cref="ListTexts"/>).
/// </summary>
public sealed partial class TrashPage : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly ListSelection selection = new();
    private TrashFilter? shown;
    private TrashFilter filter = new();
    private TrashChoices? choices;
    private IReadOnlyList<Guid> people = [];
    private HashSet<Guid> leads = [];
    private TrashTable? table;
    private IDisposable? changes;
    private string? leadName;
    private int? total;
    private bool capped;
    private bool failed;
    private bool following;
    private int generation;
    private int changesSeen;

    [Inject] public required TrashQueries Queries { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required ListTexts Texts { get; init; }

    // Named so that a change of the query alone sets parameters; the filter itself is read off the whole address.
    [SupplyParameterFromQuery(Name = "contact")] private Guid? Contact { get; set; }
    [SupplyParameterFromQuery(Name = "preview")] private Guid? Preview { get; set; }
    [SupplyParameterFromQuery(Name = "dir")] private string? Dir { get; set; }

    private static string Saved(TrashFilter f) => Urls.List((f with { View = null, Text = null }).ToQuery()) ?? "";

    private string NoMatch => filter.Text is { } text
        ? $"Nothing with \"{text}\" in a name passes the filters. What was removed more than 30 days ago is deleted for good."
        : filter.MatchAny ? "Nothing meets even one of the filters." : "All filters together leave nothing. Take one away.";

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
        var asked = TrashFilter.From(query);
        asked = asked with { Text = await Texts.OfListAsync(new(ViewSubject.Trash, query, asked.View, Saved(asked)), (shown?.View, shown?.Text), closed.Token) };
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

    private static (string Address, string? Text) Narrows(TrashFilter f) => (Urls.TrashList((f with { OldestFirst = false, View = null, Hidden = [] }).ToQuery()), f.Text);

    private async Task ReloadAsync()
    {
        (total, people, leads) = (null, [], []);
        generation++;
        try
        {
            choices = await Queries.ChoicesAsync(closed.Token);
            leadName = filter.Lead is { } lead ? await Queries.LeadNameAsync(lead, closed.Token) : null;
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
        if (following || closed.IsCancellationRequested)
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
            total = null;   // the first record came
        }

        following = false;
        StateHasChanged();
    }

    // What is typed into the search takes the place of what was typed before, in the list and in the browser's history.
    private async Task ApplyAsync(TrashFilter next)
    {
        var isTyped = next.Text != filter.Text;
        if (isTyped)
        {
            shown = filter = next;
            selection.Clear();
            await Texts.KeepAsync(ViewSubject.Trash, next.Text);
        }

        Navigation.NavigateTo(Urls.TrashList(next.ToQuery()), ListTexts.With(next.Text, isTyped));
        if (isTyped)
        {
            await ReloadAsync();
        }
    }

    private void Close() => Navigation.NavigateTo(Urls.TrashList(filter.ToQuery()));

    private string AddressOf(Guid id) => leads.Contains(id) ? Urls.TrashList(filter.ToQuery(), lead: id) : Urls.TrashList(filter.ToQuery(), contact: id);

    private void Show(TrashRows rows)
    {
        (total, capped) = (rows.Total, rows.TotalIsCapped);
        (people, leads) = ([.. rows.Rows.Where(r => !r.IsLead).Select(r => r.PublicId)], [.. rows.Rows.Where(r => r.IsLead).Select(r => r.PublicId)]);
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
