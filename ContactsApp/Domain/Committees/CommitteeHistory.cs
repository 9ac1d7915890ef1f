namespace ContactsApp.Domain.Committees;

/// <summary>What a change of a role brought it to, as the audit has it.</summary>
/// <param name="State">The new state; null where the word was taken back altogether.</param>
/// <param name="Reason">Why it ended, as half a sentence.</param>
public sealed record RoleChanged(DateTime At, BuyingRole Role, RoleState? State, string? By, string? Reason = null);

/// <summary>A time in which somebody held a role.</summary>
/// <param name="To">When it ended; null while it lasts.</param>
/// <param name="Reason">Why it ended, as half a sentence.</param>
public sealed record RoleSpan(BuyingRole Role, DateTime From, DateTime? To, string? By, string? Reason);

/// <summary>One person's time with a company, as far as stored.</summary>
/// <param name="AddedAt">When the person was added.</param>
/// <param name="AddedBy">By whom; null for a source.</param>
/// <param name="EngagedFrom">The first touchpoint that counts; null without any.</param>
/// <param name="ReplacedBy">The name of who took the place.</param>
public sealed record CommitteeStay(
    long ContactId, string Name, DateTime AddedAt, string? AddedBy, DateTime? EngagedFrom, DateTime? LeftAt, DateTime? RemovedAt, string? ReplacedBy,
    IReadOnlyList<RoleSpan> Roles)
{
    /// <summary>The first that is known of the person here: an imported history may begin before they were added.</summary>
    public DateTime KnownFrom { get; } = Roles.Select(r => r.From).Append(EngagedFrom ?? AddedAt).Append(AddedAt).Min();
}

/// <summary>What happened to somebody on a committee.</summary>
public enum CommitteeEventKind
{
    Joined,
    Confirmed,
    Engaged,
    Ended,
    Replaced,
    Left,
    Removed,
}

/// <summary>One line of a committee's history.</summary>
/// <param name="Words">"is confirmed as champion", after the name.</param>
public sealed record CommitteeEvent(DateTime At, CommitteeEventKind Kind, long ContactId, string Name, string Words, string? By);

/// <summary>Who joined, engaged and left, and who was on the committee at a past moment.</summary>
public static class CommitteeHistory
{
    /// <summary>The times in which a role was held.</summary>
    /// <param name="changes">From the audit, in any order.</param>
    /// <param name="stored">The role as it is now: the word for what no audit tells.</param>
    public static IReadOnlyList<RoleSpan> Spans(IEnumerable<RoleChanged> changes, IEnumerable<RoleFact> stored)
    {
        var told = changes.ToLookup(c => c.Role);
        var now = stored.ToDictionary(r => r.Role);
        return [.. told.Select(t => t.Key).Union(now.Keys).Order().SelectMany(role =>
        {
            var spans = Spans(role, told[role]);
            // What was brought in past the audit, or before it began.
            return spans.Count == 0 && now.TryGetValue(role, out var fact) && fact.State is RoleState.Confirmed or RoleState.Ended
                ? [new RoleSpan(role, fact.At, fact.State == RoleState.Ended ? fact.EndedAt ?? fact.At : null, fact.By, fact.EndReason)]
                : spans;
        })];
    }

