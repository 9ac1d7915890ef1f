using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Matching;

namespace ContactsApp.Features.Palette;

/// <summary>Compares what is typed with the words of an action, and finds what to draw stronger.</summary>
internal static class PaletteWords
{
    /// <summary>Whether each word typed begins a word of the text; one slip is forgiven in each.</summary>
    public static bool Match(string typed, string text)
    {
        var words = Split(TextFold.Fold(text));
        return Split(TextFold.Fold(typed)).All(t => words.Any(w => Slips.Allow(t, w)));
    }

    /// <summary>The text in pieces, those that match what is typed marked: beginnings of words, whatever their accents and case.</summary>
    public static IReadOnlyList<(string Piece, bool Matches)> Mark(string text, string typed)
    {
        var wanted = Split(TextFold.Fold(typed));
        var pieces = new List<(string, bool)>();
        var from = 0;
        foreach (var (start, length) in Words(text))
        {
            var folded = TextFold.Fold(text.Substring(start, length));
            var hit = wanted.Where(w => folded.StartsWith(w, StringComparison.Ordinal)).Select(w => w.Length).DefaultIfEmpty(0).Max();
            if (hit > 0)
            {
                // Folding may change the number of letters (ß, æ): then the whole word is marked.
                hit = folded.Length == length ? hit : length;
                pieces.Add((text[from..start], false));
                pieces.Add((text.Substring(start, hit), true));
                from = start + hit;
            }
        }

        pieces.Add((text[from..], false));
        return [.. pieces.Where(p => p.Item1.Length > 0)];
    }

    private static string[] Split(string text) => text.Split([' ', ',', '.', '-', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<(int Start, int Length)> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                yield return (at, end - at);
            }

            at = end + 1;
        }
    }
}
