using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>Parts of a profile as users read them.</summary>
public static class IcpWords
{
    /// <summary>What meets a criterion: "500-5,000", "SE, NO, DE".</summary>
    public static string Values(CompanyCriterion c) => c.Kind switch
    {
        CriterionKind.Employees => $"{Range(c)} people",
        CriterionKind.Revenue => $"${Range(c)} M",
        CriterionKind.Industry or CriterionKind.Country or CriterionKind.Technology or CriterionKind.Keyword => string.Join(", ", c.Values),
    };

    public static string Need(CriterionNeed need) => need switch
    {
        CriterionNeed.MustHave => "Must have",
        CriterionNeed.NiceToHave => "Nice to have",
        CriterionNeed.Disqualifier => "Disqualifier",
    };

    /// <summary>"all: platform; any: director, head; none: assistant".</summary>
    public static string TitleWords(Persona p) => string.Join("; ", new[] { ("all", p.TitleWordsAll), ("any", p.TitleWordsAny), ("none", p.TitleWordsNone) }
        .Where(x => x.Item2.Count > 0).Select(x => $"{x.Item1}: {string.Join(", ", x.Item2)}"));

    private static string Range(CompanyCriterion c) => (c.Min, c.Max) switch
    {
        ({ } min, { } max) => $"{min:N0}-{max:N0}",
        ({ } min, null) => $"from {min:N0}",
        (null, { } max) => $"up to {max:N0}",
        _ => "any number of",
    };
}
