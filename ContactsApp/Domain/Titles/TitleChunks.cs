namespace ContactsApp.Domain.Titles;

/// <summary>Cuts the words of a title at its breaks and sorts the words of each part.</summary>
internal sealed class TitleChunks
{
    private readonly List<TitleChunk> chunks = [];
    private TitleChunk? chunk;
    private bool afterAnd;
    private bool inAbout;
    private bool closed;

    private TitleChunks()
    {
    }

    /// <summary>The parts in their order.</summary>
    public static List<TitleChunk> Of(List<TitleItem> items)
    {
        var cutter = new TitleChunks();
        foreach (var item in items)
        {
            cutter.Take(item);
        }

        return cutter.chunks;
    }

    private void Take(TitleItem item)
    {
        if (chunk is null || item.Before != TitleBreak.None || afterAnd)
        {
            chunk = new TitleChunk(item.Before, (afterAnd && item.Before < TitleBreak.Comma) || item.Before == TitleBreak.Slash);
            chunks.Add(chunk);
            (inAbout, closed) = (false, false);
        }

        // "Head of Sales, and Marketing" joins like "and" alone; "Sales & | CEO" does not.
        afterAnd = item.Entry?.Kind == WordKind.And;
        if (!afterAnd && !closed)
        {
            Put(chunk, item.Entry);
        }
    }

    private void Put(TitleChunk into, TitleEntry? entry)
    {
        into.Words++;
        switch (entry?.Kind)
        {
            case null or WordKind.Skip or WordKind.Nothing or WordKind.And:
                break;
            case WordKind.Of:
                inAbout = true;
                break;
            case WordKind.Former:
                into.Role.Former = true;
                break;
            case WordKind.At:
                closed = into.EndsInEmployer = true;
                break;
            case WordKind.Slogan:
                closed = into.EndsInSlogan = true;
                break;
            case WordKind.AideTo or WordKind.Office:
                closed = into.EndsInSomebody = true;
                PutRole(into, entry!);
                break;
            default:
                PutRole(into, entry!);
                break;
        }
    }

    private void PutRole(TitleChunk into, TitleEntry entry)
    {
        into.StartsWithRole |= into.Role.Core.Count == 0 && !inAbout && entry.IsRole;
        (inAbout ? into.Role.About : into.Role.Core).Add(entry);
    }
}
