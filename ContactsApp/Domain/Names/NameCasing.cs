using System.Text;

namespace ContactsApp.Domain.Names;

/// <summary>
/// Proper case for a name that somebody typed all in capitals or all small: "JANE O'NEIL-SMITH" reads "Jane O'Neil-Smith". A name in mixed
/// case is how its owner writes it, and is left alone.
/// </summary>
public static class NameCasing
{
    // Words with Mac in which the letter behind is no start of a name.
    private static readonly HashSet<string> PlainMac = new(StringComparer.Ordinal)
    {
        "mace", "macey", "mach", "machado", "machin", "macho", "maciel", "macias", "maciejewski", "mack", "mackey", "mackie", "macon", "macy", "macari", "macaluso", "macek", "mackin", "macken", "macron", "macintyre",
    };

    /// <summary>The name in proper case where it has only one case, otherwise the same text.</summary>
    public static string Proper(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool upper = false, lower = false;
        foreach (char c in text)
        {
            upper |= char.IsUpper(c);
            lower |= char.IsLower(c);
        }
        if (upper == lower)
        {
            return text;
        }
        string[] words = text.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Word(words[i], i == 0, upper);
        }
        return string.Join(' ', words);
    }

    private static string Word(string word, bool first, bool fromCapitals)
    {
        string small = word.ToLowerInvariant();
        string key = NameFolding.Fold(small).TrimEnd('.');
        if (!first && Particles.IsSmall(key))
        {
            return small;
        }
        // Roman numbers and two letters without a vowel ("JP") are no words.
        if (fromCapitals && (key is "ii" or "iii" or "iv" || (word.Length == 2 && !key.Any(c => "aeiouy".Contains(c, StringComparison.Ordinal)))))
        {
            return word;
        }
        return Capitalised(small, key);
    }

    private static string Capitalised(string small, string key)
    {
        var text = new StringBuilder(small);
        bool start = true;
        for (int i = 0; i < text.Length; i++)
        {
            if (start && char.IsLetter(text[i]))
            {
                text[i] = char.ToUpperInvariant(text[i]);
                start = false;
            }
            start |= text[i] is '-' or '.' or '/' || IsElision(small, i);
        }
        int inner = key.StartsWith("mc", StringComparison.Ordinal) && key.Length > 3 ? 2
            : key.StartsWith("mac", StringComparison.Ordinal) && key.Length > 6 && !PlainMac.Contains(key) && "bcdfgklmnpqrt".Contains(key[3], StringComparison.Ordinal) ? 3
            : 0;
        if (inner > 0 && inner < text.Length)
        {
            text[inner] = char.ToUpperInvariant(text[inner]);
        }
        return text.ToString();
    }

    // O'Neil, D'Angelo, L'Heureux; not the plural or possessive s.
    private static bool IsElision(string small, int i) =>
        small[i] is '\'' or '\u2019' && i is 1 or 2 && i + 2 < small.Length;
}
