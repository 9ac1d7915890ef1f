using ContactsApp.Domain.Engagement;

namespace ContactsApp.Domain.Committees;

/// <summary>What is wrong with a committee; each kind has its switch and threshold in the profile.</summary>
internal static class CommitteeWarnings
{
    private const int NamesShown = 3;

    internal static IReadOnlyList<CommitteeWarning> Of(CommitteeRoom room)
    {
        List<CommitteeWarning> warnings = [];
        foreach (var kind in Enum.GetValues<CommitteeWarningKind>())
        {
            if (room.Icp.ActiveWarning(kind) is { } rule && Words(room, kind, rule.Threshold) is { } words)
            {
                warnings.Add(new CommitteeWarning(kind, words));
            }
        }

        return warnings;
    }

    private static string? Words(CommitteeRoom room, CommitteeWarningKind kind, int threshold) => kind switch
    {
        CommitteeWarningKind.NoDecisionMaker => NoDecisionMaker(room, threshold),
        CommitteeWarningKind.NoPower => NoPower(room, threshold),
        CommitteeWarningKind.BlockerPresent => BlockerPresent(room, threshold),
        CommitteeWarningKind.SingleThreaded => SingleThreaded(room, threshold),
        CommitteeWarningKind.Ghosted => Ghosted(room, threshold),
        CommitteeWarningKind.Cooling => Cooling(room, threshold),
        CommitteeWarningKind.NotEnoughContacts => NotEnoughContacts(room, threshold),
        CommitteeWarningKind.StaleData => StaleData(room, threshold),
    };

    private static string? NoDecisionMaker(CommitteeRoom room, int needed)
    {
        var confirmed = room.Seats.Count(s => s.Role == BuyingRole.DecisionMaker);
        if (confirmed >= needed)
        {
            return null;
        }

        var likely = room.Suggestions.FirstOrDefault(s => s.Role == BuyingRole.DecisionMaker);
        return confirmed > 0 ? $"Only {confirmed} of {needed} decision makers confirmed"
            : likely is null ? "No decision maker"
            : $"No decision maker confirmed; {room.Person(likely.ContactId).Name} is likely";
    }

    private static string? NoPower(CommitteeRoom room, int needed)
    {
        var committee = Committee(room);
        var power = committee.Count(p => p.Seniority == Seniority.Executive);
        return committee.Count == 0 || power >= needed ? null
            : power == 0 ? "No power: nobody on the committee is above Manager"
            : $"Too little power: {power} of {needed} executives on the committee";
    }

    private static string? BlockerPresent(CommitteeRoom room, int from)
    {
        var blockers = room.Seats.Where(s => s.Role == BuyingRole.Blocker).Select(s => room.Person(s.ContactId)).ToList();
        var gate = room.Present.Where(p => p.IsGatekeeper && !blockers.Contains(p)).ToList();
        return blockers.Count + gate.Count < from ? null
            : blockers.Count == 0 ? $"Gatekeeper: {Names(gate)}"
            : gate.Count == 0 ? $"Blocker: {Names(blockers)}"
            : $"Blocker: {Names(blockers)}; gatekeeper: {Names(gate)}";
    }

    private static string? SingleThreaded(CommitteeRoom room, int needed)
    {
        var engaged = room.Engaged;
        return engaged.Count == 0 || engaged.Count >= needed ? null
            : engaged.Count == 1 ? $"Single-threaded: only {engaged[0].Name} engaged in 30 days"
            : $"Thinly threaded: only {engaged.Count} people engaged in 30 days";
    }

    private static string? Ghosted(CommitteeRoom room, int days)
    {
        if (room.Facts.WaitingForAnswerSince is not { } since || room.Facts.Now - since < TimeSpan.FromDays(days))
        {
            return null;
        }

        var waited = (int)(room.Facts.Now - since).TotalDays;
        return $"Ghosted for {waited} days: we wrote on {Dates.Of(since, room.Facts.Now)} and nobody answered";
    }

    private static string? Cooling(CommitteeRoom room, int percent)
    {
        var active = Committee(room).Where(p => p.Engagement.Trend != EngagementTrend.Quiet).ToList();
        var cooling = active.Where(p => p.Engagement.Trend == EngagementTrend.Cooling).ToList();
        return cooling.Count == 0 || 100 * cooling.Count < percent * active.Count ? null : $"Cooling: {Names(cooling)}";
    }

    private static string? NotEnoughContacts(CommitteeRoom room, int needed) => room.Present.Count >= needed ? null
        : room.Present.Count == 0 ? "No contacts yet"
        : $"Not enough contacts: {room.Present.Count} of {needed}";

    private static string? StaleData(CommitteeRoom room, int from)
    {
        var stale = room.Seats
            .Select(s => room.Person(s.ContactId))
            .Distinct()
            .Where(p => WindowedFacts.IsStale(p.LastConfirmedAt, room.Facts.Now, room.Icp.StaleAfterDays))
            .ToList();
        return stale.Count < from || stale.Count == 0 ? null
            : $"Stale data: {Names(stale)} not confirmed for {room.Icp.StaleAfterDays} days";
    }

    /// <summary>Everybody with a confirmed seat or a suggestion from 70 %, blockers aside.</summary>
    private static List<CommitteePerson> Committee(CommitteeRoom room) =>
    [
        .. room.Seats.Where(s => s.Role != BuyingRole.Blocker).Select(s => s.ContactId)
            .Concat(room.Suggestions.Select(s => s.ContactId))
            .Distinct()
            .Select(room.Person),
    ];

    private static string Names(List<CommitteePerson> people)
    {
        var names = string.Join(", ", people.Take(NamesShown).Select(p => p.Name));
        return people.Count > NamesShown ? $"{names} and {people.Count - NamesShown} more" : names;
    }
}
