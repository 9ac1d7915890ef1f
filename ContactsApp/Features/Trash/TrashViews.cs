using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Trash;

/// <summary>Something in trash: a contact or a whole lead.</summary>
/// <param name="Detail">Title of the person, domain of the company.</param>
/// <param name="LeadId">The lead it is, or belongs to; null where that is deleted for good.</param>
/// <param name="LeadIsInTrash">The lead of a contact lies in trash too, and has to be restored first.</param>
/// <param name="By">Who removed it, as users read it.</param>
/// <param name="Reason">Of a contact.</param>
/// <param name="PurgedAt">When it is deleted for good.</param>
/// <param name="OwnerName">Of the lead; null for nobody.</param>
public sealed record TrashRow(
    Guid PublicId, bool IsLead, string Name, string? Detail, Guid? LeadId, string LeadName, bool LeadIsInTrash, DateTime RemovedAt, string By, RemovalReason? Reason, DateTime PurgedAt, string? OwnerName);

/// <summary>A window of the trash. <paramref name="Total"/> is exact up to <see cref="TrashQueries.MaxRows"/>; beyond it the list says "10,000+".</summary>
public sealed record TrashRows(IReadOnlyList<TrashRow> Rows, int Total, bool TotalIsCapped);

/// <summary>Where every 500th row of the trash begins; kept by the page.</summary>
public sealed class TrashAnchors : ListAnchors<TrashFilter>;

/// <summary>What the filter menus offer.</summary>
/// <param name="Users">Who can have removed something, and can own leads.</param>
public sealed record TrashChoices(IReadOnlyList<Leads.OwnerChoice> Users);

/// <summary>A lead that the trash can be filtered by.</summary>
public sealed record TrashLead(Guid LeadId, string Name, string? Domain)
{
    /// <summary>As it is offered: two companies may have one name.</summary>
    public string Words => Domain is null ? Name : $"{Name} ({Domain})";
}
