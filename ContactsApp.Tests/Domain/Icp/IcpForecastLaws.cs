using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static ContactsApp.Domain.Committees.CommitteePeople;

namespace ContactsApp.Domain.Icp;

/// <summary>The forecast says in numbers what the full judgement says with reasons: of anybody, with any profile.</summary>
public sealed class IcpForecastLaws
{
    private static readonly string?[] Titles =
        [null, "CTO", "VP of Engineering", "Head of Engineering", "Director of IT", "Staff Engineer", "Engineering Manager, Platform", "CFO", "Head of Finance", "Accountant", "Buyer", "Architect", "Assistant to the CTO"];

    private static readonly Gen<RoleFact> Role =
        from role in Gen.Elements(Enum.GetValues<BuyingRole>())
        from state in Gen.Elements(RoleState.Confirmed, RoleState.Declined, RoleState.Ended)
        select new RoleFact(role, state, false, Now, "Ann", null, state == RoleState.Ended ? Now : null);

    private static readonly Gen<RoleEvidence> Named =
        from role in Gen.Elements(Enum.GetValues<BuyingRole>())
        from kind in Gen.Elements(RoleEvidenceKind.Import, RoleEvidenceKind.Partner)
        select new RoleEvidence(kind, role, 1, "named");

    private static readonly Gen<CommitteePerson> Person =
        from title in Gen.Elements(Titles)
        from seniority in Gen.Elements(Enum.GetValues<Seniority>())
        from department in Gen.Elements<Department?>(null, Department.Engineering, Department.IT, Department.Finance, Department.GeneralManagement)
        from roles in Gen.Frequency((2, Gen.Constant<List<RoleFact>>([])), (1, Role.ListOf().Resize(3)))
        from named in Gen.Frequency((3, Gen.Constant<List<RoleEvidence>>([])), (1, Named.ListOf().Resize(3)))
        from days in Gen.Choose(0, 5)
        from trend in Gen.Elements(EngagementTrend.Steady, EngagementTrend.Cooling, EngagementTrend.LeaningIn)
        from confirmed in Gen.Choose(0, 20)
        from left in Gen.Elements(false, false, false, true)
        from bounces in Gen.Elements(false, false, true)
        from gatekeeper in Gen.Elements(false, false, true)
        select CommitteePeople.Person(0, "A B", title, seniority, department, [.. roles.DistinctBy(r => r.Role)]) with
        {
            Evidence = named,
            Engagement = days == 0 ? EngagementSummary.None : Engaged(trend, days, days, days - 1),
            HasLeft = left,
            BouncedAt = bounces ? Now : null,
            IsGatekeeper = gatekeeper,
            LastConfirmedAt = confirmed == 0 ? null : Now.AddDays(-confirmed),
        };

    private static readonly Gen<CommitteePerson[]> People = Person.ArrayOf().Select(all => all.Select((p, i) => p with { ContactId = i + 1 }).ToArray());

    /// <summary>The default profile, with other weights, seats and people.</summary>
    private static readonly Gen<IcpDefinition> Icps =
        from weight in Gen.Choose(1, 10)
        from needed in Gen.Choose(1, 3)
        from without in Gen.Choose(0, Default.Personas.Count - 1)
        from strong in Gen.Choose(60, 90)
        from kind in Gen.Elements(Enum.GetValues<CriterionNeed>())
        select Default with
        {
            Bands = Default.Bands with { Strong = strong },
            Criteria = [.. Default.Criteria.Select((c, i) => i % 2 == 0 ? c with { Weight = weight, Need = kind } : c)],
            Personas = [.. Default.Personas.Where((_, i) => i != without).Select((p, i) => i % 3 == 0 ? p with { Weight = weight } : p)],
            Template = [.. Default.Template.Select((s, i) => i % 2 == 0 ? s with { PeopleNeeded = needed } : s)],
        };

    /// <summary>The same with other switches and thresholds of the warnings.</summary>
    private static readonly Gen<IcpDefinition> Rules =
        from icp in Icps
        from stale in Gen.Choose(1, 20)
        from rules in Gen.Zip(Gen.Choose(1, 4), Gen.Elements(true, true, false)).ListOf(Enum.GetValues<CommitteeWarningKind>().Length)
        select icp with
        {
            StaleAfterDays = stale,
            Warnings = [.. Enum.GetValues<CommitteeWarningKind>().Select((k, i) => new WarningRule(
                k, rules[i].Item2, rules[i].Item1 * (k is CommitteeWarningKind.Cooling ? 25 : k is CommitteeWarningKind.Ghosted ? 7 : 1)))],
        };

