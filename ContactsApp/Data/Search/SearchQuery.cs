using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Matching;

namespace ContactsApp.Data.Search;

/// <summary>What somebody typed into a search box, as words to be found.</summary>
internal sealed class SearchQuery
{
    private const int MaxLength = 200;
    private const int MaxTerms = 8;

    /// <summary>The index for text inside words is made of runs of this many letters and can find nothing shorter.</summary>
    private const int InsideLength = 3;

    private SearchQuery(IReadOnlyList<string> terms) => Terms = terms;

    /// <summary>Folded, without blanks, each with at least one letter or digit. Empty when there is nothing to look for.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Whether words can be looked for inside of words too.</summary>
    public bool IsLongEnoughInside => Terms.All(t => t.EnumerateRunes().Count() >= InsideLength);

    /// <summary>Whether a slip can be forgiven in any word.</summary>
    public bool CanBeMisspelled => Words.Any(Forgivable);

    private IEnumerable<string> Words => Terms.SelectMany(SearchText.Words).Distinct();

    /// <summary>
    /// For each word the beginnings one of which must be found: several hundred for each of the two longest words, in which a slip is
    /// forgiven, else the word itself. More would take longer than somebody waits who types.
    /// </summary>
    public IReadOnlyList<IReadOnlyCollection<string>> Misspellings()
    {
        var forgiven = Words.Where(Forgivable).OrderByDescending(w => w.Length).Take(2).ToHashSet();
        return [.. Words.Select(w => forgiven.Contains(w) ? Slips.Of(w) : [w])];
    }

    private static bool Forgivable(string word) => word.Length is >= Slips.Shortest and <= Slips.Longest;

    public static SearchQuery Parse(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        var printable = string.Concat(TextFold.WellFormed(cut).Select(c => char.IsControl(c) ? ' ' : c));
        return new SearchQuery(TextFold.Fold(printable)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(t => SearchText.Words(t).Any())
            .Distinct()
            .Take(MaxTerms)
            .ToList());
    }
}
