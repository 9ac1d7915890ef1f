namespace ContactsApp.Domain.Engagement;

/// <summary>What engagement is computed from: one touchpoint of a lead.</summary>
/// <param name="Id">The touchpoint's key; breaks ties.</param>
/// <param name="At">When it happened, UTC; not after the "now" it is judged at.</param>
/// <param name="Weight">How much it says, from 0 (<see cref="TouchpointWeights"/>); 0 is listed but counts for nothing.</param>
/// <param name="ContactId">Who, where known.</param>
/// <param name="Channel">How it reached us.</param>
/// <param name="Summary">In words, such as "Read Pricing"; equal summaries are counted together.</param>
/// <param name="Outbound">Done by us (mail we sent, a call nobody took): weighs 0 and starts the wait for an answer.</param>
public sealed record TouchpointFacts(
    long Id, DateTime At, double Weight, long? ContactId, TouchpointChannel Channel, string Summary, bool Outbound = false);

/// <summary>The last 14 days against the 14 before.</summary>
/// <param name="Trend">The word for it.</param>
/// <param name="Last14">Sum of weights in the last 14 days.</param>
/// <param name="Before14">Sum of weights in the 14 days before those.</param>
/// <param name="Daily28">Sum of weights of each of the last 28 days, oldest first: the bars of the drawer.</param>
/// <param name="Words">The trend as a sentence.</param>
public sealed record TrendResult(EngagementTrend Trend, double Last14, double Before14, IReadOnlyList<double> Daily28, string Words);

/// <summary>One line of what an engagement score is made of.</summary>
/// <param name="Words">The touchpoint's summary, with a count when several are alike: "Read Pricing x 3".</param>
/// <param name="Points">Its share of the score, a whole number.</param>
/// <param name="Count">How many touchpoints it stands for.</param>
/// <param name="LastAt">The latest of them.</param>
/// <param name="Channel">Their channel.</param>
public sealed record EngagementContribution(string Words, int Points, int Count, DateTime LastAt, TouchpointChannel Channel);

/// <summary>An engagement score and what it is made of; the points of the top and the rest sum to the score.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Top">The largest contributions, largest first.</param>
/// <param name="RestCount">Touchpoints that count and are not in the top.</param>
/// <param name="RestPoints">Their points together.</param>
public sealed record EngagementExplanation(int Score, IReadOnlyList<EngagementContribution> Top, int RestCount, int RestPoints);

/// <summary>What a lead's touchpoints say beyond the score.</summary>
/// <param name="MultiStakeholder">At least two distinct people in 14 days.</param>
/// <param name="PeopleIn14Days">How many distinct known people in 14 days.</param>
/// <param name="Surge">Engagement at least doubled against the 14 days before, with at least three touchpoints.</param>
/// <param name="Words">One sentence a signal that is on.</param>
public sealed record EngagementSignals(bool MultiStakeholder, int PeopleIn14Days, bool Surge, IReadOnlyList<string> Words);

/// <summary>One person's engagement, as far as the committee asks.</summary>
/// <param name="Trend">The last 14 days against the 14 before.</param>
/// <param name="Touches14">Touchpoints that count in the last 14 days.</param>
/// <param name="Touches30">Touchpoints that count in the last 30 days.</param>
/// <param name="LastTouchAt">The latest touchpoint that counts, ever.</param>
/// <param name="MeaningfulDays">Distinct days (UTC) with a touchpoint that counts, in the last 30 days.</param>
/// <param name="ReturnVisits">How often the person came back at least 12 hours after the touchpoint before, in the last 30 days.</param>
/// <param name="SpanDays">Days from the first to the last touchpoint of those 30 days, both counted; 0 without any.</param>
/// <param name="LastSummary">What the latest touchpoint was.</param>
public sealed record EngagementSummary(
    EngagementTrend Trend,
    int Touches14,
    int Touches30,
    DateTime? LastTouchAt,
    int MeaningfulDays,
    int ReturnVisits,
    int SpanDays,
    string? LastSummary)
{
    /// <summary>Nobody has seen this person do anything.</summary>
    public static EngagementSummary None { get; } = new(EngagementTrend.Quiet, 0, 0, null, 0, 0, 0, null);
}
