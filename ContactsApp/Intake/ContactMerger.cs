using System.Text.Json;
using ContactsApp.Domain;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Intake;

/// <summary>Where each shown value of a contact comes from: field name to observation and lock, stored compactly on the contact.</summary>
public sealed record ProvenanceEntry(long O, bool L);

/// <summary>
/// Merge station of the road: the observations of one contact in, its shown values, provenance and proposals out. The judgement is
/// <see cref="FieldMerge"/>; this only carries its result to the entity and back.
/// </summary>
public static class ContactMerger
{
    /// <summary>Reads the stored provenance map.</summary>
    public static IReadOnlyDictionary<string, ProvenanceEntry> Provenance(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, ProvenanceEntry>>(json) ?? [];

    /// <summary>What the merge reads of stored observations; retracted ones count for nothing.</summary>
    public static (IReadOnlyList<ObservedFields> Observed, IReadOnlyList<MergeDecision> Decisions) Read(IEnumerable<Observation> observations) =>
        Read(observations.Where(o => o.RetractedAt is null).Select(SaidOf.Of));

    /// <summary>The same of observations whose fields have been read.</summary>
    public static (IReadOnlyList<ObservedFields> Observed, IReadOnlyList<MergeDecision> Decisions) Read(IEnumerable<SaidOf> said)
    {
        var observed = new List<ObservedFields>();
        var decisions = new List<MergeDecision>();
        foreach (var (o, f) in said.Where(s => s.Observation.RetractedAt is null))
        {
            observed.Add(new(o.Id, o.Source, o.ObservedAt, o.Confidence, Verified: false, f.Values, f.Emails, f.Phones, f.Links, f.FillsOnly, o.ReceivedAt, f.Tags));
            decisions.AddRange(f.Decisions.Select(d => d.At(o.ObservedAt)).OfType<MergeDecision>());
        }

        return (observed, decisions);
    }

    /// <summary>Sets the contact's shown values from all its observations. Employments and links to other rows are kept.</summary>
    /// <param name="contact">Loaded with e-mails, phones, links, employments, name keys and open proposals.</param>
    /// <param name="said">All observations of the contact.</param>
    /// <param name="companyDomains">Domains of the contact's company: an address there is likelier.</param>
    public static MergedPerson Apply(Contact contact, IReadOnlyCollection<SaidOf> said, IReadOnlySet<string> companyDomains, DateTime now)
    {
        var (observed, decisions) = Read(said);
        var merged = FieldMerge.Merge(observed, decisions);
        ApplyName(contact, merged);
        ApplyValues(contact, merged);
        ApplyEmails(contact, merged, companyDomains, now);
        ApplyPhones(contact, merged);
        ApplyLinks(contact, merged);
        ApplyTags(contact, merged);
        ApplyEmployment(contact, merged);
        ApplyDeparture(contact, said, now);
        ApplyProposals(contact, merged, now);
        contact.ProvenanceJson = JsonSerializer.Serialize(merged.Values.ToDictionary(v => v.Key.ToString(), v => new ProvenanceEntry(v.Value.ObservationId, v.Value.Locked)));
        contact.LastSeenAt = observed.Count == 0 ? null : observed.Max(o => o.ObservedAt);
        return merged;
    }

    private static string? Text(MergedPerson merged, ContactField field) => merged.Values.TryGetValue(field, out var v) && v.Value.Length > 0 ? v.Value : null;

    private static void ApplyName(Contact contact, MergedPerson merged)
    {
        var before = NameOf(contact);
        var full = Text(merged, ContactField.FullName) ?? contact.FullName;
        contact.FullName = full;
        contact.Prefix = Text(merged, ContactField.NamePrefix);
        contact.Given = Text(merged, ContactField.GivenName);
        contact.Middle = Text(merged, ContactField.MiddleName);
        contact.Family = Text(merged, ContactField.FamilyName);
        contact.Suffix = Text(merged, ContactField.NameSuffix);
        contact.PreferredName = Text(merged, ContactField.PreferredName);
        contact.SortName = NameFolding.Fold($"{contact.Family ?? full} {contact.Given}").Trim();
        contact.NameKeys ??= new ContactNameKeys();
        var name = NameOf(contact);
        if (name != before || !NameKeys.IsCurrent(contact.NameKeys.Keys))
        {
            contact.NameKeys.Keys = NameKeys.Of(name).ToBytes();
        }
    }

    private static PersonName NameOf(Contact c) => new(c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName);

    private static void ApplyValues(Contact contact, MergedPerson merged)
    {
        contact.Title = Text(merged, ContactField.Title);
        contact.Headline = Text(merged, ContactField.Headline);
        contact.Location = Text(merged, ContactField.Location);
        contact.TimeZone = Text(merged, ContactField.TimeZone);
        contact.Pronouns = Text(merged, ContactField.Pronouns);
        var said = TitleClassifier.Classify(contact.Title ?? contact.Headline);
        contact.Seniority = Enum.TryParse<Seniority>(Text(merged, ContactField.Seniority), out var s) ? s : said.Seniority;
        contact.Department = Enum.TryParse<Department>(Text(merged, ContactField.Department), out var d) ? d : said.Department;
    }

    private static void ApplyEmails(Contact contact, MergedPerson merged, IReadOnlySet<string> companyDomains, DateTime now)
    {
        var items = merged.Items.Where(i => i.Kind == ContactItemKind.Email).ToList();
        contact.Emails.RemoveAll(e => !items.Exists(i => i.Value == e.Address));
        foreach (var item in items)
        {
            var row = contact.Emails.Find(e => e.Address == item.Value);
            if (row is null)
            {
                contact.Emails.Add(row = new ContactEmail { Address = item.Value });
            }

            (row.IsPrimary, row.Locked, row.ObservationId) = (item.IsPrimary, item.Provenance.Locked, item.Provenance.ObservationId);
            row.Kind = Enum.TryParse<ReachKind>(item.Label, ignoreCase: true, out var kind) ? kind : ReachKind.Work;
            if (EmailAddress.TryParse(item.Value, out var address))
            {
                var before = row.Status;
                var judged = EmailJudge.Judge(address, companyDomains);
                var (status, reason, at) = item.Verified ? (EmailStatus.Verified, "A mail arrived.", now) : EmailReports.Weigh(judged, item.Status, now);
                (row.Status, row.StatusReason) = (status, reason);
                // Since when mail bounces; of every other status nobody asks, and it comes and goes with the company's domains.
                row.StatusAt = status != EmailStatus.Invalid ? null : before == EmailStatus.Invalid ? row.StatusAt ?? at : at;
            }
        }
    }

    private static void ApplyTags(Contact contact, MergedPerson merged)
    {
        var tags = TagText.All(merged.Items.Where(i => i.Kind == ContactItemKind.Tag).Select(i => i.Value).Order(StringComparer.OrdinalIgnoreCase));
        if (!contact.Tags.SequenceEqual(tags))
        {
            contact.Tags = [.. tags];
        }

        contact.TagKeys.RemoveAll(k => !tags.Any(t => TagText.Key(t) == k.Key));
        foreach (var tag in tags)
        {
            var row = contact.TagKeys.Find(k => k.Key == TagText.Key(tag));
            if (row is null)
            {
                contact.TagKeys.Add(row = new ContactTag { Key = TagText.Key(tag) });
            }

            row.Name = tag;
        }
    }

    // What a person said of a departure stands. Else it follows from the sources: it comes and goes with their words.
    private static void ApplyDeparture(Contact contact, IEnumerable<SaidOf> said, DateTime now)
    {
        var (wasGone, wasDoubted) = (contact.LeftAt is not null, contact.MayHaveLeft is not null);
        (contact.MayHaveLeft, contact.PresenceChangesOn) = (null, null);
        if (contact is { LeftAt: not null, LeftObservationId: null })
        {
            return;
        }

        var (claims, today) = (said.Where(s => s.Observation.RetractedAt is null).Select(PresenceOf).ToList(), DateOnly.FromDateTime(now));
        var departure = DepartureJudge.Of(claims, today);
        contact.PresenceChangesOn = DepartureJudge.NextChange(claims, today);
        var jobs = contact.Employments.FindAll(e => e.CompanyId == contact.CompanyId);
        if (contact.LeftAt is { } left && contact.LeftObservationId != departure?.ObservationId)
        {
            jobs.FindAll(j => j.EndedOn == DateOnly.FromDateTime(left)).ForEach(j => j.EndedOn = null);
            (contact.LeftAt, contact.LeftObservationId) = (null, null);
        }

        var open = jobs.FindAll(j => j.EndedOn is null);
        if (departure is null || contact.LeftAt is not null)
        {
            return;
        }

        if (open.Exists(j => j.Locked))
        {
            contact.MayHaveLeft = departure.Words;
            contact.LeftNotedAt = wasGone || wasDoubted ? contact.LeftNotedAt : now;
            return;
        }

        open.ForEach(j => j.EndedOn = departure.On);
        (contact.LeftAt, contact.LeftObservationId) = (departure.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), departure.ObservationId);
        contact.LeftNotedAt = wasGone ? contact.LeftNotedAt : now;
    }

