using ContactsApp.Domain.Engagement;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Committees;

/// <summary>What must hold for every set of people.</summary>
public sealed class CommitteeLaws
{
    private static readonly string?[] Titles = [null, "CTO", "Head of Engineering", "Director of IT", "Staff Engineer", "CFO", "Accountant", "Buyer", "Architect"];

    private static readonly Gen<RoleFact> Role =
        from role in Gen.Elements(Enum.GetValues<BuyingRole>())
        from state in Gen.Elements(Enum.GetValues<RoleState>())
        from primary in Gen.Elements(true, false)
        from days in Gen.Choose(0, 3)
        select new RoleFact(role, state, primary, Now.AddDays(-days), "Ann", null, state == RoleState.Ended ? Now : null);

    private static readonly Gen<CommitteePerson> Person =
        from title in Gen.Elements(Titles)
        from seniority in Gen.Elements(Enum.GetValues<Seniority>())
        from department in Gen.Elements(Department.Engineering, Department.IT, Department.Finance, Department.GeneralManagement)
        from roles in Role.ListOf().Resize(3)
        from trend in Gen.Elements(Enum.GetValues<EngagementTrend>())
        from touches in Gen.Choose(0, 5)
        from gone in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        select CommitteePeople.Person(0, "A B", title, seniority, department, [.. roles.DistinctBy(r => r.Role)]) with
        {
            Engagement = Engaged(trend, touches, touches, Math.Max(0, touches - 1)),
            HasLeft = gone == 1,
            RemovedAt = gone == 2 ? Now : null,
            BouncedAt = gone == 3 ? Now : null,
        };

    private static readonly Gen<CommitteePerson[]> People =
        Person.ArrayOf().Select(all => all.Select((p, i) => p with { ContactId = i + 1, Name = $"Person {i + 1}" }).ToArray());

    [Property(MaxTest = 300)]
    public Property Build_Anybody_KeepsItsBounds() => Prop.ForAll(People.ToArbitrary(), people =>
    {
        var committee = Build(people);
        return committee.Completeness is >= 0 and <= 1
            && committee.CompletenessWithSuggestions >= committee.Completeness && committee.CompletenessWithSuggestions <= 1
            && committee.RolesFilled <= committee.RolesRequired
            && committee.Slots.SelectMany(s => s.Confirmed).Concat(committee.OtherRoles).Count(s => s.IsPrimary) <= 1
            && committee.Suggestions.All(s => s.Confidence is >= 0.70 and <= 1)
            && committee.Candidates.All(s => s.Confidence is >= 0.35 and < 0.70);
    });

    [Property(MaxTest = 300)]
    public Property Build_OneMoreConfirmed_NeverLowersCompleteness() => Prop.ForAll(
        People.ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), Gen.Elements(Enum.GetValues<BuyingRole>()).ToArbitrary(), (people, which, role) =>
        {
            if (people.Length == 0)
            {
                return true;
            }

            var i = which % people.Length;
            var confirmed = people.ToArray();
            confirmed[i] = people[i] with { Roles = [.. people[i].Roles.Where(r => r.Role != role), Confirmed(role)] };
            return Build(confirmed).Completeness >= Build(people).Completeness;
        });

    [Property(MaxTest = 300)]
    public Property Build_ConfirmingASuggestion_KeepsWithSuggestionsWhenItIsTheOnlyRole() => Prop.ForAll(People.ToArbitrary(), people =>
    {
        // Confirming one of several roles of a person may silence the others: a person's word says which one it is.
        var before = Build(people);
        var only = before.Suggestions.GroupBy(s => s.ContactId).FirstOrDefault(g => g.Count() == 1)?.Single();
        if (only is null)
        {
            return true;
        }

        var after = Build([.. people.Select(p => p.ContactId == only.ContactId
            ? p with { BouncedAt = null, Roles = [.. p.Roles.Where(r => r.Role != only.Role), Confirmed(only.Role)] }
            : p)]);
        return after.CompletenessWithSuggestions >= before.CompletenessWithSuggestions;
    });

    [Property(MaxTest = 200)]
    public Property Build_AnyOrder_GivesTheSame() => Prop.ForAll(People.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (people, seed) =>
    {
        var mixed = people.ToArray();
        new Random(seed).Shuffle(mixed);
        var (one, other) = (Build(people), Build(mixed));
        return one.NextBest?.Words == other.NextBest?.Words
            && one.NextBest?.ContactId == other.NextBest?.ContactId
            && CommitteeChips.Encode(one) == CommitteeChips.Encode(other)
            && one.Suggestions.Select(s => (s.ContactId, s.Words)).SequenceEqual(other.Suggestions.Select(s => (s.ContactId, s.Words)))
            && one.Slots.Select(s => s.Reopened?.Words).SequenceEqual(other.Slots.Select(s => s.Reopened?.Words))
            && one.Warnings.SequenceEqual(other.Warnings)
            && one.PrimaryDecisionMaker == other.PrimaryDecisionMaker;
    });

    [Property(MaxTest = 200)]
    public Property Build_ConfirmedRole_IsNeverSuggestedAgainNorTaken() => Prop.ForAll(People.ToArbitrary(), people =>
    {
        var committee = Build(people);
        var seats = committee.Slots.SelectMany(s => s.Confirmed).Concat(committee.OtherRoles).Select(s => (s.ContactId, s.Role)).ToHashSet();
        var said = people
            .Where(p => p.IsPresent && p.BouncedAt is null)
            .SelectMany(p => p.Roles.Where(r => r.State == RoleState.Confirmed).Select(r => (p.ContactId, r.Role)));
        return seats.SetEquals(said) && committee.Suggestions.All(s => !seats.Contains((s.ContactId, s.Role)));
    });
}
