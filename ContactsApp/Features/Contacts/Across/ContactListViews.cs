using ContactsApp.Domain;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>The role shown in a row: the confirmed one, else the likeliest suggestion.</summary>
public sealed record RowRole(BuyingRole Role, bool Confirmed, double Confidence, string Words);

/// <summary>One row of the list of contacts.</summary>
/// <param name="MoreRoles">Roles beside <paramref name="Role"/>.</param>
/// <param name="Engagement">0-100; null while nothing happened.</param>
/// <param name="OwnerName">Of the lead; null for nobody.</param>
/// <param name="EmailStatus">Of the primary address; null without any.</param>
public sealed record ContactRow(
    long Id,
    Guid PublicId,
    Guid LeadId,
    int Version,
    string Name,
    string? Title,
    string Company,
    Seniority Seniority,
    RowRole? Role,
    int MoreRoles,
    int? Relevance,
    ScoreBand RelevanceBand,
    int? Engagement,
    DateTime? LastTouchAt,
    string? OwnerName,
    EmailStatus? EmailStatus,
    DoNotContact DoNotContact,
    DateTime? LeftAt)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Keeps others from us.</summary>
    public bool IsGatekeeper { get; init; }

    public Department? Department { get; init; }
}

/// <summary>A window of the list. <paramref name="Total"/> is exact up to <see cref="ContactListQueries.MaxRows"/>; beyond it the list says "10,000+".</summary>
public sealed record ContactRows(IReadOnlyList<ContactRow> Rows, int Total, bool TotalIsCapped);
