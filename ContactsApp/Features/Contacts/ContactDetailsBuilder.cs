using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Phones;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Titles;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;

namespace ContactsApp.Features.Contacts;

/// <summary>Puts together what the drawer shows of one loaded contact: values with provenance, proposals with their effect, engagement.</summary>
internal sealed class ContactDetailsBuilder
{
    private static readonly ContactField[] Shown =
    [
        ContactField.FullName, ContactField.GivenName, ContactField.MiddleName, ContactField.FamilyName, ContactField.NamePrefix, ContactField.NameSuffix,
        ContactField.PreferredName, ContactField.Title, ContactField.Headline, ContactField.Seniority, ContactField.Department,
        ContactField.Location, ContactField.TimeZone, ContactField.Pronouns, ContactField.LinkedIn,
    ];

    /// <summary>Lines of what engagement is made of; all a page ever shows.</summary>
    private const int MostContributions = 50;

    private readonly Contact contact;
    private readonly IReadOnlyList<Observation> observations;
    private readonly CurrentIcp icp;
    private readonly DateTime now;
    private readonly IReadOnlyDictionary<long, FieldSource> sources;
    private readonly IReadOnlyDictionary<long, PersonFields> said;

    public ContactDetailsBuilder(Contact contact, IReadOnlyList<Observation> observations, CurrentIcp icp, DateTime now)
    {
        (this.contact, this.observations, this.icp, this.now) = (contact, observations, icp, now);
        sources = observations.ToDictionary(o => o.Id, o => new FieldSource(o.Id, o.Source, o.SourceDocument.Name, o.SourceDocument.Url, o.ObservedAt, o.Confidence, o.Evidence, o.ActorName));
        said = observations.ToDictionary(o => o.Id, o => PersonFields.FromJson(o.FieldsJson));
    }

