using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>Who is in the room: people, confirmed seats and suggestions, worked out once for slots, warnings and next steps.</summary>
internal sealed class CommitteeRoom
{
    private readonly Dictionary<long, CommitteePerson> people;

    internal CommitteeRoom(CommitteeFacts facts)
    {
        Facts = facts;
        people = facts.People.DistinctBy(p => p.ContactId).ToDictionary(p => p.ContactId);
        Present = [.. people.Values.Where(p => p.IsPresent).OrderBy(p => p.ContactId)];
        Engaged = [.. Present.Where(p => p.IsAlly && p.Engagement.Touches30 > 0)];
        PrimaryDecisionMaker = FindPrimary();
        Seats = [.. Present.Where(p => p.BouncedAt is null).SelectMany(SeatsOf)];
        var all = AllSuggestions();
        Dismissed = [.. all.Where(IsDismissed).Concat(Present.SelectMany(Declined)).DistinctBy(s => (s.ContactId, s.Role))];
        var open = all.Where(s => !IsDismissed(s)).ToList();
        Suggestions = [.. open.Where(s => s.Confidence >= RoleSuggester.SuggestionFrom)];
        Candidates = [.. open.Where(s => s.Confidence < RoleSuggester.SuggestionFrom)];
    }

    internal CommitteeFacts Facts { get; }
    internal IcpDefinition Icp => Facts.Icp;
    internal IReadOnlyList<CommitteePerson> Present { get; }

    /// <summary>Who is for us or may be, and did something in 30 days.</summary>
    internal IReadOnlyList<CommitteePerson> Engaged { get; }
    internal IEnumerable<CommitteePerson> Everybody => people.Values;
    internal long? PrimaryDecisionMaker { get; }

    /// <summary>Confirmed people who can be counted on: present, and their mail does not bounce.</summary>
    internal IReadOnlyList<SeatedPerson> Seats { get; }
    internal IReadOnlyList<RoleSuggestion> Suggestions { get; }
    internal IReadOnlyList<RoleSuggestion> Candidates { get; }
    internal IReadOnlyList<RoleSuggestion> Dismissed { get; }

    internal CommitteePerson Person(long contactId) => people[contactId];

    internal bool IsSeated(long contactId) => Seats.Any(s => s.ContactId == contactId);

    private IEnumerable<SeatedPerson> SeatsOf(CommitteePerson person) =>
        person.Roles
            .Where(r => r.State == RoleState.Confirmed)
            .DistinctBy(r => r.Role)
            .Select(r => new SeatedPerson(
                person.ContactId,
                r.Role,
                r.Role == BuyingRole.DecisionMaker && person.ContactId == PrimaryDecisionMaker,
                r.At,
                r.By,
                person.MayHaveLeft is { } evidence ? $"May have left: {evidence}" : null));

    /// <summary>The latest marked as primary; where nobody is marked, the most senior, then the one confirmed first.</summary>
    private long? FindPrimary() => Present
        .Where(p => p.BouncedAt is null)
        .SelectMany(p => p.Roles.Where(IsConfirmedDecisionMaker).Select(r => (Person: p, Role: r)))
        .OrderByDescending(x => x.Role.IsPrimary)
        .ThenByDescending(x => x.Role.IsPrimary ? x.Role.At : DateTime.MinValue)
        .ThenByDescending(x => x.Person.Seniority)
        .ThenBy(x => x.Role.At)
        .ThenBy(x => x.Person.ContactId)
        .Select(x => (long?)x.Person.ContactId)
        .FirstOrDefault();

    private List<RoleSuggestion> AllSuggestions()
    {
        var finder = new RoleEvidenceFinder(Icp);
        return [.. Present
            .SelectMany(p => finder.Of(p)
                .GroupBy(e => e.Role)
                // Most people are unlikely for most roles: nobody reads why.
                .Where(g => RoleSuggester.Confidence(g) >= RoleSuggester.CandidateFrom)
                .Select(g => RoleSuggester.Of(p.ContactId, g.Key, g))
                .Where(s => IsOpenTo(p, s)))
            .OrderByDescending(s => s.Confidence)
            .ThenByDescending(s => Person(s.ContactId).Relevance ?? 0)
            .ThenByDescending(s => Person(s.ContactId).Seniority)
            .ThenBy(s => s.ContactId)
            .ThenBy(s => s.Role)];
    }

    // Who was dismissed is listed also where nothing speaks for them any more: it was a person's word, and can be taken back.
    private IEnumerable<RoleSuggestion> Declined(CommitteePerson person) => person.Roles
        .Where(r => r.State == RoleState.Declined)
        .Select(r => RoleSuggester.Of(person.ContactId, r.Role, new RoleEvidenceFinder(Icp).Of(person).Where(e => e.Role == r.Role)));

    /// <summary>A person's word rules out: the same role twice, a second role on thin evidence, a champion who blocks or keeps the gate.</summary>
    private static bool IsOpenTo(CommitteePerson person, RoleSuggestion suggestion)
    {
        var confirmed = person.Roles.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role).ToList();
        return !confirmed.Contains(suggestion.Role)
            && !(suggestion.Role == BuyingRole.Champion && !person.IsAlly)
            && (confirmed.Count == 0 || suggestion.Confidence >= RoleSuggester.SecondRoleFrom);
    }

    private bool IsDismissed(RoleSuggestion suggestion) =>
        Person(suggestion.ContactId).Roles.Any(r => r.Role == suggestion.Role && r.State is RoleState.Declined or RoleState.Ended);

    private static bool IsConfirmedDecisionMaker(RoleFact role) =>
        role is { Role: BuyingRole.DecisionMaker, State: RoleState.Confirmed };
}
