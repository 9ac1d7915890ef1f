using ContactsApp.Domain;

namespace ContactsApp.Features.Contacts;

/// <summary>Reasons of a removal as users say them.</summary>
public static class RemovalWords
{
    /// <summary>What can be answered to "why?", in the order shown.</summary>
    public static IReadOnlyList<RemovalReason> Choices { get; } =
        [RemovalReason.LeftTheCompany, RemovalReason.WrongPerson, RemovalReason.NotRelevant, RemovalReason.Duplicate, RemovalReason.AskedNotToBeContacted];

    public static string Of(RemovalReason? reason) => reason is { } said ? Of(said) : "–";

    public static string Of(RemovalReason reason) => reason switch
    {
        RemovalReason.NotSaid => "Not said",
        RemovalReason.LeftTheCompany => "Left the company",
        RemovalReason.WrongPerson => "Wrong person",
        RemovalReason.NotRelevant => "Not relevant",
        RemovalReason.Duplicate => "Duplicate",
        RemovalReason.AskedNotToBeContacted => "Asked not to be contacted",
    };
}
