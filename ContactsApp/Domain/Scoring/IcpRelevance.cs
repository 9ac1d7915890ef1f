using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>
/// How well a person matches an ICP's personas (PRODUCT.md section 4): the best persona's
/// 100 x (0.40 department + 0.30 seniority + 0.30 title words) x (0.7 + 0.03 x persona weight). A neighbouring seniority counts
/// half; a part the persona does not set is left out and the rest rescaled.
/// </summary>
/// <remarks>
/// Title words: each of the "all" words is one condition, the "any" words together are one more; the part is the share of
/// conditions met. A "none" word in the title rules the persona out for this person (0), and sets no part by itself.
/// </remarks>
public static class IcpRelevance
{
    internal const double DepartmentShare = 0.40;
    internal const double SeniorityShare = 0.30;
    internal const double TitleWordsShare = 0.30;

    /// <summary>What a persona of this weight (1 to 10) can reach at most, 0 to 1.</summary>
    public static double WeightFactor(int personaWeight) => 0.7 + (0.03 * personaWeight);

    /// <summary>The relevance of one person, with its reasons. The profile's words are prepared once.</summary>
    public static RelevanceScore Score(IcpDefinition icp, RelevanceFacts facts) => RelevanceScorer.For(icp).Score(facts);
}
