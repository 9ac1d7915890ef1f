using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;

namespace ContactsApp.Features.Duplicates;

/// <summary>What a merge would make, without a database.</summary>
public sealed class MergePlanTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Lead Halden = new() { Id = 1, PublicId = Guid.NewGuid(), CompanyId = 1, Company = new() { Id = 1, Name = "Halden Robotics" } };
    private static readonly Lead Nordkap = new() { Id = 2, PublicId = Guid.NewGuid(), CompanyId = 2, Company = new() { Id = 2, Name = "Nordkap" } };

    [Fact]
    public void Plan_NothingChosen_FollowsTheRulesAndSaysNothing()
    {
        var plan = ContactMergePlan.Of(Person(1, "CTO", Typed), Person(2, "VP Engineering", SourceKind.Website), new(), Now);

        plan.ShownAfter(ContactField.Title).Should().Be("CTO", "a person's word comes first");
        plan.Word.Values.Should().BeEmpty();
        plan.Word.Decisions.Should().BeEmpty();
    }

    [Fact]
    public void Plan_ChosenAgainstTheRules_IsAWordOfThePerson()
    {
        var (left, right) = (Person(1, "CTO", Typed), Person(2, "VP Engineering", SourceKind.Website));

        var plan = ContactMergePlan.Of(left, right, new MergeChoices().Take(ContactField.Title, right.Contact.PublicId), Now);

        plan.ShownAfter(ContactField.Title).Should().Be("VP Engineering");
        plan.Word.Values.Should().ContainSingle().Which.Key.Should().Be(ContactField.Title);
        plan.Result.Values[ContactField.Title].Locked.Should().BeTrue();
    }

    [Fact]
    public void Plan_DroppedAddress_IsTakenAway()
    {
        var plan = ContactMergePlan.Of(Person(1, "CTO", Typed), Person(2, "CTO", SourceKind.Website), new() { DroppedItems = new HashSet<string> { "p2@halden.example" } }, Now);

        plan.Result.Items.Where(i => i.Kind == ContactItemKind.Email).Select(i => i.Value).Should().Equal("p1@halden.example");
        plan.Word.Decisions.Should().ContainSingle(d => d.Kind == DecisionKind.RemoveItem);
    }

    [Fact]
    public void Survivor_NotChosen_IsTheOneWithMoreAttached()
    {
        var (left, right) = (Person(1, "CTO", Typed), Person(2, "CTO", Typed) with { Touchpoints = 3 });

        ContactMergePlan.Of(left, right, new(), Now).Survivor.Should().BeSameAs(right);
        ContactMergePlan.Of(left, right, new() { Survivor = left.Contact.PublicId }, Now).Survivor.Should().BeSameAs(left);
    }

    [Theory]
    [InlineData(RoleState.Suggested, RoleState.Confirmed, RoleState.Confirmed, 0)]
    [InlineData(RoleState.Declined, RoleState.Confirmed, RoleState.Confirmed, 1)]
    [InlineData(RoleState.Confirmed, RoleState.Declined, RoleState.Confirmed, 1)]
    [InlineData(RoleState.Confirmed, RoleState.Confirmed, RoleState.Confirmed, 0)]
    public void Roles_SaidTwice_TheStrongerCounts(RoleState mine, RoleState theirs, RoleState counts, int warnings)
    {
        var (stays, goes) = (Person(1, "CTO", Typed), Person(2, "CTO", Typed));
        stays.Contact.Roles.Add(Role(1, stays, mine));
        goes.Contact.Roles.Add(Role(2, goes, theirs));

        var roles = MergedRoles.Of(stays, goes);

        roles.Moved.Should().BeEmpty("nobody holds a role twice");
        (roles.Overwritten.Count == 1 ? roles.Overwritten[0].Theirs.State : mine).Should().Be(counts);
        roles.Warnings.Should().HaveCount(warnings);
    }

    [Fact]
    public void Roles_AtAnotherCompany_StayBehindAndAreSaid()
    {
        var (stays, goes) = (Person(1, "CTO", Typed), Person(2, "CTO", Typed, Nordkap));
        goes.Contact.Roles.Add(Role(2, goes, RoleState.Confirmed));

        var plan = ContactMergePlan.Of(stays, goes, new() { Survivor = stays.Contact.PublicId }, Now);

        plan.Roles.Left.Should().ContainSingle();
        plan.Warnings().Should().Contain(w => w.Contains("two companies")).And.Contain(w => w.Contains("at Nordkap ends"));
    }

    [Fact]
    public void Seen_InEitherOrder_IsTheSameUntilSomebodyChangesSomething()
    {
        var (left, right) = (Person(1, "CTO", Typed), Person(2, "CTO", Typed));
        var seen = ContactMergePlan.Of(left, right, new(), Now).Seen();

        ContactMergePlan.Of(right, left, new() { Survivor = right.Contact.PublicId }, Now.AddDays(1)).Seen().Should().Be(seen);
        left.Contact.Notes = "Met at the fair.";
        ContactMergePlan.Of(left, right, new(), Now).Seen().Should().NotBe(seen);
    }

    private const SourceKind Typed = SourceKind.Manual;

    private static MergedContact Person(long id, string title, SourceKind source, Lead? at = null)
    {
        at ??= Halden;
        var email = $"p{id}@halden.example";
        var contact = new Contact { Id = id, PublicId = Guid.NewGuid(), CompanyId = at.CompanyId, Company = at.Company, FullName = "Mei Tanaka", Title = title, CreatedAt = Now };
        contact.Emails.Add(new ContactEmail { Id = id, Address = email });
        var fields = new PersonFields { Values = new SortedDictionary<ContactField, string> { [ContactField.FullName] = "Mei Tanaka", [ContactField.Title] = title }, Emails = [new(email)] };
        return new(contact, at, [new(new Observation { Id = id, Source = source, ObservedAt = Now, ReceivedAt = Now, Confidence = 0.9 }, fields)], 0);
    }

    private static RoleAssignment Role(long id, MergedContact of, RoleState state) => new() { Id = id, LeadId = of.Lead.Id, ContactId = of.Contact.Id, Role = BuyingRole.DecisionMaker, State = state, At = Now };
}
