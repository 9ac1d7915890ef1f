using System.Data.Common;
using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Palette;

/// <summary>The command palette: finds people and companies, offers the actions of the page and of the app, all by keyboard.</summary>
public sealed partial class CommandPalette : IAsyncDisposable
{
    private IReadOnlyList<PaletteItem> items = [];
    private IReadOnlyList<PaletteItem> here = [];
    private PaletteItem? subject;
    private ElementReference surface;
    private ShortcutLayer? layer;
    private JsModule? module;
    private DotNetObjectReference<CommandPalette>? self;
    private CancellationTokenSource? typing;
    private Task searching = Task.CompletedTask;
    private string text = "";
    private int active;
    private bool open;
    private bool openedNow;
    private bool answered;
    private bool failed;
    private string? shownId;

    [Inject] public required PaletteQueries Queries { get; init; }
    [Inject] public required PaletteDesk Desk { get; init; }
    [Inject] public required Shortcuts Shortcuts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>'>' for actions only, '@' for people only, else a blank.</summary>
    private char Mode => subject is null && text.TrimStart() is ['>' or '@', ..] typed ? typed[0] : ' ';

    private string Words => Mode == ' ' ? text.Trim() : text.TrimStart()[1..].Trim();

    private JsModule Module => module ??= new(Js, "./Features/Palette/CommandPalette.razor.js");

    private static string Id(int at) => $"palette-{at}";

    private static string GroupId(int first) => $"palette-group-{first}";

    private async Task ToggleAsync()
    {
        if (open)
        {
            await CloseAsync();
        }
        // Two presses in a row both come here: the second finds it open.
        else if (await Module.CallAsync<bool>("free") && !open)
        {
            // Taken before the palette's own layer hides those of the page.
            here = [.. PaletteActions.OfPage(Shortcuts.Active)];
            layer = Shortcuts.OpenLayer();
            (open, openedNow, text, subject) = (true, true, "", null);
            await SearchAsync();
        }
    }

    private async Task CloseAsync()
    {
        typing?.Cancel();
        layer?.Dispose();
        (open, items, answered) = (false, [], false);
        StateHasChanged();
        await Module.CallAsync("close");
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (openedNow)
        {
            openedNow = false;
            self ??= DotNetObjectReference.Create(this);
            await Module.CallAsync("open", surface, self);
        }

        if (open && items.Count > 0 && shownId != Id(active))
        {
            shownId = Id(active);
            await Module.CallAsync("show", shownId);
        }
    }

    // A binding and not a plain handler: the answer to one letter must not take away the letters typed meanwhile.
    private Task TypeAsync(string? typed)
    {
        text = typed ?? "";
        return SearchAsync();
    }

    private Task SearchAsync()
    {
        typing?.Cancel();
        typing = new();
        return searching = FillAsync(typing.Token);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        try
        {
            var found = await ItemsAsync(ct);
            if (!ct.IsCancellationRequested)
            {
                (items, active, answered, failed, shownId) = (found, 0, true, false, null);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Something else was typed meanwhile.
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            (items, answered, failed) = ([], true, true);
        }
    }

    private async Task<IReadOnlyList<PaletteItem>> ItemsAsync(CancellationToken ct)
    {
        if (subject is not null)
        {
            return [.. PaletteActions.On(subject, Desk.AddContactAsync).Where(a => PaletteWords.Match(Words, a.Text))];
        }

        IEnumerable<PaletteItem> actions = [.. here, .. PaletteActions.OfApp(PressAsync, Shortcuts.PressAsync)];
        if (Mode == '>')
        {
            return [.. actions.Where(a => PaletteWords.Match(Words, a.Text))];
        }

        if (Words.Length == 0)
        {
            var recent = Mode == '@' ? [] : await Queries.RecentAsync(ct);
            return [.. recent.Select(l => Item("Opened lately", l)), .. Mode == '@' ? [] : actions];
        }

        var found = await Queries.FindAsync(Words, leads: Mode == ' ', ct);
        var named = found.Leads.Take(1).SelectMany(l => PaletteActions.OfLead(l, Desk.AddContactAsync));
        return
        [
            .. found.Leads.Select(l => Item("Leads", l)),
            .. found.People.Select(Item),
            .. Mode == '@' ? [] : InOrder(actions.Where(a => PaletteWords.Match(Words, a.Text)).Concat(named)),
        ];
    }

    // One caption each: what the page can do before what is elsewhere.
    private static IEnumerable<PaletteItem> InOrder(IEnumerable<PaletteItem> actions) =>
        actions.OrderBy(a => a.Group == PaletteActions.Here ? 0 : a.Group == PaletteActions.Pages ? 1 : 2);

    private static PaletteItem Item(string group, PaletteLead lead) => new(group, lead.Name) { Lead = lead, Href = Urls.Lead(lead.LeadId) };

    private PaletteItem Item(PalettePerson person) => person.InTrash
        ? new("People", person.Name) { Person = person, Run = () => Desk.RestoreAsync(person) }
        : new("People", person.Name) { Person = person, Href = Urls.Lead(person.LeadId, contact: person.ContactId) };

    /// <summary>Called by the script: a key was pressed in the field. What was typed before it is found first.</summary>
    [JSInvokable]
    public Task KeyAsync(string key) => InvokeAsync(async () =>
    {
        await searching;
        switch (key)
        {
            case "ArrowDown" or "ArrowUp" when items.Count > 0:
                active = (active + (key == "ArrowDown" ? 1 : items.Count - 1)) % items.Count;
                break;
            case "Enter" or "NewTab" when active < items.Count:
                await ChooseAsync(items[active], key == "NewTab");
                break;
            case "Tab" when subject is null && active < items.Count && PaletteActions.On(items[active], Desk.AddContactAsync).Count > 0:
                await SwitchAsync(items[active]);
                break;
            case "Back" or "Escape" when subject is not null:
                await SwitchAsync(null);
                break;
            case "Escape":
                await CloseAsync();
                break;
        }

        StateHasChanged();
    });

    private Task SwitchAsync(PaletteItem? next)
    {
        (subject, text) = (next, "");
        return SearchAsync();
    }

    private async Task ChooseAsync(PaletteItem item, bool newTab)
    {
        if (item.Href is { } href && newTab)
        {
            await Module.CallAsync("newTab", href);
            return;   // the palette stays, for the next one
        }

        await CloseAsync();
        if (item.Href is { } there)
        {
            Navigation.NavigateTo(there);
        }
        else if (item.Run is { } run)
        {
            await run();
        }
    }

    private Task PressAsync(string selector) => Module.CallAsync("press", selector).AsTask();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        typing?.Cancel();
        layer?.Dispose();
        if (module is not null)
        {
            await module.DisposeAsync();
        }

        self?.Dispose();
    }
}
