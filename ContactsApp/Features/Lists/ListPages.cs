namespace ContactsApp.Features.Lists;

/// <summary>Jumps in a sorted list.</summary>
internal static class ListPages
{
    /// <summary>The sorted rows from a place on, read on from the nearest anchor; anchors on the way are remembered.</summary>
    public static async Task<IQueryable<TRow>> FromAsync<TRow, TFilter>(
        ListOrder<TRow> order, IQueryable<TRow> rows, TFilter filter, int start, ListAnchors<TFilter> anchors, CancellationToken ct)
        where TRow : class
        where TFilter : class
    {
        var target = start / ListAnchors<TFilter>.Every;
        var (number, after) = anchors.Nearest(filter, target);
        while (number < target && await order.AnchorAsync(order.From(rows, after), ListAnchors<TFilter>.Every - 1, ct) is { } next)
        {
            (number, after) = (number + 1, next);
            anchors.Learn(filter, number, next);
        }

        return order.From(rows, after).Skip(start - (number * ListAnchors<TFilter>.Every));
    }
}
