using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

/// <summary>Reads of one lead's buying committee.</summary>
public sealed class CommitteeQueries(IDbContextFactory<AppDbContext> contexts, IcpScoring scoring, TimeProvider clock)
{
    /// <summary>The committee as of now, with everybody who is not in trash; null when there is no such lead.</summary>
    public async Task<LeadCommittee?> CommitteeAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        if (id is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        // A lead is judged when it is added, so there is a profile; the default stands in where a restored database has none.
        var icp = (await scoring.FindAsync(db, ct))?.Definition ?? DefaultIcp.Create();
        var facts = (await LeadFactsLoader.LoadAsync(db, [id.Value], now, ct))[0];
        var judged = CommitteeBuilder.Build(facts.ForCommittee(icp));
        var cards = await CardsAsync(db, facts, judged, icp, ct);
        return new(judged, cards);
    }

    /// <summary>The others who are at the person's company now, by name; with the lead they belong to. Null when there is no such person.</summary>
    public async Task<Colleagues?> ColleaguesAsync(Guid contactId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var one = await db.Contacts.Where(c => c.PublicId == contactId)
            .Select(c => new { c.CompanyId, Lead = db.Leads.Where(l => l.CompanyId == c.CompanyId).Select(l => (Guid?)l.PublicId).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (one?.Lead is not { } lead)
        {
            return null;
        }

        var others = await db.Contacts.AsNoTracking().Where(c => c.CompanyId == one.CompanyId && c.PublicId != contactId && c.LeftAt == null)
            .OrderByDescending(c => c.Relevance).ThenBy(c => c.SortName).ThenBy(c => c.Id).Take(MostColleagues)
            .Select(c => new Colleague(c.PublicId, c.FullName, c.Title)).ToListAsync(ct);
        return new(lead, others);
    }

    private const int MostColleagues = 500;

    private static async Task<Dictionary<long, ContactCard>> CardsAsync(
        AppDbContext db, LeadFacts facts, Domain.Committees.Committee judged, IcpDefinition icp, CancellationToken ct)
    {
        var touches = facts.Touchpoints.ToLookup(t => t.ContactId);
        var suggestions = judged.Suggestions.ToLookup(s => s.ContactId);
        var people = facts.People.Where(p => p.RemovedAt is null).ToDictionary(p => p.ContactId);
        var rows = await RowsAsync(db, facts.Lead.CompanyId, ct);
        return rows.Where(r => people.ContainsKey(r.Id)).ToDictionary(r => r.Id, r =>
        {
            var person = people[r.Id];
            return new ContactCard(
                r.Id, r.PublicId, r.Version, person.Name, person.Title, person.Seniority, person.Department, r.Relevance, r.RelevanceBand, r.PersonaName,
                EngagementTrends.Of(touches[r.Id], facts.Now),
                EngagementLevels.Of(touches[r.Id], facts.Now, icp.HalfLifeDays),
                EngagementMath.ToScore(r.EngagementLog2, facts.Now, icp.HalfLifeDays, EngagementScale.Contact),
                r.LastTouchAt, person.Engagement.LastSummary, r.Email, r.EmailStatus, r.Phone, r.LinkedInUrl,
                Roles(person, suggestions[r.Id]), person.DoNotContact, person.LeftAt, r.LastSeenAt, r.OpenProposals)
            {
                IsGatekeeper = person.IsGatekeeper,
                MayHaveLeft = person.MayHaveLeft,
                LeftBySource = r.LeftBySource,
                Tags = r.Tags,
                ReplacedBy = r.ReplacedById is { } by ? NameOf(people.GetValueOrDefault(by)) : null,
                Replaced = [.. rows.Where(x => x.ReplacedById == r.Id).Select(x => NameOf(people.GetValueOrDefault(x.Id))).OfType<PersonLink>()],
            };
        });
    }

    private static PersonLink? NameOf(CommitteePerson? person) => person is null ? null : new(person.PublicId, person.Name);

    private static List<CardRole> Roles(CommitteePerson person, IEnumerable<RoleSuggestion> suggestions) =>
    [
        .. person.Roles.Where(r => r.State == RoleState.Confirmed).OrderBy(r => r.Role).Select(r => Said(r)),
        .. suggestions.Select(s => new CardRole(s.Role, RoleState.Suggested, s.Confidence, s.Words, false, default, null)),
        .. person.Roles.Where(r => r.State == RoleState.Declined).OrderBy(r => r.Role).Select(r => Said(r)),
    ];

    private static CardRole Said(RoleFact r) => new(r.Role, r.State, 1, "", r.IsPrimary, r.At, r.By);

    private static Task<List<CardRow>> RowsAsync(AppDbContext db, long companyId, CancellationToken ct) =>
        db.Contacts.AsNoTracking().Where(c => c.CompanyId == companyId)
            .Select(c => new CardRow(
                c.Id, c.PublicId, c.Version, c.Relevance, c.RelevanceBand, c.PersonaName, c.EngagementLog2, c.LastTouchAt, c.LastSeenAt,
                c.Emails.OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id).Select(e => e.Address).FirstOrDefault(),
                c.Emails.OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id).Select(e => (EmailStatus?)e.Status).FirstOrDefault(),
                c.Phones.OrderByDescending(p => p.IsPrimary).ThenBy(p => p.Id).Select(p => p.E164 ?? p.Raw).FirstOrDefault(),
                c.Links.Where(l => l.Kind == LinkKind.LinkedIn).OrderBy(l => l.Id).Select(l => l.Url).FirstOrDefault(),
                c.Proposals.Count(p => p.State == ProposalState.Open), c.LeftObservationId != null, c.ReplacedById, c.Tags))
            .ToListAsync(ct);

    private sealed record CardRow(
        long Id, Guid PublicId, int Version, int? Relevance, ScoreBand RelevanceBand, string? PersonaName, double? EngagementLog2, DateTime? LastTouchAt,
        DateTime? LastSeenAt, string? Email, EmailStatus? EmailStatus, string? Phone, string? LinkedInUrl, int OpenProposals,
        bool LeftBySource, long? ReplacedById, List<string> Tags);
}
