using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>How well a person matches an ICP's personas.</summary>
public static class IcpRelevance
{
    internal const double DepartmentShare = 0.40;
    internal const double SeniorityShare = 0.30;
    internal const double TitleWordsShare = 0.30;

    /// <summary>The relevance of one person, with its reasons. For many people make one <see cref="RelevanceScorer"/>.</summary>
    public static RelevanceScore Score(IcpDefinition icp, RelevanceFacts facts) => new RelevanceScorer(icp).Score(facts);
}

/// <summary>An ICP's personas, prepared for scoring many people. Safe for several threads.</summary>
public sealed class RelevanceScorer(IcpDefinition icp)
{
    /// <summary>The profile it scores with.</summary>
    public IcpDefinition Icp { get; } = icp;

    /// <summary>The relevance of one person, with its reasons.</summary>
    public RelevanceScore Score(RelevanceFacts facts) => throw new NotImplementedException();

    /// <summary>How each persona of the profile matches one person, in the profile's order.</summary>
    public IReadOnlyList<PersonaMatch> Matches(RelevanceFacts facts) => throw new NotImplementedException();
}
