using ContactsApp.Domain;

namespace ContactsApp.Features.Digests;

/// <summary>A lead as a digest names it.</summary>
public sealed record DigestLead(Guid Id, string Name);

/// <summary>Somebody as a digest names them.</summary>
public sealed record DigestPerson(string Name, string? Title);

/// <summary>New people at one lead.</summary>
/// <param name="People">The most relevant of them.</param>
/// <param name="Count">All of them.</param>
public sealed record NewPeople(DigestLead Lead, IReadOnlyList<DigestPerson> People, int Count);

/// <summary>Somebody left, or a source says so.</summary>
/// <param name="LeftOn">Null where it is not sure: then <paramref name="Evidence"/> says who says it.</param>
/// <param name="Roles">The seats that were theirs.</param>
public sealed record DigestDeparture(DigestLead Lead, DigestPerson Person, DateOnly? LeftOn, string? Evidence, IReadOnlyList<BuyingRole> Roles);

/// <summary>A lead at which several people engage since lately.</summary>
/// <param name="People">How many in 14 days.</param>
public sealed record NewlyEngaged(DigestLead Lead, int People);

/// <summary>A part of a digest: what is shown, of how many.</summary>
/// <param name="Total">What is counted: people, departures, leads.</param>
/// <param name="Leads">At how many leads.</param>
public sealed record DigestPart<T>(IReadOnlyList<T> Shown, int Total, int Leads);

/// <summary>What happened at somebody's leads in a time.</summary>
public sealed record DigestNews(DigestPart<NewPeople> NewPeople, DigestPart<DigestDeparture> Departures, DigestPart<NewlyEngaged> Engaged)
{
    public bool IsEmpty => NewPeople.Total + Departures.Total + Engaged.Total == 0;
}

/// <summary>Of what a digest tells.</summary>
/// <param name="OwnerId">Whose leads; null for all of the team.</param>
/// <param name="From">UTC, not included.</param>
/// <param name="To">UTC, included.</param>
public sealed record DigestScope(string? OwnerId, DateTime From, DateTime To);
