using System.Buffers;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>
/// Pulls the records of a text whose cells are separated by commas, semicolons, tabs or bars. Holds one record at a time, whatever the
/// length of the file. A quote that is opened and not closed does not swallow what follows: the line is read again with its quotes as letters.
/// </summary>
/// <param name="text">The text, which the reader lets go of.</param>
/// <param name="separator">What stands between two cells.</param>
internal sealed class DelimitedReader(TextReader text, char separator) : RecordReader
{
    /// <summary>Characters of the longest record; behind it, quotes are not believed any more and what is left of the line is dropped.</summary>
    internal const int LongestRecord = 1 << 20;

    private const int Chunk = 1 << 16;

    // A file in which quotes are opened and never closed again and again: looking a million characters ahead at each line would take hours.
    private const int LongestDoubtful = 1 << 13;
    private const int MostUnclosed = 3;
    private const int MostCells = 2_000;

    private readonly RecordSplitter splitter = new(separator);
    private char[] buffer = ArrayPool<char>.Shared.Rent(Chunk);
    private int start;
    private int end;
    private int line = 1;
    private int number;
    private int longest = LongestRecord;
    private int unclosed;
    private bool isAtEnd;
    private bool isTooLong;
    private bool isSkippingLine;
    private bool isAfterBlank;

    /// <summary>Cells a record should have, once the header is known; 0 while it is not.</summary>
    public int ExpectedCells { get; set; }

    /// <inheritdoc />
    public override async ValueTask<FileRecord?> ReadAsync(CancellationToken ct)
    {
        while (true)
        {
            if (isSkippingLine && !SkipLine() && await FillAsync(ct))
            {
                continue;
            }

            if (start == end && isAtEnd)
            {
                return null;
            }

            if (start < end && Take() is var (record, isWhole) && isWhole)
            {
                if (record is not null)
                {
                    return record;
                }

                continue;
            }

            await FillAsync(ct);
        }
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        text.Dispose();
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        (start, end, isAtEnd) = (0, 0, true);
        return ValueTask.CompletedTask;
    }

    // A record; null for a blank line, and for one that is not whole yet.
    private (FileRecord? Record, bool IsWhole) Take()
    {
        isTooLong |= end - start >= longest;
        var window = buffer.AsSpan(start, Math.Min(end - start, longest));
        var isAll = isAtEnd || isTooLong;
        var split = splitter.Split(window, isAll, isLiteral: false);
        if (split.End == SplitEnd.NeedsMore)
        {
            return default;
        }

        if (split.End == SplitEnd.Unclosed && isTooLong && ++unclosed == MostUnclosed)
        {
            longest = LongestDoubtful;
        }

        string? damage = null;
        if (split.End == SplitEnd.Unclosed || (split.Breaks > 0 && IsDoubtful(split)))
        {
            (split, damage) = Literal(window, isAll, split);
        }

        var isCut = isTooLong && split.Length == window.Length;
        damage = isCut ? "The line is longer than any row should be; its end was left out." : damage;
        var at = line;
        Step(window, split, isCut);
        return (Record(at, damage), true);
    }

    // Line ends inside quotes are usual; they are doubted when the record does not have the cells of the others, or a quote in it was not doubled.
    private bool IsDoubtful(Split split) => split.HasStray || (ExpectedCells > 0 && splitter.Cells.Count != ExpectedCells);

    private (Split Split, string? Damage) Literal(ReadOnlySpan<char> window, bool isAll, Split quoted)
    {
        var (cells, wanted) = (splitter.Cells.ToList(), ExpectedCells);
        var literal = splitter.Split(window, isAll, isLiteral: true);
        var fitsBetter = wanted == 0 || Math.Abs(splitter.Cells.Count - wanted) <= Math.Abs(cells.Count - wanted);
        if (quoted.End == SplitEnd.Unclosed || (fitsBetter && (quoted.HasStray || splitter.Cells.Count == wanted)))
        {
            for (var i = 0; i < splitter.Cells.Count; i++)
            {
                splitter.Cells[i] = splitter.Cells[i].Trim('"').Trim();
            }

            return (literal, "A quotation mark is opened and not closed; the line was read without it.");
        }

        splitter.Cells.Clear();
        splitter.Cells.AddRange(cells);
        return (quoted, null);
    }

    private void Step(ReadOnlySpan<char> window, Split split, bool isCut)
    {
        var hasEnd = split.Length > 0 && window[split.Length - 1] is '\n' or '\r';
        line += split.Breaks + (hasEnd ? 1 : 0);
        start += split.Length;
        isTooLong = false;
        isSkippingLine = isCut && !hasEnd;
    }

    private FileRecord? Record(int at, string? damage)
    {
        if (splitter.Cells.TrueForAll(c => c.Length == 0))
        {
            isAfterBlank = true;
            return null;
        }

        var tooMany = splitter.Cells.Count > MostCells;
        string[] cells = tooMany ? [.. splitter.Cells.Take(MostCells)] : [.. splitter.Cells];
        var record = new FileRecord(++number, at, cells, tooMany ? $"The row has {splitter.Cells.Count} cells; those behind the {MostCells}th were left out." : damage) { AfterBlank = isAfterBlank };
        isAfterBlank = false;
        return record;
    }

    private bool SkipLine()
    {
        var found = buffer.AsSpan(start, end - start).IndexOfAny('\r', '\n');
        start = found < 0 ? end : start + found;
        isSkippingLine = found < 0 && !isAtEnd;
        return !isSkippingLine;
    }

    // Makes room at the end and reads on; false at the end of the text.
    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestRecord)
            {
                isTooLong = true;
                return true;
            }

            var larger = ArrayPool<char>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<char>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = await text.ReadAsync(buffer.AsMemory(end), ct);
        isAtEnd = read == 0;
        end += WithoutZeros(buffer.AsSpan(end, read));
        return !isAtEnd;
    }

    // Zero characters come from broken disks and programs in C, and databases refuse them.
    private static int WithoutZeros(Span<char> read)
    {
        var kept = read.IndexOf('\0');
        if (kept < 0)
        {
            return read.Length;
        }

        foreach (var c in read[kept..])
        {
            if (c != '\0')
            {
                read[kept++] = c;
            }
        }

        return kept;
    }
}
