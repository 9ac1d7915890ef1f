namespace ContactsApp.Features.Lists;

/// <summary>
/// Where every 500th row of one filtered, sorted list begins, so that a jump reads on from the nearest one instead of counting rows off.
/// Kept by the page; make a new one when the data changed. Asked with another filter it starts anew by itself.
/// </summary>
/// <typeparam name="TFilter">What is shown in which order; compared by value.</typeparam>
public class ListAnchors<TFilter>
    where TFilter : class
{
    /// <summary>Rows from one anchor to the next.</summary>
    internal const int Every = 500;

    private readonly Lock gate = new();
    private readonly List<ListAnchor> known = [];
    private TFilter? filter;
    private int? total;

    /// <summary>Rows of the list up to one more than a list shows; null until counted.</summary>
    internal int? Total(TFilter of)
    {
        lock (gate)
        {
            if (!of.Equals(filter))
            {
                (filter, total) = (of, null);
                known.Clear();
            }

            return total;
        }
    }

    internal void Count(TFilter of, int rows)
    {
        lock (gate)
        {
            total = of.Equals(filter) ? rows : total;
        }
    }

    /// <summary>The farthest known anchor at or before the number-th, and its number; anchor 0 is the beginning (null).</summary>
    internal (int Number, ListAnchor? After) Nearest(TFilter of, int number)
    {
        lock (gate)
        {
            var reached = of.Equals(filter) ? Math.Min(number, known.Count) : 0;
            return (reached, reached == 0 ? null : known[reached - 1]);
        }
    }

    /// <summary>Remembers the anchor of this number (from 1), if it is the next one.</summary>
    internal void Learn(TFilter of, int number, ListAnchor anchor)
    {
        lock (gate)
        {
            if (of.Equals(filter) && known.Count == number - 1)
            {
                known.Add(anchor);
            }
        }
    }
}

/// <summary>The row before a place in a sorted list: its sort key and, among equals, its own key.</summary>
internal sealed record ListAnchor(object Key, long Id);
