using System.Text;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>Pulls the lines of a file, each character one byte. What of a line is longer than a card's property ever is, is dropped unread.</summary>
internal sealed class ByteLines(Stream stream) : IAsyncDisposable
{
    private const int Longest = 1 << 17;

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly StringBuilder begun = new();
    private int start;
    private int end;
    private bool endsInReturn;

    /// <summary>Lines given out so far.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end, or null.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken ct)
    {
        begun.Clear();
        while (true)
        {
            SkipFeed();
            if (start == end)
            {
                if (await FillAsync(ct))
                {
                    continue;
                }

                return begun.Length == 0 ? null : Give("");
            }

            var found = buffer.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
            var length = found < 0 ? end - start : found;
            var text = Encoding.Latin1.GetString(buffer, start, Math.Min(length, Math.Max(0, Longest - begun.Length)));
            start += length;
            if (found < 0)
            {
                begun.Append(text);
                continue;
            }

            endsInReturn = buffer[start++] == '\r';
            return Give(text);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private string Give(string rest)
    {
        Line++;
        return begun.Length == 0 ? rest : begun.Append(rest).ToString();
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        (start, end) = (0, await stream.ReadAsync(buffer, ct));
        return end > 0;
    }

    // The second half of a line end, which may stand in the next block.
    private void SkipFeed()
    {
        if (endsInReturn && start < end)
        {
            start += buffer[start] == '\n' ? 1 : 0;
            endsInReturn = false;
        }
    }
}
