using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>What is known of a company, as far as the ICP asks. Null or empty means unknown, never "no".</summary>
/// <param name="Industry">As the source writes it.</param>
/// <param name="EmployeesMin">Lower end; equal to the upper end when the exact count is known.</param>
/// <param name="EmployeesMax">Upper end; null with a known lower end reads "or more".</param>
/// <param name="RevenueMin">Millions of US dollars a year.</param>
/// <param name="RevenueMax">Millions of US dollars a year.</param>
/// <param name="Country">ISO two-letter code or English name.</param>
/// <param name="Technologies">What the company uses.</param>
/// <param name="Description">What the company says it does.</param>
/// <param name="Tags">The team's own words.</param>
public sealed record CompanyFacts(
    string? Industry,
    int? EmployeesMin,
    int? EmployeesMax,
    decimal? RevenueMin,
    decimal? RevenueMax,
    string? Country,
    IReadOnlyList<string> Technologies,
    string? Description,
    IReadOnlyList<string> Tags);

/// <summary>What became of one criterion.</summary>
public enum FitReasonState
{
    Met,
    Missed,
    /// <summary>The fact is not known: costs confidence, not points.</summary>
    Unknown,
}

/// <summary>One line of the explanation of a fit.</summary>
/// <param name="Criterion">The criterion's name, such as "Industry".</param>
/// <param name="CriterionId">Its id in the profile.</param>
/// <param name="Need">How strongly it is meant.</param>
/// <param name="State">For a disqualifier Missed means that the company has what rules it out, Met that it has not.</param>
/// <param name="Points">Its share of the score; the points of all reasons sum to the score before a cap.</param>
/// <param name="Possible">The most it could give with what is known now.</param>
/// <param name="Words">The reason as a sentence.</param>
public sealed record FitReason(
    string Criterion, string CriterionId, CriterionNeed Need, FitReasonState State, int Points, int Possible, string Words);

/// <summary>How well a company matches an ICP (PRODUCT.md section 4).</summary>
/// <param name="Score">0 to 100; null when nothing that counts is known.</param>
/// <param name="Band">Unknown while confidence is below 0.4, unless a disqualifier rules the company out.</param>
/// <param name="Confidence">Weights known over all weights, 0 to 1.</param>
/// <param name="Reasons">One a criterion, in the profile's order.</param>
/// <param name="WouldRaise">What would raise the score or the confidence, the most worthwhile first.</param>
public sealed record FitScore(
    int? Score, ScoreBand Band, double Confidence, IReadOnlyList<FitReason> Reasons, IReadOnlyList<string> WouldRaise);

/// <summary>A fit as numbers only.</summary>
/// <param name="Score">0 to 100; null when nothing that counts is known.</param>
/// <param name="Band">As in <see cref="FitScore"/>.</param>
/// <param name="Confidence">Weights known over all weights, 0 to 1.</param>
public readonly record struct FitFigure(int? Score, ScoreBand Band, double Confidence);

/// <summary>A company with its texts made comparable, for scoring it with several profiles.</summary>
public sealed class PreparedCompany(CompanyFacts facts)
{
    /// <summary>What is known of the company.</summary>
    public CompanyFacts Facts { get; } = facts;

    internal CriterionCheck Check { get; } = new(facts);
}
