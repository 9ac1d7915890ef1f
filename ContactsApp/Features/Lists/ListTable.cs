using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace ContactsApp.Features.Lists;

/// <summary>
/// A table of rows that are read in pages by key, virtualised: what those of leads, contacts and the trash have in common. A new filter makes a new table.
/// </summary>
public abstract class ListTable<TRow> : ComponentBase, IDisposable
{
    /// <summary>What is ticked.</summary>
    [Parameter, EditorRequired] public ListSelection Selection { get; set; } = default!;

    /// <summary>Space on a row: show it beside the list.</summary>
    [Parameter] public EventCallback<Guid> OnPreview { get; set; }

    /// <summary>The rows on screen.</summary>
    protected Virtualize<TRow>? List { get; set; }

    /// <summary>Rows of the list, up to what a list shows.</summary>
    protected int Total { get; private set; }

    /// <summary>The list ends before its rows do, and its end is on screen: it asks to narrow.</summary>
    protected bool IsCutHere { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Selection.Changed += Redraw;

    /// <summary>The data changed: what is known about the places of rows is not so any more.</summary>
    protected abstract void Forget();

    /// <summary>Takes a window that was read; true where it says another number of rows than the one before.</summary>
    protected bool Took(int total, bool isCapped, int end)
    {
        var isNews = total != Total || total == 0 || isCapped != capped;
        (Total, capped) = (total, isCapped);
        IsCutHere = isCapped && end >= total;
        return isNews;
    }

    /// <summary>Reads the rows on screen anew where they stand: the list neither jumps nor empties for a change of somebody else.</summary>
    public async Task RefreshAsync()
    {
        Forget();
        if (List is not null)
        {
            await List.RefreshDataAsync();
            StateHasChanged();
        }
    }

    /// <summary>The tick box above the rows.</summary>
    protected void ToggleAll()
    {
        if (Selection.All)
        {
            Selection.Clear();
        }
        else
        {
            Selection.ChooseAll();
        }
    }

    /// <summary>x on a row.</summary>
    protected void Select(string key)
    {
        if (Guid.TryParse(key, out var id))
        {
            Selection.Toggle(id);
        }
    }

    /// <summary>Space on a row.</summary>
    protected Task PreviewAsync(string key) => Guid.TryParse(key, out var id) ? OnPreview.InvokeAsync(id) : Task.CompletedTask;

    private bool capped;

    private void Redraw() => InvokeAsync(StateHasChanged);

    /// <inheritdoc />
    public void Dispose()
    {
        Selection.Changed -= Redraw;
        GC.SuppressFinalize(this);
    }
}
