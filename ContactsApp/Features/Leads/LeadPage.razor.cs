using System.Globalization;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Lists;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Leads;

/// <summary>The heart of the product: one lead with its committee, contacts, touchpoints and history. Follows changes of others at once.</summary>
public sealed partial class LeadPage : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private LeadHeader? header;
    private LeadCommittee? committee;
    private IReadOnlyList<Guid> order = [];
    private IDisposable? changes;
    private LeadFilter filter = new();
    private LeadPlace? place;
    private string? list;
    private Guid loaded;
    private string tab = "";
    private bool missing;
    private bool failed;
    private int generation;

    [Inject] public required LeadQueries Leads { get; init; }
    [Inject] public required LeadCommands Commands { get; init; }
    [Inject] public required CommitteeQueries Committees { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ChangeFeed Changes { get; init; }
    [Inject] public required ListTexts Texts { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required ViewerTime Viewer { get; init; }

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "contact")] private Guid? Contact { get; set; }
    [SupplyParameterFromQuery(Name = "person")] private Guid? Person { get; set; }
    [SupplyParameterFromQuery(Name = "list")] private string? List { get; set; }
    [SupplyParameterFromQuery(Name = "asof")] private string? AsOf { get; set; }

    // A day to come, today, or none at all is the committee of now.
    private DateOnly? Day => DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < Viewer.Today ? day : null;

    private List<TabItem> Items =>
    [
        new("", "Committee", Urls.Lead(Id, list: list)),
        new("timeline", "Timeline", Urls.Lead(Id, "timeline", list: list), header!.TouchpointCount),
        new("history", "History", Urls.Lead(Id, "history", list: list)),
    ];

    /// <inheritdoc />
    protected override void OnInitialized() => changes = Changes.Subscribe(notice =>
        notice.Of(Id) is null ? Task.CompletedTask : InvokeAsync(LoadAsync));

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        tab = Tab is "timeline" or "history" ? Tab : "";
        var query = FilterWords.Parsed(List);
        filter = LeadFilter.From(query, await Texts.OfOriginAsync(ViewSubject.Leads, query));
        if (closed.IsCancellationRequested)
        {
            return;   // the page was left while the browser was asked
        }

        list = Urls.List(filter.ToQuery());
        if (loaded != Id)
        {
            loaded = Id;
            (header, committee, missing) = (null, null, false);
            await LoadAsync();
            await FindPlaceAsync();
            if (header is { RemovedAt: null })
            {
                await Commands.MarkSeenAsync(Id, closed.Token);
            }
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var asked = Id;
            var read = await Leads.HeaderAsync(asked, closed.Token);
            var people = await Committees.CommitteeAsync(asked, closed.Token);
            if (asked != Id)
            {
                return;   // another lead was opened meanwhile
            }

            if (read is not null && read.PublicId != asked)
            {
                // It was merged: the same page of the one that has everything now.
                Navigation.NavigateTo(Navigation.Uri.Replace(asked.ToString(), read.PublicId.ToString(), StringComparison.OrdinalIgnoreCase), replace: true);
                return;
            }

            (header, committee, missing, failed) = (read, people, read is null || people is null, false);
            order = people is null ? [] : [.. ContactsTable.InOrder(people.People.Values).Select(p => p.PublicId)];
            generation++;
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            failed = header is null;
        }

        StateHasChanged();
    }

    // Once for each lead and not at every change: who works through a list keeps the neighbours seen on opening.
    private async Task FindPlaceAsync()
    {
        var asked = Id;
        var found = header is null ? null : await Leads.PlaceAsync(asked, filter, closed.Token);
        place = asked == Id ? found : place;
    }

    private async Task AddAsync()
    {
        if (header is { RemovedAt: null } lead)
        {
            await AddContactDialog.ShowAsync(Dialogs, Id, lead.Name, list);
        }
    }

    private async Task LogAsync()
    {
        if (header is { RemovedAt: null } && committee is not null)
        {
            await LogTouchpointDialog.ShowAsync(Dialogs, Id, [.. committee.People.Values.Where(p => p.LeftAt is null)], null);
        }
    }

    private async Task RestoreAsync()
    {
        Toasts.SayUnlessDone(await Commands.RestoreLeadAsync(Id, CancellationToken.None));
        await LoadAsync();
    }

    private string AddressOf(Guid person) => Urls.Lead(Id, tab.Length == 0 ? null : tab, person, list, asOf: Day);

    private void CloseContact() => Navigation.NavigateTo(Urls.Lead(Id, tab.Length == 0 ? null : tab, list: list, person: Person, asOf: Day));

    private void Leave() => Navigation.NavigateTo(Urls.Leads(filter.ToQuery()));

    /// <inheritdoc />
    public void Dispose()
    {
        changes?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }
}
