using ContactsApp.Domain;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Features.Contacts;

/// <summary>What users do to contacts. Each verb checks the right, goes through Intake or the entity's verb, audits, and returns an outcome with its undo.</summary>
public sealed class ContactCommands
{
    public Task<Outcome<AddedContact>> AddContactAsync(Guid leadId, AddContactForm form, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Several people in one go; each is accounted for.</summary>
    public Task<Outcome<IReadOnlyList<AddedContact>>> AddContactsAsync(Guid leadId, IReadOnlyList<AddContactForm> forms, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>A person's word: the value is locked against sources. An empty value clears the field.</summary>
    public Task<Outcome> EditFieldAsync(Guid contactId, ContactField field, string? value, int version, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Gives the field back to the sources: the best observation is shown from then on.</summary>
    public Task<Outcome> UnlockFieldAsync(Guid contactId, ContactField field, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> EditNotesAsync(Guid contactId, string? notes, int version, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> AddEmailAsync(Guid contactId, string address, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RemoveEmailAsync(Guid contactId, long emailId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> MakeEmailPrimaryAsync(Guid contactId, long emailId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> AddPhoneAsync(Guid contactId, string number, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RemovePhoneAsync(Guid contactId, long phoneId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> SetLinkedInAsync(Guid contactId, string? url, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> ApplyProposalAsync(Guid contactId, long proposalId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> KeepMineAsync(Guid contactId, long proposalId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>To trash, and suppressed so that no source brings the person back.</summary>
    public Task<Outcome> RemoveContactAsync(Guid contactId, RemovalReason reason, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Says why, after the removal. "Left the company" turns the removal into the end of the employment; the person stays.</summary>
    public Task<Outcome> SayWhyRemovedAsync(Guid contactId, RemovalReason reason, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RestoreContactAsync(Guid contactId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> LeftTheCompanyAsync(Guid contactId, DateOnly? when, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> SetDoNotContactAsync(Guid contactId, DoNotContact channels, CancellationToken ct) => throw new NotImplementedException();
}
