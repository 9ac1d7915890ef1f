namespace ContactsApp.Domain.Committees;

/// <summary>
/// Turns evidence into suggestions (PRODUCT.md section 4): confidence = 1 - product of (1 - weight x strength), rounded to whole per
/// cent. From 70 % a suggestion, from 35 % a candidate, less is nothing.
/// </summary>
internal static class RoleSuggester
{
    internal const double SuggestionFrom = 0.70;
    internal const double CandidateFrom = 0.35;

    /// <summary>
    /// From this on somebody confirmed in one role of the template is suggested for another. A matching title alone gives 0.75 and is
    /// not enough: it takes an import that names the role, or several kinds of evidence together.
    /// </summary>
    internal const double SecondRoleFrom = 0.85;

    internal static double Weight(RoleEvidenceKind kind) => kind switch
    {
        RoleEvidenceKind.Import => 0.9,
        RoleEvidenceKind.Title => 0.75,
        RoleEvidenceKind.Partner => 0.5,
        RoleEvidenceKind.Behaviour => 0.3,
    };

    /// <summary>The suggestion for one person in one role, however unlikely.</summary>
    internal static RoleSuggestion Of(long contactId, BuyingRole role, IEnumerable<RoleEvidence> evidence)
    {
        var strongest = evidence.OrderByDescending(e => Weight(e.Kind) * e.Strength).ThenBy(e => e.Kind).ToList();
        var confidence = Confidence(strongest);
        var likely = confidence >= SuggestionFrom ? "Likely" : "Possible";
        var suggestion = new RoleSuggestion(contactId, role, confidence, strongest, "");
        return suggestion with
        {
            Words = $"{likely} {BuyingRoleWords.InSentence(role)}, {suggestion.Percent} %: {string.Join("; ", strongest.Select(e => e.Words))}",
        };
    }

    internal static double Confidence(IEnumerable<RoleEvidence> evidence)
    {
        var doubt = evidence.Aggregate(1.0, (product, e) => product * (1 - (Weight(e.Kind) * Math.Clamp(e.Strength, 0, 1))));

        // Whole per cent before any comparison: what reads "70 %" is a suggestion. The small amount absorbs rounding noise.
        return Math.Round(1 - doubt + 1e-9, 2, MidpointRounding.AwayFromZero);
    }
}
