using System.Buffers;
using System.Text;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>How splitting one record ended.</summary>
internal enum SplitEnd
{
    /// <summary>The record is whole.</summary>
    Complete,
    /// <summary>It may go on behind the text given.</summary>
    NeedsMore,
    /// <summary>A quote was opened and never closed.</summary>
    Unclosed,
}

/// <summary>A split record.</summary>
/// <param name="Length">Characters it takes, its line end included.</param>
/// <param name="Breaks">Line ends inside its quotes.</param>
/// <param name="HasStray">A quote stands inside quotes where none may (RFC 4180 doubles it).</param>
internal readonly record struct Split(SplitEnd End, int Length = 0, int Breaks = 0, bool HasStray = false);

/// <summary>
/// Splits one record of a separated text into its cells: RFC 4180, and what programs write beside it (blanks before a quote, quotes that
/// are not doubled, any kind of line end). Pure: the same text gives the same cells.
/// </summary>
internal sealed class RecordSplitter(char separator)
{
    private readonly SearchValues<char> ends = SearchValues.Create([separator, '\r', '\n']);
    private readonly StringBuilder unescaped = new();

    /// <summary>The cells of the record split last.</summary>
    public List<string> Cells { get; } = [];

    /// <summary>Splits the record at the start of a text.</summary>
    /// <param name="text">From the start of the record on.</param>
    /// <param name="isAll">Nothing follows behind the text.</param>
    /// <param name="isLiteral">Quotes are letters like others: the record ends at the first line end.</param>
    public Split Split(ReadOnlySpan<char> text, bool isAll, bool isLiteral)
    {
        Cells.Clear();
        var (breaks, stray) = (0, false);
        for (var at = 0; ;)
        {
            var quote = isLiteral ? -1 : QuoteAt(text, at);
            var cell = quote < 0 ? Plain(text, at, isAll) : Quoted(text, quote + 1, isAll);
            if (cell.End != SplitEnd.Complete)
            {
                return cell;
            }

            (breaks, stray) = (breaks + cell.Breaks, stray || cell.HasStray);
            at = cell.Length;
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            return LineEnd(text, at, isAll) is { } length ? new(SplitEnd.Complete, length, breaks, stray) : new(SplitEnd.NeedsMore);
        }
    }

    private Split Plain(ReadOnlySpan<char> text, int at, bool isAll)
    {
        var length = text[at..].IndexOfAny(ends);
        if (length < 0 && !isAll)
        {
            return new(SplitEnd.NeedsMore);
        }

        var end = length < 0 ? text.Length : at + length;
        Add(text[at..end]);
        return new(SplitEnd.Complete, end);
    }

    // From behind the opening quote to the separator or line end behind the closing one.
    private Split Quoted(ReadOnlySpan<char> text, int from, bool isAll)
    {
        unescaped.Clear();
        var stray = false;
        for (var at = from; ;)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0)
            {
                return new(isAll ? SplitEnd.Unclosed : SplitEnd.NeedsMore);
            }

            quote += at;
            var isDoubled = quote + 1 < text.Length && text[quote + 1] == '"';
            var end = isDoubled ? quote : CellEnd(text, quote + 1);
            if (!isDoubled && end == text.Length && !isAll)
            {
                return new(SplitEnd.NeedsMore);
            }

            if (!isDoubled && end >= 0)
            {
                Add(unescaped.Length == 0 ? text[at..quote] : unescaped.Append(text[at..quote]).ToString());
                return new(SplitEnd.Complete, end, Breaks(text[from..quote]), stray);
            }

            stray |= !isDoubled;
            unescaped.Append(text[at..(quote + 1)]);
            at = quote + (isDoubled ? 2 : 1);
        }
    }

    /// <summary>Where a quoted cell ends when its quote closed before here: at a separator, a line end or the end; -1 where letters follow.</summary>
    private int CellEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' && separator != ' ')
        {
            at++;
        }

        return at == text.Length || ends.Contains(text[at]) ? at : -1;
    }

    private int QuoteAt(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ' && separator != ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == '"' ? at : -1;
    }

    private static int? LineEnd(ReadOnlySpan<char> text, int at, bool isAll)
    {
        if (at >= text.Length)
        {
            return isAll ? at : null;
        }

        if (text[at] == '\n')
        {
            return at + 1;
        }

        return at + 1 < text.Length ? at + (text[at + 1] == '\n' ? 2 : 1) : isAll ? at + 1 : null;
    }

    private static int Breaks(ReadOnlySpan<char> text) => Math.Max(text.Count('\n'), text.Count('\r'));

    private void Add(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        cell = cell.Length > RecordReader.LongestCell ? cell[..RecordReader.LongestCell] : cell;
        Cells.Add(cell.IsEmpty ? "" : cell.ToString());
    }
}