    private static readonly Gen<CompanyFacts> Companies =
        from industry in Gen.Elements(null, "Industrial automation", "Retail", "Staffing agency")
        from size in Gen.Elements<int?>(null, 40, 300, 9000)
        from open in Gen.Elements(true, false)
        from revenue in Gen.Elements<decimal?>(null, 5, 300)
        from country in Gen.Elements(null, "Sweden", "DE", "Japan")
        from technologies in Gen.SubListOf("Kubernetes", "SAP R/3", "Excel")
        from description in Gen.Elements(null, "A reseller of robots", "Makes robots")
        select new CompanyFacts(industry, size, open ? null : size, revenue, revenue, country, [.. technologies], description, []);

    [Property(MaxTest = 500)]
    public Property Seats_OfAnybody_StandAsInTheCommittee() => Prop.ForAll(People.ToArbitrary(), Icps.ToArbitrary(), (people, icp) =>
    {
        var committee = CommitteeBuilder.Build(new CommitteeFacts(icp, people, Now));
        var slots = IcpForecast.Of(Facts(people, new(null, null, null, null, null, null, [], null, [])), icp, CancellationToken.None).SlotsOf(0).ToArray();
        return slots.Select(s => s.State).SequenceEqual(committee.Slots.Select(s => s.State))
            && Math.Abs(slots.Where((_, i) => icp.Template[i].Required).Average(s => s.Share) - committee.Completeness) < 1e-9;
    });

    [Property(MaxTest = 500)]
    public Property Warnings_OfAnybody_AreThoseOfTheCommittee() => Prop.ForAll(People.ToArbitrary(), Rules.ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (people, icp, waited) =>
    {
        DateTime? waiting = waited == 0 ? null : Now.AddDays(-waited);
        var said = CommitteeBuilder.Build(new CommitteeFacts(icp, people, Now, waiting)).Warnings.Aggregate(0, (all, w) => all | (1 << (int)w.Kind));
        return IcpForecast.Of(Facts(people, new(null, null, null, null, null, null, [], null, []), waiting), icp, CancellationToken.None).Warnings[0] == said;
    });

    [Property(MaxTest = 500)]
    public Property Relevance_OfAnybody_IsThePureFunctions() => Prop.ForAll(Person.ToArbitrary(), Icps.ToArbitrary(), (person, icp) =>
    {
        var facts = new RelevanceFacts(person.Title, person.Seniority, person.Department);
        var (best, full) = (RelevanceScorer.For(icp).Best(facts, TitleWords.Of(person.Title)), IcpRelevance.Score(icp, facts));
        return best.Score == full.Score && best.Band == full.Band && (best.PersonaIndex < 0 ? null : icp.Personas[best.PersonaIndex].Id) == full.PersonaId;
    });

    [Property(MaxTest = 500)]
    public Property Fit_OfAnyCompany_IsThePureFunctions() => Prop.ForAll(Companies.ToArbitrary(), Icps.ToArbitrary(), (company, icp) =>
    {
        var (figure, full) = (IcpFit.Figure(icp, new PreparedCompany(company)), IcpFit.Score(icp, company));
        return figure.Score == full.Score && figure.Band == full.Band && Math.Abs(figure.Confidence - full.Confidence) < 1e-9;
    });

    private static ForecastFacts Facts(CommitteePerson[] people, CompanyFacts company, DateTime? waiting = null) => new(
        [new ForecastLead(1, Guid.Empty, JourneyStage.Target, new(company), 0..people.Length, waiting)],
        [.. people.Select((p, i) => new ForecastPerson(p.ContactId, i, p.IsPresent, SeatFacts.Of(p.Roles.Select(r => (r.Role, r.State)), p.Evidence, p.Engagement) with { IsOutOfReach = p.BouncedAt is not null, IsGatekeeper = p.IsGatekeeper, LastConfirmedAt = p.LastConfirmedAt }))],
        [.. people.Select(p => new PersonKind(new(p.Title, p.Seniority, p.Department), TitleWords.Of(p.Title), p.Title is not null))], Now);
}
