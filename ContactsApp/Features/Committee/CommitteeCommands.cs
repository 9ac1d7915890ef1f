using ContactsApp.Domain;

namespace ContactsApp.Features.Committee;

/// <summary>What users decide about buying roles. A person's word is never changed by the machine.</summary>
public sealed class CommitteeCommands
{
    /// <summary>Confirms a suggested role, or gives a role that nobody suggested. A first decision maker becomes the primary one.</summary>
    public Task<Outcome> ConfirmRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Declines a suggestion; it is not made again until it is brought back.</summary>
    public Task<Outcome> DismissRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> BringBackRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Moves a person from one role to another (confirmed there).</summary>
    public Task<Outcome> MoveRoleAsync(Guid contactId, BuyingRole from, BuyingRole to, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Takes a confirmed role away; the seat reopens.</summary>
    public Task<Outcome> EndRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Makes this confirmed decision maker the lead's primary one; the previous one stays confirmed.</summary>
    public Task<Outcome> MakePrimaryAsync(Guid contactId, CancellationToken ct) => throw new NotImplementedException();
}
