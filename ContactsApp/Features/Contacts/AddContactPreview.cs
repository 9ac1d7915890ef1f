using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;
using ContactsApp.Features.Icp;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>What adding people would do, shown before saving. Takes the stations of the road up to the match, and writes nothing.</summary>
public sealed class AddContactPreview(IDbContextFactory<AppDbContext> contexts, IcpQueries icp, SuppressionBook suppressions, TimeProvider clock)
{
    /// <summary>One preview per form, in the order given; empty when the lead is gone.</summary>
    public async Task<IReadOnlyList<AddPreview>> PreviewAsync(Guid leadId, IReadOnlyList<AddContactForm> forms, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var lead = await db.Leads.AsNoTracking().Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(l => l.PublicId == leadId, ct);
        if (lead is null)
        {
            return [];
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var cleaned = forms.Select(f => AddContactRules.Clean(f, lead.Company.Country)).ToList();
        var people = forms.Zip(cleaned, (f, c) => AddContactRules.Incoming(f, c, lead, null, now)).ToList();
        var removed = await suppressions.LookUpAsync(db, people, ct);
        var known = await KnownPeople.LoadAsync(db, people, [], ct);
        var profile = await icp.CurrentAsync(ct);
        var domains = lead.Company.Aliases.Select(a => a.Domain).ToHashSet();
        var previews = new List<AddPreview>();
        for (var i = 0; i < people.Count; i++)
        {
            var earlier = removed.TryGetValue(people[i].Id, out var hit) ? await EarlierAsync(db, hit, ct) : null;
            previews.Add(Preview(people[i], cleaned[i], [.. known.Find(people[i]).Take(3)], earlier, profile, domains, now));
        }

        return previews;
    }

    private static AddPreview Preview(IncomingPerson person, CleanedPerson cleaned, IReadOnlyList<KnownMatch> matches, RemovedEarlier? earlier, CurrentIcp icp, HashSet<string> domains, DateTime now)
    {
        var f = person.Fields;
        var title = TitleClassifier.Classify(f[ContactField.Title]);
        var relevance = f[ContactField.Title] is null ? (int?)null : IcpRelevance.Score(icp.Definition, new(f[ContactField.Title], title.Seniority, title.Department)).Score;
        var role = LikelyRole(f, title, relevance, icp, now);
        var email = f.Emails.FirstOrDefault()?.Value;
        EmailStatus? status = EmailAddress.TryParse(email, out var address) ? EmailJudge.Judge(address, domains).Status : null;
        return new(
            person.Id, f[ContactField.FullName] ?? "", f[ContactField.NamePrefix], f[ContactField.Title], title.Seniority, title.Department, email, status,
            relevance, role?.Role, role?.Confidence ?? 0, cleaned.NameFromAddress,
            [.. matches.Select(m => new LikelyDuplicate(m.Person.PublicId, m.Person.Facts.Name.Display, m.Person.Facts.Title, m.Person.CompanyName, m.Answer == MatchAnswer.Same, m.Similarity, m.Reason))],
            earlier, cleaned.Problems);
    }

    // The committee of this one person: the same function that will judge the whole lead.
    private static RoleSuggestion? LikelyRole(PersonFields f, TitleClassification title, int? relevance, CurrentIcp icp, DateTime now)
    {
        var alone = new CommitteePerson(
            0, Guid.Empty, f[ContactField.FullName] ?? "", f[ContactField.Title], title.Seniority, title.Department, relevance, EngagementSummary.None,
            [], [], HasLeft: false, LeftAt: null, DoNotContact.None, LastConfirmedAt: now, HasEmail: f.Emails.Count > 0);
        return CommitteeBuilder.Build(new CommitteeFacts(icp.Definition, [alone], now)).Suggestions.FirstOrDefault();
    }

    private static async Task<RemovedEarlier> EarlierAsync(AppDbContext db, SuppressionHit hit, CancellationToken ct)
    {
        var trashed = hit.ContactId is { } id
            ? await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.Id == id && c.RemovedAt != null)
                .Select(c => new { c.PublicId, At = c.RemovedAt!.Value }).FirstOrDefaultAsync(ct)
            : null;
        return new(hit.At, hit.ByName, hit.Reason, trashed?.PublicId, trashed?.At.AddDays(Domain.Trash.Days), hit.Certain);
    }
}
