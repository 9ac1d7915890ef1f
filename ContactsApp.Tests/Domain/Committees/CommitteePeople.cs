using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>People of a made-up lead, short enough to write in a test.</summary>
internal static class CommitteePeople
{
    internal static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);
    internal static readonly IcpDefinition Default = DefaultIcp.Create();

    internal static CommitteePerson Ingrid(params RoleFact[] roles) =>
        Person(1, "Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering, roles);

    internal static CommitteePerson Rafael(params RoleFact[] roles) =>
        Person(2, "Rafael Moreno", "Director of IT", Seniority.Manager, Department.IT, roles);

    internal static CommitteePerson Claire(params RoleFact[] roles) =>
        Person(3, "Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance, roles);

    internal static CommitteePerson Mei(params RoleFact[] roles) =>
        Person(4, "Mei Tanaka", "Engineering Manager, Platform", Seniority.Manager, Department.Engineering, roles);

    internal static CommitteePerson Henrik(params RoleFact[] roles) =>
        Person(5, "Henrik Aas", "Finance Business Partner", Seniority.IC, Department.Finance, roles);

    internal static CommitteePerson Person(
        long id, string name, string? title, Seniority seniority, Department? department, params RoleFact[] roles) => new(
        id, Guid.Empty, name, title, seniority, department, 80, EngagementSummary.None, roles, [],
        HasLeft: false, LeftAt: null, DoNotContact.None, LastConfirmedAt: Now.AddDays(-2), HasEmail: true);

    internal static RoleFact Confirmed(BuyingRole role, int daysAgo = 5, bool primary = false) =>
        new(role, RoleState.Confirmed, primary, Now.AddDays(-daysAgo), "Ann");

    internal static RoleFact Declined(BuyingRole role) => new(role, RoleState.Declined, false, Now.AddDays(-1), "Ann");

    internal static RoleFact Ended(BuyingRole role, string reason, int daysAgo) =>
        new(role, RoleState.Ended, false, Now.AddDays(-100), "Ann", reason, Now.AddDays(-daysAgo));

    internal static EngagementSummary Engaged(
        EngagementTrend trend = EngagementTrend.LeaningIn, int touches = 4, int days = 4, int returns = 3) =>
        new(trend, touches, touches, Now.AddDays(-1), days, returns, 9, "Read Pricing");

    internal static Committee Build(params CommitteePerson[] people) => CommitteeBuilder.Build(new CommitteeFacts(Default, people, Now));

    internal static SlotView Slot(this Committee committee, BuyingRole role) => committee.Slots.Single(s => s.Slot.Role == role);
}