    private static PresenceClaim PresenceOf(SaidOf said) => new(
        said.Observation.Id, said.Observation.Source, said.Observation.ObservedAt, said.Fields.EndedOn, said.Fields.HasLeft,
        said.Fields.Decisions.Any(d => d.Kind == DecisionKind.StillHere), said.Fields.IsThere, said.Fields.StartedOn,
        said.Observation.Source == SourceKind.Manual ? null : said.Observation.RecordKey,
        said.Observation.SourceDocument is { } document ? document.Id : said.Observation.SourceDocumentId, said.Fields.HasNoEnd);

    private static void ApplyPhones(Contact contact, MergedPerson merged)
    {
        var items = merged.Items.Where(i => i.Kind == ContactItemKind.Phone).ToList();
        contact.Phones.RemoveAll(p => !items.Exists(i => i.Value == (p.E164 ?? p.Raw)));
        foreach (var item in items)
        {
            var row = contact.Phones.Find(p => (p.E164 ?? p.Raw) == item.Value);
            if (row is null)
            {
                contact.Phones.Add(row = new ContactPhone { Raw = item.Value, E164 = item.Value.StartsWith('+') ? item.Value : null });
            }

            (row.IsPrimary, row.Locked, row.ObservationId) = (item.IsPrimary, item.Provenance.Locked, item.Provenance.ObservationId);
            row.Kind = Enum.TryParse<ReachKind>(item.Label, ignoreCase: true, out var kind) ? kind : ReachKind.Work;
        }
    }

