using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Lists;

/// <summary>A list as its address says it, but for its text.</summary>
/// <param name="Query">The query values.</param>
/// <param name="View">The saved view it began from.</param>
/// <param name="Saved">The query values as a view would save them.</param>
public sealed record ListPlace(ViewSubject List, IReadOnlyDictionary<string, string?> Query, Guid? View, string Saved);

/// <summary>
/// The texts that lists were searched for. They name people, so they stand in no address (PRODUCT.md §10): there stands only that there is one
/// (<see cref="Key"/>). The browser keeps the text with the entry of its history, so that Back and a reload find it; each circuit keeps the latest
/// of each list, for links: to the list sorted otherwise, to a lead of it and back; a saved view keeps its own on the server. Somebody else who is
/// given the address gets the list without the text.
/// </summary>
public sealed class ListTexts(NavigationManager navigation, IJSRuntime js, SavedViewQueries views) : IAsyncDisposable
{
    /// <summary>The query value that says that a text belongs to the address.</summary>
    public const string Key = "text";

    /// <summary>Its value where there is a text.</summary>
    public const string Kept = "kept";

    private readonly JsModule script = new(js, "./list-texts.js");
    private readonly Dictionary<ViewSubject, string> latest = [];

    /// <summary>The query value of a saved view whose text was cleared: a link without it means the text that the view was saved with.</summary>
    public const string None = "none";

    /// <summary>The query value for a filter with this text; null for none.</summary>
    /// <param name="view">The saved view it began from.</param>
    internal static string? Word(string? text, Guid? view) => text is not null ? Kept : view is null ? null : None;

    /// <summary>How to go to an address that has this text.</summary>
    /// <param name="replace">In place of the entry before: one for all that is typed into a field.</param>
    internal static NavigationOptions With(string? text, bool replace = false) => new() { HistoryEntryState = text ?? "", ReplaceHistoryEntry = replace };

    /// <summary>The text of the list at the present address; null for none. From now on it is the one that links to this list mean.</summary>
    /// <param name="shown">What the page shows so far: an open view that is changed keeps its text.</param>
    public async Task<string?> OfListAsync(ListPlace place, (Guid? View, string? Text) shown, CancellationToken ct)
    {
        var said = await SaidAsync(place.List, place.Query);
        if (said is null && place.View is { } id)
        {
            var view = await views.FindAsync(id, ct);
            said = shown.View == id && view?.Query != place.Saved ? shown.Text : view?.Text;
        }

        var text = FilterWords.Text(said);
        await KeepAsync(place.List, text);
        return text;
    }

    /// <summary>The text of a list that the present page was opened from; null for none.</summary>
    /// <param name="query">The list's query values.</param>
    public async Task<string?> OfOriginAsync(ViewSubject list, IReadOnlyDictionary<string, string?> query)
    {
        if (query.Of(Key) != Kept)
        {
            return null;
        }

        var text = FilterWords.Text(await SaidAsync(list, query));
        await KeepAsync(list, text);
        return text;
    }

    /// <summary>Keeps what the page shows: in the circuit, and with the entry of the browser's history where a link led here.</summary>
    public async Task KeepAsync(ViewSubject list, string? text)
    {
        latest[list] = text ?? "";
        if (text is not null && navigation.HistoryEntryState is null)
        {
            await script.CallAsync("keep", text, navigation.Uri);
        }
    }

    /// <summary>What is known to belong to the address; null where nothing is known, and empty where there is none.</summary>
    private async Task<string?> SaidAsync(ViewSubject list, IReadOnlyDictionary<string, string?> query)
    {
        if (navigation.HistoryEntryState is { } said)
        {
            return said;
        }

        if (query.Of(Key) == None)
        {
            return "";
        }

        var isKept = query.Of(Key) == Kept;
        // A new circuit knows nothing of before, and is told nothing of the entry: the page was loaded anew.
        return !latest.ContainsKey(list) && (isKept || query.Of("view") is not null) ? await script.CallAsync<string?>("said")
            : isKept ? latest.GetValueOrDefault(list)
            : null;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();
}
