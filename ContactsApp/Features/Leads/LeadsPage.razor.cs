using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Leads;

/// <summary>
/// The leads list. What it shows is rebuilt from its address, so that a view can be shared and Back works; the text that was searched for may
/// name somebody, so it stands in no address (<see cref="ListTexts"/>).
/// </summary>
public sealed partial class LeadsPage : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly ListSelection selection = new();
    private LeadFilter? shown;
    private LeadFilter filter = new();
    private Funnel? funnel;
    private LeadFilterChoices? choices;
    private int? total;
    private bool capped;
    private string userId = "";
    private string? textInAddress;
    private Exception? failed;
    private int generation;
    private LeadTable? table;
    private IDisposable? changes;
    private bool stale;

    [Inject] public required LeadQueries Queries { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ICurrentUser CurrentUser { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required ListTexts Texts { get; init; }

    // Named so that a change of the query alone sets parameters; the filter itself is read off the whole address.
    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }
    [SupplyParameterFromQuery(Name = "preview")] private Guid? Preview { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private static string Saved(LeadFilter f) => Urls.List((f with { View = null, Text = null }).ToQuery()) ?? "";

    private string NoMatch => filter.Text is { } text
        ? $"Nothing with \"{text}\" in a company's name or domain, or a person's name or e-mail address, passes the filters."
        : "All filters together leave nothing. Take one away.";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        selection.Changed += StateHasChanged;
        if (Navigation.ToBaseRelativePath(Navigation.Uri).Length == 0)
        {
            Navigation.NavigateTo(Urls.Leads(), replace: true);   // one address for one page
        }

        userId = (await CurrentUser.GetAsync(closed.Token))?.Id ?? "";
        changes = Changes.Subscribe(_ => InvokeAsync(FollowAsync));
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var uri = Navigation.Uri;
        var query = FilterWords.QueryOf(uri);
        textInAddress = query.Of("q");
        if (textInAddress is not null)
        {
            return;
        }

        var asked = LeadFilter.From(query);
        asked = asked with { Text = await Texts.OfListAsync(new(ViewSubject.Leads, query, asked.View, Saved(asked)), (shown?.View, shown?.Text), closed.Token) };
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

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        // An address from before texts stood in none, or typed by hand: the text goes where it belongs. Not before the browser can take it along.
        if (textInAddress is { } text)
        {
            textInAddress = null;
            Navigation.NavigateTo(Urls.Leads(LeadFilter.From(FilterWords.QueryOf(Navigation.Uri), text).ToQuery()), ListTexts.With(text, replace: true));
        }
    }

    private static (string Address, string? Text) Narrows(LeadFilter f) =>
        (Urls.Leads((f with { Sort = LeadFilter.DefaultSort, Ascending = false, View = null, Hidden = [] }).ToQuery()), f.Text);

    private async Task LoadAsync()
    {
        if (closed.IsCancellationRequested)
        {
            return;   // the page is gone: what was being added, or the demo, took longer than somebody stayed
        }

        try
        {
            funnel = await Queries.FunnelAsync(closed.Token);
            choices = await Queries.FilterChoicesAsync(closed.Token);
            failed = null;
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed = e;
        }
    }

    private async Task ReloadAsync()
    {
        total = null;
        generation++;
        await LoadAsync();
    }

    // The counts and the rows on screen follow; what somebody else does moves nobody's place in the list.
    private async Task FollowAsync()
    {
        if (stale)
        {
            return;
        }

        stale = true;
        await LoadAsync();
        if (table is not null)
        {
            await table.RefreshAsync();
        }

        stale = false;
        StateHasChanged();
    }

    // What is typed into the search takes the place of what was typed before, in the list and in the browser's history.
    private async Task ApplyAsync(LeadFilter next)
    {
        var isTyped = next.Text != filter.Text;
        if (isTyped)
        {
            shown = filter = next;
            selection.Clear();
            await Texts.KeepAsync(ViewSubject.Leads, next.Text);
        }

        Navigation.NavigateTo(Urls.Leads(next.ToQuery()), ListTexts.With(next.Text, isTyped));
        if (isTyped)
        {
            await ReloadAsync();
        }
    }

    private void Show(Guid? lead) => Navigation.NavigateTo(Urls.Leads(filter.ToQuery(), lead));

    private void ShowTotal(LeadRows rows)
    {
        (total, capped) = (rows.Total, rows.TotalIsCapped);
        StateHasChanged();
    }

    private async Task AddLeadAsync()
    {
        if (await AddLeadDialog.ShowAsync(Dialogs) is { } lead)
        {
            Navigation.NavigateTo(Urls.Lead(lead));
        }
        else
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        changes?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }
}
