using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>Parts of a profile as users read them.</summary>
public static class IcpWords
{
    /// <summary>What meets a criterion: "500-5,000 people", or each of "SE", "NO", "DE".</summary>
    public static IReadOnlyList<string> Values(CompanyCriterion c) => c.Kind switch
    {
        CriterionKind.Employees => [$"{Range(c)} people"],
        CriterionKind.Revenue => [$"${Range(c)} M"],
        CriterionKind.Industry or CriterionKind.Country or CriterionKind.Technology or CriterionKind.Keyword => c.Values,
    };

    /// <summary>What a criterion looks at: "Technologies".</summary>
    public static string Kind(CriterionKind kind) => kind switch
    {
        CriterionKind.Industry => "Industry",
        CriterionKind.Employees => "Employees",
        CriterionKind.Revenue => "Revenue",
        CriterionKind.Country => "Country",
        CriterionKind.Technology => "Technologies",
        CriterionKind.Keyword => "Keywords",
    };

    /// <summary>How strongly a criterion is meant.</summary>
    public static string Need(CriterionNeed need) => need switch
    {
        CriterionNeed.MustHave => "Must have",
        CriterionNeed.NiceToHave => "Nice to have",
        CriterionNeed.Disqualifier => "Disqualifier",
    };

    /// <summary>The words a title must have, may have and must not have, each with the word that says which; empty ones left out.</summary>
    public static IEnumerable<(string Lead, IReadOnlyList<string> Words)> TitleWords(Persona p) =>
        new (string, IReadOnlyList<string>)[] { ("all of", p.TitleWordsAll), ("any of", p.TitleWordsAny), ("none of", p.TitleWordsNone) }.Where(x => x.Item2.Count > 0);

    private static string Range(CompanyCriterion c) => (c.Min, c.Max) switch
    {
        ({ } min, { } max) => $"{min:N0}-{max:N0}",
        ({ } min, null) => $"from {min:N0}",
        (null, { } max) => $"up to {max:N0}",
        _ => "any number of",
    };
}
