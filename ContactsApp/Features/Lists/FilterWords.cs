using Microsoft.AspNetCore.WebUtilities;

namespace ContactsApp.Features.Lists;

/// <summary>Values of a filter as addresses write them. What is not understood is none: junk in, defaults out.</summary>
internal static class FilterWords
{
    /// <summary>The query values of an address.</summary>
    public static IReadOnlyDictionary<string, string?> QueryOf(string uri) => Parsed(new Uri(uri).Query);

    /// <summary>Query values from their text.</summary>
    public static IReadOnlyDictionary<string, string?> Parsed(string? query) => QueryHelpers.ParseQuery(query).ToDictionary(p => p.Key, p => (string?)p.Value.ToString());

    /// <summary>A value of an address, without blanks around it; null where it is missing or empty.</summary>
    public static string? Of(this IReadOnlyDictionary<string, string?> query, string key) =>
        query.TryGetValue(key, out var v) && !string.IsNullOrWhiteSpace(v) ? v.Trim() : null;

    /// <summary>One word of an enumeration; a number is none.</summary>
    public static T? One<T>(string? word)
        where T : struct, Enum => word is { Length: > 0 } && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var v) && Enum.IsDefined(v) ? v : null;

    /// <summary>Words of an enumeration behind commas, each once and in its order.</summary>
    public static IReadOnlyList<T> Many<T>(string? words)
        where T : struct, Enum => [.. (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(w => One<T>(w)).Where(v => v is not null).Select(v => v!.Value).Distinct().Order()];

    public static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };

    public static bool? YesNo(string? word) => word switch { "yes" => true, "no" => false, _ => null };

    /// <summary>The public id that the word is.</summary>
    public static Guid? Id(string? word) => Guid.TryParse(word, out var id) ? id : null;

    /// <summary>A text that was searched for; null for none. Longer ones are cut.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length > LongestText ? text[..LongestText] : text;

    /// <summary>Letters of a text to search for.</summary>
    public const int LongestText = 200;
}

/// <summary>The query values of a filter: defaults left out, in the order they are put.</summary>
internal sealed class FilterValues
{
    private readonly List<KeyValuePair<string, string>> all = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => all;

    /// <summary>Puts a value; none and an empty one are left out.</summary>
    public FilterValues Put(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            all.Add(new(key, value));
        }

        return this;
    }

    /// <summary>Puts several words of one value.</summary>
    public FilterValues Put<T>(string key, IReadOnlyList<T> words) => Put(key, string.Join(',', words));

    /// <summary>Puts which columns are hidden.</summary>
    public FilterValues Put(ListColumns columns, IReadOnlyList<string> hidden)
    {
        var (hide, show) = columns.Words(hidden);
        return Put("hide", hide).Put("show", show);
    }
}
