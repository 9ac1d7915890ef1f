using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Titles;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Rows of our own exports on their way back in. A row names its contact by the public id in its first column (or a card's UID). What it says
/// that is shown already, or that changed here after the export, is no news: an export is an echo and no source, and would else stand in the way
/// of undo and of fresher sources. What somebody changed in the file is news like any other. Who was merged since is met as the one who has
/// everything now.
/// </summary>
internal sealed class OwnRecords
{
    /// <summary>What the report says of a row that is an echo.</summary>
    public const string Echo = "Exported from here, and nothing in it was changed since.";

    private readonly Dictionary<Guid, OwnRecord> records = [];

    /// <summary>Looks up the contacts that these ids name. Ids of other tools are none of ours and are not found.</summary>
    public static async Task<OwnRecords> LoadAsync(AppDbContext db, IEnumerable<string?> externalIds, CancellationToken ct)
    {
        var own = new OwnRecords();
        var ids = externalIds.Select(Parse).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return own;
        }

        var named = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.PublicId))
            .Select(c => new NamedContact(c.Id, c.PublicId, c.RemovedAt, c.MergedIntoId)).ToListAsync(ct);
        var merged = await SurvivorsAsync(db, named, ct);
        var found = await FindAsync(db, [.. named.Where(c => c.MergedIntoId is null).Select(c => c.Id).Concat(merged.Values).Distinct()], ct);
        foreach (var c in named)
        {
            if (c.MergedIntoId is null)
            {
                own.records[c.PublicId] = found[c.Id];
            }
            else if (merged.TryGetValue(c.Id, out var survivor) && found.TryGetValue(survivor, out var record))
            {
                own.records[c.PublicId] = record with { History = await record.History.OfMergedAsync(db, survivor, c.RemovedAt, ct) };
            }
        }

        return own;
    }

    // Who was merged into whom, through all merges that lie on each other.
    private static async Task<Dictionary<long, long>> SurvivorsAsync(AppDbContext db, List<NamedContact> named, CancellationToken ct)
    {
        var into = named.Where(c => c.MergedIntoId is not null).ToDictionary(c => c.Id, c => c.MergedIntoId!.Value);
        while (true)
        {
            var reached = into.Values.Distinct().ToList();
            var further = reached.Count == 0 ? [] : await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => reached.Contains(c.Id) && c.MergedIntoId != null)
                .ToDictionaryAsync(c => c.Id, c => c.MergedIntoId!.Value, ct);
            if (further.Count == 0)
            {
                return into;
            }

            into = into.ToDictionary(i => i.Key, i => further.GetValueOrDefault(i.Value, i.Value));
        }
    }

    private static async Task<Dictionary<long, OwnRecord>> FindAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        var found = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId, c.CompanyId, c.RemovedAt, c.ProvenanceJson, LeftByWord = c.LeftAt != null && c.LeftObservationId == null }).ToListAsync(ct);
        var employers = found.Select(c => c.CompanyId).Distinct().ToList();
        var companies = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Lead).Include(c => c.Aliases).Where(c => employers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var shown = (await ExportedContacts.ReadAsync(db, ids, halfLifeDays: 1, DateTime.UnixEpoch, ct)).ToDictionary(c => c.Id);
        var sources = found.ToDictionary(c => c.Id, c => ContactMerger.Provenance(c.ProvenanceJson));
        var observations = sources.Values.SelectMany(s => s.Values).Select(e => e.O).Distinct().ToList();
        var received = await db.Observations.Where(o => observations.Contains(o.Id)).Select(o => new { o.Id, o.ReceivedAt }).ToDictionaryAsync(o => o.Id, o => o.ReceivedAt, ct);
        var history = await OwnHistory.LoadAsync(db, ids, ct);
        return found.ToDictionary(c => c.Id, c =>
        {
            var since = sources[c.Id].Where(e => received.ContainsKey(e.Value.O)).ToDictionary(e => e.Key, e => received[e.Value.O]);
            return new OwnRecord(c.Id, c.PublicId, companies[c.CompanyId], c.RemovedAt, shown.GetValueOrDefault(c.Id), since)
            {
                LeftByWord = c.LeftByWord,
                History = history.GetValueOrDefault(c.Id, OwnHistory.None),
            };
        });
    }

    private sealed record NamedContact(long Id, Guid PublicId, DateTime? RemovedAt, long? MergedIntoId);

    /// <summary>The contact that a row names, or null.</summary>
    public OwnRecord? Find(string? externalId) => Parse(externalId) is { } id ? records.GetValueOrDefault(id) : null;

    // "urn:uuid:..." on cards, the bare id in tables.
    private static Guid? Parse(string? text)
    {
        const string Urn = "urn:uuid:";
        var id = text is not null && text.StartsWith(Urn, StringComparison.OrdinalIgnoreCase) ? text[Urn.Length..] : text;
        return Guid.TryParseExact(id, "D", out var guid) ? guid : null;
    }
}

