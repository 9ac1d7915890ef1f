using System.Globalization;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;

namespace ContactsApp.Domain.Signals;

/// <summary>Something derived about a lead that deserves attention, short enough for a chip.</summary>
/// <param name="Kind">Stable word to filter by (<see cref="SignalKinds"/>).</param>
/// <param name="Words">What the chip says.</param>
/// <param name="Tone">"good", "warn", "bad" or "accent".</param>
public sealed record DerivedSignal(string Kind, string Words, string Tone);

/// <summary>What signals are derived from.</summary>
/// <param name="Committee">The lead's committee at <paramref name="Now"/>.</param>
/// <param name="People">Everybody the committee was built from.</param>
/// <param name="StartedOn">When present people started their job here, where a source says so; by contact id.</param>
/// <param name="Engagement">The lead's touchpoints condensed.</param>
/// <param name="DemoRequested">Somebody asked for a demo within 30 days.</param>
public sealed record LeadSignalFacts(
    Committee Committee,
    IReadOnlyList<CommitteePerson> People,
    IReadOnlyDictionary<long, DateOnly> StartedOn,
    EngagementSignals Engagement,
    bool DemoRequested,
    JourneyStage Stage,
    SalesState State,
    bool HasOwner,
    DateTime Now);

/// <summary>The signals of one lead, the most urgent first (PRODUCT.md sections 3 and 5).</summary>
public static class LeadSignalFinder
{
    /// <summary>How long a departure is news.</summary>
    public const int DepartureDays = 30;

    /// <summary>How long a new executive is news: the first weeks in which budgets are looked at anew.</summary>
    public const int NewExecutiveDays = 60;

    private const int LongestTitle = 28;

    /// <summary>All signals that are on. Nothing is said of disqualified leads; of customers only what people do.</summary>
    public static IReadOnlyList<DerivedSignal> Of(LeadSignalFacts facts) => facts.State switch
    {
        SalesState.Disqualified => [],
        SalesState.Customer => [.. Movements(facts), .. Engaged(facts)],
        _ => [.. Attention(facts), .. Movements(facts), .. Engaged(facts), .. Warnings(facts), .. Owner(facts)],
    };

    /// <summary>When a departure or a new executive stops being news; null without any.</summary>
    public static DateTime? NextChange(LeadSignalFacts facts)
    {
        var ends = Departures(facts).Select(p => p.LeftAt!.Value.AddDays(DepartureDays))
            .Concat(NewExecutives(facts).Select(p => facts.StartedOn[p.ContactId].AddDays(NewExecutiveDays + 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)))
            .Where(at => at > facts.Now)
            .ToList();
        return ends.Count == 0 ? null : ends.Min();
    }

    private static IEnumerable<DerivedSignal> Attention(LeadSignalFacts facts)
    {
        if (facts.Stage == JourneyStage.Evaluation && (facts.Committee.EngagedIn30Days >= 2 || facts.DemoRequested))
        {
            yield return new(SignalKinds.NeedsAttention, "Needs sales attention", "accent");
        }
    }

    private static IEnumerable<DerivedSignal> Movements(LeadSignalFacts facts)
    {
        foreach (var person in Departures(facts))
        {
            yield return new(SignalKinds.Departure, $"{Short(person)} left on {person.LeftAt!.Value.ToString("d MMM", CultureInfo.InvariantCulture)}", "warn");
        }

        foreach (var person in NewExecutives(facts))
        {
            yield return new(SignalKinds.NewExecutive, $"New {Short(person)}", "accent");
        }
    }

    private static IEnumerable<DerivedSignal> Engaged(LeadSignalFacts facts)
    {
        if (facts.Engagement.MultiStakeholder)
        {
            yield return new(SignalKinds.MultiThreaded, $"{facts.Engagement.PeopleIn14Days} people in 14 days", "good");
        }

        if (facts.Engagement.Surge)
        {
            yield return new(SignalKinds.Surge, facts.Engagement.Words.First(w => w.StartsWith("Surge", StringComparison.Ordinal)), "good");
        }
    }

