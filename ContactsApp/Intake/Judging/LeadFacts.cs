using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Intake.Judging;

/// <summary>Everything a lead is judged by, as loaded.</summary>
/// <param name="Lead">The lead and its company.</param>
/// <param name="People">Present people, those who left, and removed ones that a seat remembers.</param>
/// <param name="StartedOn">When people started their present job here, where known; by contact id.</param>
/// <param name="Touchpoints">Those of <see cref="LeadFactsLoader.WindowDays"/>, oldest first.</param>
/// <param name="DemoRequested">Somebody asked for a demo within 30 days.</param>
public sealed record LeadFacts(
    LeadRecord Lead,
    IReadOnlyList<CommitteePerson> People,
    IReadOnlyDictionary<long, DateOnly> StartedOn,
    IReadOnlyList<TouchpointFacts> Touchpoints,
    bool DemoRequested,
    DateTime Now)
{
    /// <summary>What the committee is built from.</summary>
    public CommitteeFacts ForCommittee(Domain.Icp.IcpDefinition icp) => new(icp, People, Now, EngagementSummaries.WaitingSince(Touchpoints));
}

/// <summary>The columns of a lead and its company that are judged or listed.</summary>
public sealed record LeadRecord(
    long Id,
    Guid PublicId,
    long CompanyId,
    string Name,
    string NameKey,
    string? Domain,
    string? Industry,
    int? EmployeesMin,
    int? EmployeesMax,
    decimal? RevenueMin,
    decimal? RevenueMax,
    string? Country,
    List<string> Technologies,
    string? Description,
    List<string> Tags,
    string? OwnerId,
    string? OwnerName,
    SalesState SalesState,
    JourneyStage Stage,
    DateTime CreatedAt,
    bool IsRemoved)
{
    /// <summary>What the ICP asks of the company.</summary>
    public CompanyFacts Company => new(Industry, EmployeesMin, EmployeesMax, RevenueMin, RevenueMax, Country, Technologies, Description, Tags);
}
