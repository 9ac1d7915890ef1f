using ContactsApp.Domain.Companies;

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
