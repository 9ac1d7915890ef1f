using System.Diagnostics.CodeAnalysis;

namespace ContactsApp.Domain;

/// <summary>Tags are words of the team: written as somebody likes, equal without regard to case and to spaces around and inside.</summary>
public static class TagText
{
    /// <summary>The longest tag, in characters.</summary>
    public const int Longest = 40;

    /// <summary>A tag as it is kept: trimmed, single spaces. Null where it is none: empty, too long, or with a comma, which parts tags.</summary>
    [SuppressMessage("Globalization", "CA1307", Justification = "Looks for one character.")]
    public static string? Clean(string? text)
    {
        var tidy = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length is 0 or > Longest || tidy.Contains(',') || tidy.Any(char.IsControl) ? null : tidy;
    }

    /// <summary>How a tag is compared, stored in indexes and written in addresses.</summary>
    public static string Key(string tag) => (Clean(tag) ?? "").ToLowerInvariant();

    /// <summary>Whether two are the same tag.</summary>
    public static bool Same(string one, string other) => Key(one) == Key(other);

    /// <summary>The tags of a list, each once in its first spelling; what is no tag is left out.</summary>
    public static IReadOnlyList<string> All(IEnumerable<string> texts) => [.. texts.Select(Clean).OfType<string>().DistinctBy(Key)];
}