    public ContactDetails Build(ContactCard card, Guid? lead, IReadOnlyList<TouchpointRow> touchpoints, IReadOnlyList<HistoryRow> history, IReadOnlyDictionary<long, Guid> leads)
    {
        var relevance = IcpRelevance.Score(icp.Definition, new RelevanceFacts(contact.Title, contact.Seniority, contact.Department));
        var confirmed = contact.LastVerifiedAt ?? contact.LastSeenAt;
        return new(
            card, lead, contact.Company.Name, contact.PreferredName, Fields(), Proposals(relevance),
            contact.Emails.OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id).Select(e => new EmailView(e.Id, e.Address, e.Kind, e.Status, e.StatusReason, e.IsPrimary, Source(e.ObservationId))).ToList(),
            contact.Phones.OrderByDescending(p => p.IsPrimary).ThenBy(p => p.Id).Select(p => new PhoneView(p.Id, Display(p), p.E164, p.Kind, p.IsPrimary, Source(p.ObservationId))).ToList(),
            contact.Links.OrderBy(l => l.Kind).Select(l => new LinkView(l.Id, l.Kind, l.Url, Source(l.ObservationId))).ToList(),
            contact.Notes, contact.Tags, relevance, icp.Number, icp.Definition.HalfLifeDays, Contributions(touchpoints),
            contact.Employments.OrderBy(e => e.EndedOn is not null).ThenByDescending(e => e.StartedOn).Select(e => new EmploymentView(e.Id, e.CompanyName, e.CompanyId is { } c && leads.TryGetValue(c, out var l) ? l : null, e.Title, e.StartedOn, e.EndedOn, e.Locked)).ToList(),
            Observations(), touchpoints, history, contact.LastSeenAt, contact.LastVerifiedAt,
            confirmed is { } at && (now - at).TotalDays > icp.Definition.StaleAfterDays, contact.RemovedAt, contact.CreatedAt);
    }

    /// <summary>A card without a committee: the contact is in trash.</summary>
    public static ContactCard BareCard(Contact c) => new(
        c.Id, c.PublicId, c.Version, c.FullName, c.Title, c.Seniority, c.Department, c.Relevance, c.RelevanceBand, c.PersonaName,
        new TrendResult(EngagementTrend.Quiet, 0, 0, [], ""), [], 0, c.LastTouchAt, null, c.Emails.Find(e => e.IsPrimary)?.Address,
        c.Emails.Find(e => e.IsPrimary)?.Status, c.Phones.Find(p => p.IsPrimary)?.E164, c.Links.Find(l => l.Kind == LinkKind.LinkedIn)?.Url,
        [], c.DoNotContact, c.LeftAt, c.LastSeenAt, c.Proposals.Count)
    {
        IsGatekeeper = c.IsGatekeeper,
        Tags = c.Tags,
    };

    private static string Display(ContactPhone p) => PhoneNumber.TryParse(p.E164, null, out var number) ? number.National() : p.Raw;

    private FieldSource? Source(long? observation) => observation is { } id ? sources.GetValueOrDefault(id) : null;

    private Dictionary<ContactField, FieldView> Fields()
    {
        var provenance = ContactMerger.Provenance(contact.ProvenanceJson);
        return Shown.ToDictionary(f => f, f =>
        {
            var entry = provenance.GetValueOrDefault(f.ToString());
            var source = Source(entry?.O);
            return new FieldView(f, Value(f), entry?.L ?? false, source, Others(f, entry?.O));
        });
    }

    private string? Value(ContactField field) => FieldValues.Shown(contact, field);

    // Freshest first, each value once, the shown observation left out.
    private List<OtherValue> Others(ContactField field, long? shown) =>
        [.. observations.Where(o => o.RetractedAt is null && o.Id != shown && said[o.Id][field] is not null)
            .Select(o => new OtherValue(said[o.Id][field]!, sources[o.Id])).DistinctBy(o => (o.Value, o.Source.Source)).Take(6)];

    private List<ProposalView> Proposals(RelevanceScore now) =>
        [.. contact.Proposals.Where(p => sources.ContainsKey(p.ObservationId) && Enum.TryParse<ContactField>(p.Field, out _)).Select(p =>
        {
            var field = Enum.Parse<ContactField>(p.Field);
            return new ProposalView(p.Id, field, Value(field) ?? "", FieldValues.InWords(field, p.Value), sources[p.ObservationId], Effect(field, p.Value, now));
        })];

    private string Effect(ContactField field, string value, RelevanceScore relevance)
    {
        if (field != ContactField.Title)
        {
            return "";
        }

        var title = TitleClassifier.Classify(value);
        var seniority = title.Seniority == contact.Seniority ? $"Seniority stays {contact.Seniority}" : $"Seniority {contact.Seniority} → {title.Seniority}";
        var after = IcpRelevance.Score(icp.Definition, new RelevanceFacts(value, title.Seniority, title.Department));
        var change = after.Score == relevance.Score ? $"relevance stays {after.Score}" : string.Create(CultureInfo.InvariantCulture, $"relevance {relevance.Score} → {after.Score}");
        return $"{seniority}, {change}.";
    }

    private List<Contribution> Contributions(IReadOnlyList<TouchpointRow> touchpoints)
    {
        var facts = touchpoints.Select((t, i) => new TouchpointFacts(i, t.At, t.Weight, contact.Id, t.Channel, t.Summary, !t.Inbound)).ToList();
        var explained = EngagementExplainer.Explain(facts, now, icp.Definition.HalfLifeDays, EngagementScale.Contact, MostContributions);
        return [.. explained.Top.Select(c => new Contribution(c.Words, c.Points))];
    }

    private List<ObservationView> Observations() => [.. observations
        .Where(o => said[o.Id] is var f && (f.Values.Count > 0 || f.Emails.Count > 0 || f.Phones.Count > 0 || f.Links.Count > 0))
        .Select(o => new ObservationView(o.Id, sources[o.Id], Words(said[o.Id]), o.Outcome, o.Reason, o.RetractedAt is not null))];

    private static Dictionary<string, string> Words(PersonFields f)
    {
        var words = f.Values.Where(v => v.Key is not (ContactField.GivenName or ContactField.FamilyName or ContactField.MiddleName))
            .ToDictionary(v => FieldWords.Of(v.Key), v => v.Value.Length == 0 ? "(emptied)" : v.Value);
        void Put(string key, IReadOnlyList<ObservedItem> items)
        {
            if (items.Count > 0)
            {
                words[key] = string.Join(", ", items.Select(i => i.Value));
            }
        }

        Put("E-mail", f.Emails);
        Put("Phone", f.Phones);
        Put("Links", f.Links);
        return words;
    }
}