/// <summary>A contact that a row of an export names.</summary>
/// <param name="RemovedAt">When it went to trash; null for one that is here.</param>
/// <param name="Shown">What an export would say now; null for one in trash.</param>
/// <param name="Since">When what is shown of a field was said here, by the field's name.</param>
internal sealed record OwnRecord(long ContactId, Guid PublicId, Company Company, DateTime? RemovedAt, ExportedContact? Shown, IReadOnlyDictionary<string, DateTime> Since)
{
    /// <summary>A person said that they left: no file takes that back.</summary>
    public bool LeftByWord { get; init; }

    /// <summary>What was taken back here, and when it was last said whether the person is there.</summary>
    public OwnHistory History { get; init; } = OwnHistory.None;

    private static readonly ContactField[] Names =
        [ContactField.FullName, ContactField.GivenName, ContactField.MiddleName, ContactField.FamilyName, ContactField.NamePrefix, ContactField.NameSuffix];

    /// <summary>Where the person works, as stored: what the file calls the company does not matter; or why the row goes no further.</summary>
    public RowPlace Place => (RemovedAt, Company.Lead) switch
    {
        ({ } at, _) => RowPlace.Refused(string.Create(CultureInfo.InvariantCulture, $"Exported from here, and removed on {at:d MMM yyyy}. Restore the person in the trash first.")),
        (_, null or { RemovedAt: not null }) => RowPlace.Refused($"{Company.Name} is in the trash. Restore it there to import its people."),
        _ => new(Company, null, null, null),
    };

    /// <summary>True when nothing is said.</summary>
    public static bool IsEcho(PersonFields news) =>
        news is { Values.Count: 0, Emails.Count: 0, Phones.Count: 0, Links.Count: 0, Role: null, Decisions.Count: 0, Tags: null, EndedOn: null, HasLeft: false, IsThere: false };

    /// <summary>What the row says that is news: neither shown already nor older than what is.</summary>
    /// <param name="exportedAt">When the export was made; null where the file does not say.</param>
    public PersonFields News(PersonFields said, DateTime? exportedAt)
    {
        if (Shown is null)
        {
            return said;
        }

        said = said with { Values = said.Values.ToDictionary(v => v.Key, v => FormulaGuard.Unguard(v.Value)) };
        var old = History.OldSince(exportedAt);
        List<BuyingRole> roles = [.. said.AllRoles.Except(Shown.Roles).Except(old.SelectMany(o => o.AllRoles))];
        List<ObservedItem> tags = [.. (said.Tags ?? []).Where(t => !Shown.Tags.Concat(old.SelectMany(o => o.Tags ?? []).Select(o => o.Value)).Any(s => TagText.Same(s, t.Value)))];
        var isNameKnown = said[ContactField.FullName] is not { } name || KnownNames().Contains(name, StringComparer.Ordinal) || IsNewer(ContactField.FullName, exportedAt)
            || old.Any(o => o[ContactField.FullName] == name);
        return WithPresence(said, exportedAt) with
        {
            Values = said.Values.Where(v => Names.Contains(v.Key) ? !isNameKnown : !Same(v.Value, Value(v.Key)) && !IsNewer(v.Key, exportedAt) && !old.Any(o => Said(o, v.Key, said))).ToDictionary(),
            Emails = [.. said.Emails.Where(e => !Shown.Emails.Any(s => s.Address.Equals(e.Value, StringComparison.OrdinalIgnoreCase)) && !old.Any(o => Has(o.Emails, e)))],
            Phones = [.. said.Phones.Where(p => !Shown.Phones.Any(s => Same(s.Number, p.Value)) && !old.Any(o => Has(o.Phones, p)))],
            Links = [.. said.Links.Where(l => !Shown.Links.Any(s => Same(s, l.Value)) && !old.Any(o => Has(o.Links, l)))],
            Role = roles.Count > 0 ? roles[0] : null,
            OtherRoles = roles.Count > 1 ? roles[1..] : null,
            Tags = tags.Count > 0 ? tags : null,
            StartedOn = null,
        };
    }