    private static void ApplyLinks(Contact contact, MergedPerson merged)
    {
        var wanted = merged.Items.Where(i => i.Kind == ContactItemKind.Link).Select(i => (Kind: LinkKind.Website, i.Value, Key: i.Value, i.Provenance)).ToList();
        if (merged.Values.TryGetValue(ContactField.LinkedIn, out var linkedIn) && LinkedInUrl.TryParse(linkedIn.Value, out var slug))
        {
            wanted.Add((LinkKind.LinkedIn, linkedIn.Value, slug, linkedIn));
        }

        contact.Links.RemoveAll(l => !wanted.Exists(w => w.Kind == l.Kind && w.Key == l.Key));
        foreach (var (kind, url, key, from) in wanted)
        {
            var row = contact.Links.Find(l => l.Kind == kind && l.Key == key);
            if (row is null)
            {
                contact.Links.Add(row = new ContactLink { Kind = kind, Key = key });
            }

            (row.Url, row.Locked, row.ObservationId) = (url, from.Locked, from.ObservationId);
        }
    }

    private static void ApplyEmployment(Contact contact, MergedPerson merged)
    {
        if (contact.Employments.Find(e => e.CompanyId == contact.CompanyId && e.EndedOn is null) is { } job)
        {
            job.Title = contact.Title;
            var title = merged.Values.GetValueOrDefault(ContactField.Title);
            // Who was typed in has a job that somebody typed, whoever knows its title. Else the lock is the title's, and without one that of the job itself.
            var isTyped = contact.CreatedSource == SourceKind.Manual || (title?.Locked ?? job.Locked);
            (job.Locked, job.ObservationId) = (isTyped, title?.ObservationId);
        }
    }

    private static void ApplyProposals(Contact contact, MergedPerson merged, DateTime now)
    {
        contact.Proposals.RemoveAll(p => p.State == ProposalState.Open && !merged.Proposals.Any(m => m.Field.ToString() == p.Field && m.Proposed.Value == p.Value));
        foreach (var p in merged.Proposals)
        {
            if (!contact.Proposals.Exists(x => x.State == ProposalState.Open && x.Field == p.Field.ToString()))
            {
                contact.Proposals.Add(new Proposal { Field = p.Field.ToString(), Value = p.Proposed.Value, ObservationId = p.Proposed.ObservationId, CreatedAt = now });
            }
        }
    }
}
