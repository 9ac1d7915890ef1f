using ContactsApp.Domain;

namespace ContactsApp.Features.Committee;

/// <summary>A card on its way to another seat.</summary>
/// <param name="From">The role it leaves; null from the contacts table.</param>
public sealed record DraggedPerson(ContactCard Person, BuyingRole? From);