    private static IEnumerable<DerivedSignal> Warnings(LeadSignalFacts facts)
    {
        // Of an empty company the missing people are the news, and all else follows from it.
        var nobody = !facts.People.Any(p => p.IsPresent);
        return facts.Committee.Warnings
            .OrderByDescending(w => nobody && w.Kind == CommitteeWarningKind.NotEnoughContacts)
            .Select(w => new DerivedSignal(w.Kind.ToString(), ShortWords(w), w.Kind == CommitteeWarningKind.BlockerPresent ? "bad" : "warn"));
    }

    private static IEnumerable<DerivedSignal> Owner(LeadSignalFacts facts)
    {
        if (!facts.HasOwner)
        {
            yield return new(SignalKinds.NoOwner, "No owner", "warn");
        }
    }

    /// <summary>People above IC or with a seat; that an engineer of a thousand left is no news.</summary>
    private static IEnumerable<CommitteePerson> Departures(LeadSignalFacts facts) => facts.People
        .Where(p => p.LeftAt is { } at && at <= facts.Now && facts.Now - at < TimeSpan.FromDays(DepartureDays))
        .Where(p => p.Seniority >= Seniority.Manager || p.Roles.Any(r => r.State is RoleState.Confirmed or RoleState.Ended))
        .OrderByDescending(p => p.LeftAt).ThenBy(p => p.ContactId);

    private static IEnumerable<CommitteePerson> NewExecutives(LeadSignalFacts facts)
    {
        var today = DateOnly.FromDateTime(facts.Now);
        return facts.People
            .Where(p => p is { IsPresent: true, Seniority: Seniority.Executive } && facts.StartedOn.TryGetValue(p.ContactId, out var from)
                && from <= today && from.AddDays(NewExecutiveDays) >= today)
            .OrderByDescending(p => facts.StartedOn[p.ContactId]).ThenBy(p => p.ContactId);
    }

    private static string Short(CommitteePerson person) => person.Title is { Length: > 0 and <= LongestTitle } title ? title : person.Name;

    /// <summary>The warning without its details, which the committee panel says in full.</summary>
    private static string ShortWords(CommitteeWarning warning)
    {
        var words = warning.Words.Split([':', ';'])[0];
        return warning.Kind switch
        {
            CommitteeWarningKind.Cooling => "Cooling committee",
            // That somebody is likely is seen in the dots.
            CommitteeWarningKind.NoDecisionMaker when words.StartsWith("No ", StringComparison.Ordinal) => "No decision maker",
            _ => words,
        };
    }
}

/// <summary>The kinds of signals; the kinds of committee warnings are signals too, by their name.</summary>
public static class SignalKinds
{
    public const string NeedsAttention = "NeedsAttention";
    public const string Departure = "Departure";
    public const string NewExecutive = "NewExecutive";
    public const string MultiThreaded = "MultiThreaded";
    public const string Surge = "Surge";
    public const string NoOwner = "NoOwner";

    /// <summary>Every kind with its usual words, in the order of a filter menu.</summary>
    public static IReadOnlyList<DerivedSignal> All { get; } =
    [
        new(NeedsAttention, "Needs sales attention", "accent"),
        new(MultiThreaded, "Several people engaged", "good"),
        new(Surge, "Surge", "good"),
        new(NewExecutive, "New executive", "accent"),
        new(Departure, "Somebody left", "warn"),
        .. Enum.GetValues<CommitteeWarningKind>().Select(k => new DerivedSignal(k.ToString(), WarningWords(k), k == CommitteeWarningKind.BlockerPresent ? "bad" : "warn")),
        new(NoOwner, "No owner", "warn"),
    ];

    private static string WarningWords(CommitteeWarningKind kind) => kind switch
    {
        CommitteeWarningKind.NoDecisionMaker => "No decision maker",
        CommitteeWarningKind.NoPower => "No power",
        CommitteeWarningKind.BlockerPresent => "Blocker",
        CommitteeWarningKind.SingleThreaded => "Single-threaded",
        CommitteeWarningKind.Ghosted => "Ghosted",
        CommitteeWarningKind.Cooling => "Cooling committee",
        CommitteeWarningKind.NotEnoughContacts => "Not enough contacts",
        CommitteeWarningKind.StaleData => "Stale data",
    };
}
