using System.Globalization;
using System.Text;

namespace ContactsApp.Components.Shared;

/// <summary>How a name is drawn where there is no picture: its initials and a colour that never changes.</summary>
public static class NameMark
{
    /// <summary>First letter of the first and of the last word, upper-cased; one letter for one word; "?" for none.</summary>
    public static string Initials(string? name)
    {
        var words = (name ?? "").Split([' ', '\t', '.', '_', '@'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => char.IsLetterOrDigit(w[0])).ToArray();
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary>The first letter or digit, for a company's mark; "?" for none.</summary>
    public static string Letter(string? name)
    {
        var text = name ?? "";
        var at = text.TakeWhile(c => !char.IsLetterOrDigit(c)).Count();
        return at == text.Length ? "?" : First(text[at..]);
    }

    /// <summary>
    /// A hue in degrees (0-345, steps of 15) that depends on the text alone: the same on every machine and in every run,
    /// which <see cref="string.GetHashCode()"/> is not. Case and surrounding blanks do not matter.
    /// </summary>
    public static int Hue(string? name)
    {
        var hash = 2166136261u;   // FNV-1a
        foreach (var b in Encoding.UTF8.GetBytes((name ?? "").Trim().ToUpperInvariant()))
        {
            hash = (hash ^ b) * 16777619u;
        }
        hash ^= hash >> 16;
        return (int)(hash % 24) * 15;
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.InvariantCulture);
}
