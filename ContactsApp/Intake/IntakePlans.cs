using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>What would become of one observation.</summary>
/// <param name="Fields">How many shown values it would change; 0 for a new person.</param>
public sealed record IntakePlan(IntakeResult Result, int Fields);

/// <summary>Finds out what observations of known people would change, by merging copies that are never saved.</summary>
internal static class IntakePlans
{
    /// <summary>One plan for each decision, in the same order.</summary>
    public static async Task<IReadOnlyList<IntakePlan>> OfAsync(AppDbContext db, IReadOnlyList<RoutedPerson> said, DateTime now, CancellationToken ct)
    {
        var ids = said.Where(s => s.Result.Outcome == IntakeOutcome.Updated).Select(s => s.Result.ContactId).OfType<long>().Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments).Include(c => c.Proposals).AsSplitQuery()
            .Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var observations = (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value)).ToListAsync(ct))
            .GroupBy(o => o.ContactId!.Value).ToDictionary(g => g.Key, g => g.Select(SaidOf.Of).ToList());
        var employers = contacts.Values.Select(c => c.CompanyId).Distinct().ToList();
        var domains = (await db.CompanyAliases.AsNoTracking().Where(a => employers.Contains(a.CompanyId)).ToListAsync(ct)).ToLookup(a => a.CompanyId, a => a.Domain);
        var plans = new List<IntakePlan>(said.Count);
        foreach (var (result, observation) in said.Select(s => (s.Result, s.Observation)))
        {
            plans.Add(observation is not null && result is { Outcome: IntakeOutcome.Updated, ContactId: { } id } && contacts.TryGetValue(id, out var contact)
                ? Merged(result, observation, contact, observations.TryGetValue(id, out var known) ? known : observations[id] = [], domains[contact.CompanyId].ToHashSet(), now)
                : new(result, 0));
        }

        return plans;
    }

    private static IntakePlan Merged(IntakeResult result, Observation news, Contact contact, List<SaidOf> known, IReadOnlySet<string> domains, DateTime now)
    {
        // The number it would get: higher than all that are here.
        var copy = new Observation
        {
            Id = known.Select(o => o.Observation.Id).DefaultIfEmpty().Max() + 1,
            Source = news.Source,
            RecordKey = news.RecordKey,
            FieldsJson = news.FieldsJson,
            ObservedAt = news.ObservedAt,
            ReceivedAt = now,
            Confidence = news.Confidence,
        };
        var before = Shown(contact);
        known.Add(SaidOf.Of(copy));
        ContactMerger.Apply(contact, known, domains, now);
        var isProposed = contact.Proposals.Exists(p => p.State == ProposalState.Open && p.ObservationId == copy.Id);
        return new(isProposed ? result with { Outcome = IntakeOutcome.Proposed, Reason = "Differs from a value that a person typed: waits as a proposal." } : result, Shown(contact).Except(before).Count());
    }

    // Seniority and department follow the title and are not counted beside it.
    private static HashSet<string> Shown(Contact c) =>
    [
        $"name {c.FullName}", $"title {c.Title}", $"headline {c.Headline}", $"location {c.Location}", $"pronouns {c.Pronouns}", $"zone {c.TimeZone}",
        .. c.Emails.Select(e => $"email {e.Address}"), .. c.Phones.Select(p => $"phone {p.E164 ?? p.Raw}"), .. c.Links.Select(l => $"link {l.Url}"),
    ];
}
