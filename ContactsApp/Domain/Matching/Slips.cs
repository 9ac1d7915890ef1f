namespace ContactsApp.Domain.Matching;

/// <summary>One slip of the fingers in a word: a letter too many, a missing one, a wrong one, or two neighbours swapped.</summary>
public static class Slips
{
    /// <summary>Shorter words are taken as typed: with another letter they are another word.</summary>
    public const int Shortest = 4;

    /// <summary>Longer words are taken as typed: nobody types them by hand.</summary>
    public const int Longest = 20;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>
    /// The beginnings of all words that somebody may have meant who typed this one, itself included. Wrong and missing letters are
    /// looked for among a to z, so other scripts are forgiven a letter too many and swapped ones.
    /// </summary>
    /// <param name="word">Folded, without blanks.</param>
    public static IReadOnlyCollection<string> Of(string word)
    {
        if (word.Length is < Shortest or > Longest || word.Any(char.IsSurrogate))
        {
            return [word];
        }

        // Without its last letter it begins like the word itself, and like all that differ in the last letter or go on.
        var meant = new HashSet<string>(StringComparer.Ordinal) { word[..^1] };
        for (var at = 0; at < word.Length - 1; at++)
        {
            var (before, after) = (word[..at], word[at..]);
            meant.Add(before + after[1..]);
            meant.Add($"{before}{after[1]}{after[0]}{after[2..]}");
        }

        foreach (var letter in char.IsAscii(word[0]) ? Letters : "")
        {
            for (var at = 0; at < word.Length; at++)
            {
                meant.Add($"{word[..at]}{letter}{word[at..]}");
                meant.Add($"{word[..at]}{letter}{word[Math.Min(at + 1, word.Length - 1)..]}");
            }
        }

        return meant;
    }

    /// <summary>Whether a word begins as typed, or as somebody may have meant it.</summary>
    public static bool Allow(string typed, string word) =>
        word.StartsWith(typed, StringComparison.Ordinal) || Of(typed).Any(meant => word.StartsWith(meant, StringComparison.Ordinal));
}
