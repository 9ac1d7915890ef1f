using ContactsApp.Domain;

namespace ContactsApp.Features.Committee;

/// <summary>A user's answer to a person in a role.</summary>
/// <param name="Yes">Confirmed; else dismissed.</param>
public sealed record SeatAnswer(ContactCard Person, BuyingRole Role, bool Yes);
