namespace ContactsApp.Features.Contacts;

/// <summary>Reads of contacts: the drawer, the preview of an add, the trash.</summary>
public sealed class ContactQueries
{
    /// <summary>Null when there is no such contact; one in trash is returned with RemovedAt set.</summary>
    public Task<ContactDetails?> DetailsAsync(Guid contactId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>What adding these people to the lead would do: cleaned values, seniority, likely role, likely duplicates, earlier removals. Writes nothing.</summary>
    public Task<IReadOnlyList<AddPreview>> PreviewAddAsync(Guid leadId, IReadOnlyList<AddContactForm> people, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>What is in trash, newest first.</summary>
    public Task<IReadOnlyList<TrashRow>> TrashAsync(int take, CancellationToken ct) => throw new NotImplementedException();
}