    /// <summary>Everything that happened, the newest first.</summary>
    public static IReadOnlyList<CommitteeEvent> Events(IEnumerable<CommitteeStay> stays, DateTime now) =>
    [
        .. stays.SelectMany(Of).Where(e => e.At <= now)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Kind).ThenBy(e => e.ContactId),
    ];

    /// <summary>
    /// The people as they stood at a moment: who was not known yet is not there, who left or was removed later is, and everybody holds
    /// the roles of then. What they are called is what they are called now.
    /// </summary>
    public static IReadOnlyList<CommitteePerson> AsOf(IEnumerable<CommitteePerson> people, IEnumerable<CommitteeStay> stays, DateTime at)
    {
        var byId = stays.ToDictionary(s => s.ContactId);
        return [.. people.Where(p => byId.TryGetValue(p.ContactId, out var stay) && stay.KnownFrom <= at).Select(p =>
        {
            var stay = byId[p.ContactId];
            return p with
            {
                HasLeft = p.LeftAt <= at,
                LeftAt = p.LeftAt <= at ? p.LeftAt : null,
                RemovedAt = p.RemovedAt <= at ? p.RemovedAt : null,
                BouncedAt = p.BouncedAt <= at ? p.BouncedAt : null,
                MayHaveLeft = null,
                MovedTo = p.LeftAt <= at ? p.MovedTo : null,
                Roles = RolesThen(p, stay, at),
            };
        })];
    }

    // Who was dismissed by then and still is was not suggested any more; that word came after every time in which the role was held.
    private static List<RoleFact> RolesThen(CommitteePerson person, CommitteeStay stay, DateTime at)
    {
        var declined = person.Roles.Where(r => r.State == RoleState.Declined && r.At <= at).ToList();
        return [.. stay.Roles.Where(s => !declined.Exists(d => d.Role == s.Role)).GroupBy(r => r.Role).Select(g => Fact(g, person, at)).OfType<RoleFact>(), .. declined];
    }

    // The latest word of then; a role that ended by then is remembered, so that its seat says why it was open.
    private static RoleFact? Fact(IEnumerable<RoleSpan> spans, CommitteePerson person, DateTime at)
    {
        var last = spans.Where(s => s.From <= at).OrderBy(s => s.From).LastOrDefault();
        return last is null ? null
            : last.To <= at ? new RoleFact(last.Role, RoleState.Ended, false, last.From, last.By, last.Reason ?? "no longer had the role", last.To)
            : new RoleFact(last.Role, RoleState.Confirmed, person.Roles.Any(r => r.Role == last.Role && r.IsPrimary), last.From, last.By);
    }

    private static List<RoleSpan> Spans(BuyingRole role, IEnumerable<RoleChanged> changes)
    {
        var spans = new List<RoleSpan>();
        foreach (var change in changes.OrderBy(c => c.At))
        {
            var open = spans.Count > 0 && spans[^1].To is null;
            if (change.State == RoleState.Confirmed && !open)
            {
                spans.Add(new(role, change.At, null, change.By, null));
            }
            else if (change.State != RoleState.Confirmed && open)
            {
                spans[^1] = spans[^1] with { To = change.At, Reason = change.Reason };
            }
        }

        return spans;
    }

    private static IEnumerable<CommitteeEvent> Of(CommitteeStay s)
    {
        CommitteeEvent Event(DateTime at, CommitteeEventKind kind, string words, string? by = null) => new(at, kind, s.ContactId, s.Name, words, by);
        // Who left or was removed before anything else is known of them came in as history.
        if (!(s.LeftAt <= s.KnownFrom || s.RemovedAt <= s.KnownFrom))
        {
            yield return Event(s.KnownFrom, CommitteeEventKind.Joined, "joined", s.AddedBy);
        }

        if (s.EngagedFrom is { } engaged)
        {
            yield return Event(engaged, CommitteeEventKind.Engaged, "engaged for the first time");
        }

        foreach (var role in s.Roles)
        {
            yield return Event(role.From, CommitteeEventKind.Confirmed, $"was confirmed as {BuyingRoleWords.InSentence(role.Role)}", role.By);
            if (role.To is { } to)
            {
                yield return Event(to, CommitteeEventKind.Ended, $"is no longer {BuyingRoleWords.InSentence(role.Role)}{(role.Reason is { } why ? $": {why}" : "")}");
            }
        }

        if (s.LeftAt is { } left)
        {
            yield return Event(left, s.ReplacedBy is null ? CommitteeEventKind.Left : CommitteeEventKind.Replaced, s.ReplacedBy is { } by ? $"left and is replaced by {by}" : "left the company");
        }

        if (s.RemovedAt is { } removed)
        {
            yield return Event(removed, CommitteeEventKind.Removed, "was removed");
        }
    }
}
