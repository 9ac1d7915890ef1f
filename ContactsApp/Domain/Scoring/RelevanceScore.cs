namespace ContactsApp.Domain.Scoring;

/// <summary>What the ICP asks of a person. Seniority and department come from the classifier or a person's correction.</summary>
public sealed record RelevanceFacts(string? Title, Seniority Seniority, Department? Department);

/// <summary>The parts a persona is made of.</summary>
public enum RelevancePart
{
    Department,
    Seniority,
    TitleWords,
}

/// <summary>One line of the explanation of a relevance.</summary>
/// <param name="Part">Which part of the persona it belongs to; title words may give several lines.</param>
/// <param name="State">Met, missed, or unknown because the person's title says nothing.</param>
/// <param name="Points">What it gives; the points of all reasons sum to the score.</param>
/// <param name="Possible">The most it could give with this persona.</param>
/// <param name="Words">Such as "Department Engineering" or "Title has \"platform\"".</param>
public sealed record RelevanceReason(RelevancePart Part, FitReasonState State, int Points, int Possible, string Words);

/// <summary>How well a person matches the best persona (PRODUCT.md section 4).</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Band">Unknown when nothing at all is known of the person's work.</param>
/// <param name="PersonaId">The best persona, or null when none matches at all.</param>
/// <param name="PersonaName">Its name.</param>
/// <param name="Reasons">Why, for that persona.</param>
/// <param name="WouldRaise">What would raise the score, the most worthwhile first.</param>
public sealed record RelevanceScore(
    int Score,
    ScoreBand Band,
    string? PersonaId,
    string? PersonaName,
    IReadOnlyList<RelevanceReason> Reasons,
    IReadOnlyList<string> WouldRaise);

/// <summary>A relevance as numbers only.</summary>
/// <param name="Score">0 to 100; 0 where no persona matches at all.</param>
/// <param name="Band">Unknown when nothing at all is known of the person's work.</param>
/// <param name="PersonaIndex">Place of the best persona in the profile's list; -1 for none.</param>
public readonly record struct BestPersona(int Score, ScoreBand Band, int PersonaIndex);

/// <summary>How far one persona matches a person, before the persona's weight.</summary>
/// <param name="PersonaIndex">Place in the profile's list.</param>
/// <param name="Department">0 or 1; null when the persona does not ask.</param>
/// <param name="Seniority">0, 0.5 for a neighbouring level, or 1; null when the persona does not ask.</param>
/// <param name="TitleWords">Share of the asked words found, 0 to 1; null when the persona does not ask.</param>
/// <param name="Excluded">The title has a word that rules this persona out.</param>
public readonly record struct PersonaMatch(int PersonaIndex, double? Department, double? Seniority, double? TitleWords, bool Excluded)
{
    /// <summary>0 to 1: the weighted mean of the asked parts (0.40 / 0.30 / 0.30 rescaled); 0 when excluded.</summary>
    public double Strength
    {
        get
        {
            var asked = (Department.HasValue ? IcpRelevance.DepartmentShare : 0)
                + (Seniority.HasValue ? IcpRelevance.SeniorityShare : 0)
                + (TitleWords.HasValue ? IcpRelevance.TitleWordsShare : 0);
            return Excluded || asked == 0
                ? 0
                : ((IcpRelevance.DepartmentShare * (Department ?? 0))
                    + (IcpRelevance.SeniorityShare * (Seniority ?? 0))
                    + (IcpRelevance.TitleWordsShare * (TitleWords ?? 0))) / asked;
        }
    }
}
