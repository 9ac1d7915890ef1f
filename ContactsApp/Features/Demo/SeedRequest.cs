using ContactsApp.Domain;
using ContactsApp.Intake;

namespace ContactsApp.Features.Demo;

/// <summary>How much made-up data, and which.</summary>
/// <param name="Leads">At least 1.</param>
/// <param name="Contacts">Over all leads, 0 or more.</param>
/// <param name="Touchpoints">Over all leads, 0 or more, within the last 60 days.</param>
/// <param name="Seed">The same seed on a database of the same state makes the same companies and people.</param>
public sealed record SeedRequest(int Leads, int Contacts, int Touchpoints, int Seed);

/// <summary>A made-up lead that is not stored yet.</summary>
internal sealed record SeededLead(Lead Lead, IReadOnlyList<SeededPerson> People, IReadOnlyList<SeededTouch> Touches);

/// <summary>A made-up person.</summary>
/// <param name="Fields">What the made-up source says.</param>
/// <param name="Confirmed">The role that a person has confirmed; null for most.</param>
/// <param name="LeftAt">When the person left the company; null for nearly all.</param>
internal sealed record SeededPerson(PersonFields Fields, string RecordKey, DateTime ObservedAt, BuyingRole? Confirmed, DateTime? LeftAt);

/// <summary>A made-up touchpoint, by one of the lead's people (place in the list) or by nobody known.</summary>
internal sealed record SeededTouch(Touchpoint Touchpoint, int? Person);