    private static bool Said(PersonFields old, ContactField field, PersonFields now) => now[field] is { } value && (Same(value, old[field]) || Follows(old, field, now));

    // Seniority and department follow the title, here too: of the same one, and of the one that was said.
    private static bool Follows(PersonFields old, ContactField field, PersonFields now)
    {
        if (field is not (ContactField.Seniority or ContactField.Department) || old[ContactField.Title] is not { } title)
        {
            return false;
        }

        var read = TitleClassifier.Classify(title);
        return Same(title, now[ContactField.Title]) || now[field] == (field == ContactField.Seniority ? read.Seniority.ToString() : read.Department?.ToString());
    }

    private static bool Has(IReadOnlyList<ObservedItem> items, ObservedItem item) => items.Any(i => Same(i.Value, item.Value));

    // Whether somebody is there is news only where nothing was said of it since the export. An emptied cell is news where the export had a day in it.
    private PersonFields WithPresence(PersonFields said, DateTime? exportedAt)
    {
        var (isNewer, left) = (History.PresenceSaidAt > exportedAt, Shown!.LeftAt is not null);
        return said with
        {
            EndedOn = isNewer || left ? null : said.EndedOn,
            HasLeft = said.HasLeft && !isNewer && !left,
            HasNoEnd = false,
            IsThere = (said.IsThere || (said.HasNoEnd && exportedAt is not null)) && !isNewer && left && !LeftByWord,
        };
    }

    /// <summary>The name as it is shown, and as a reader puts it together again from the parts that an export gives.</summary>
    private IEnumerable<string> KnownNames()
    {
        var c = Shown!;
        yield return c.FullName;
        yield return NameParser.Parse(c.FullName).Display;
        if (c.Given is not null || c.Family is not null)
        {
            yield return NameParser.FromParts(c.Given, c.Family).Display;
            yield return NameParser.Parse(string.Join(' ', new[] { c.Prefix, c.Given, c.Middle, c.Family, c.Suffix }.OfType<string>())).Display;
        }
    }

    // Seniority and department follow the title: an export made under another title has them from that one.
    private bool IsNewer(ContactField field, DateTime? exportedAt) =>
        (exportedAt is { } at && Since.TryGetValue(field.ToString(), out var since) && since > at)
        || (field is ContactField.Seniority or ContactField.Department && IsNewer(ContactField.Title, exportedAt));

    private string? Value(ContactField field) => field switch
    {
        ContactField.PreferredName => Shown!.PreferredName,
        ContactField.Title => Shown!.Title,
        ContactField.Headline => Shown!.Headline,
        ContactField.Seniority => Shown!.Seniority.ToString(),
        ContactField.Department => Shown!.Department?.ToString(),
        ContactField.Location => Shown!.Location,
        ContactField.TimeZone => Shown!.TimeZone,
        ContactField.Pronouns => Shown!.Pronouns,
        ContactField.LinkedIn => Shown!.LinkedIn,
        ContactField.FullName or ContactField.GivenName or ContactField.MiddleName or ContactField.FamilyName or ContactField.NamePrefix or ContactField.NameSuffix => null,
    };

    // Blanks are tidied on the way in; a corrected capital is news.
    private static bool Same(string one, string? other) => other is not null && string.Equals(Squeezed(one), Squeezed(other), StringComparison.Ordinal);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
