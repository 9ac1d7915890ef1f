using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Intake;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// What merging two contacts by some choices means, worked out before anything is stored: the observations of both are judged together by the
/// usual rules, and only where a person chose otherwise a word of theirs is added. The preview and the command take the same plan. Pure.
/// </summary>
internal sealed class ContactMergePlan
{
    private static readonly ContactField[] Choosable =
    [
        ContactField.FullName, ContactField.PreferredName, ContactField.Title, ContactField.Headline, ContactField.Seniority, ContactField.Department,
        ContactField.Location, ContactField.TimeZone, ContactField.Pronouns, ContactField.LinkedIn,
    ];

    private readonly MergeChoices choices;
    private readonly IReadOnlyList<ObservedFields> observed;
    private readonly IReadOnlyList<MergeDecision> decisions;
    private readonly MergedPerson byRules;

    private ContactMergePlan(MergedContact left, MergedContact right, MergeChoices choices, DateTime now)
    {
        (Left, Right, this.choices) = (left, right, choices);
        Survivor = choices.Survivor == right.Contact.PublicId || (choices.Survivor != left.Contact.PublicId && IsFirst(right, left)) ? right : left;
        Away = Survivor == left ? right : left;
        (observed, decisions) = ContactMerger.Read(left.Said.Concat(right.Said));
        byRules = FieldMerge.Merge(observed, decisions);
        // Later than every word before: of two words of people the later one counts.
        At = observed.Where(o => o.Source == SourceKind.Manual).Select(o => o.ObservedAt.AddMilliseconds(1)).Append(now).Max();
        Word = WordOf();
        var (said, decided) = ContactMerger.Read([new SaidOf(new Observation { Id = long.MaxValue, Source = SourceKind.Manual, Confidence = 1, ObservedAt = At, ReceivedAt = At }, Word)]);
        Result = FieldMerge.Merge([.. observed, .. said], [.. decisions, .. decided]);
        Roles = MergedRoles.Of(Survivor, Away);
    }

    public MergedContact Left { get; }

    public MergedContact Right { get; }

    /// <summary>Who stays.</summary>
    public MergedContact Survivor { get; }

    /// <summary>Who becomes part of the survivor.</summary>
    public MergedContact Away { get; }

    /// <summary>When the person's word counts as said.</summary>
    public DateTime At { get; }

    /// <summary>What the person decided against the rules.</summary>
    public PersonFields Word { get; }

    /// <summary>What will be shown.</summary>
    public MergedPerson Result { get; }

    /// <summary>What becomes of the roles.</summary>
    public MergedRoles Roles { get; }

    /// <summary>Both notes, each once.</summary>
    public string? Notes => Survivor.Contact.Notes is { } mine
        ? Away.Contact.Notes is { } theirs && !mine.Contains(theirs, StringComparison.Ordinal) ? $"{mine}\n\n{theirs}" : mine
        : Away.Contact.Notes;

    /// <summary>The tags of both that are kept.</summary>
    public List<string> Tags => [.. Result.Items.Where(i => i.Kind == ContactItemKind.Tag).Select(i => i.Value).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whoever keeps others from us still does.</summary>
    public bool IsGatekeeper => Survivor.Contact.IsGatekeeper || Away.Contact.IsGatekeeper;

    /// <summary>A way that one of both closed stays closed.</summary>
    public DoNotContact DoNotContact => Survivor.Contact.DoNotContact | Away.Contact.DoNotContact;

    /// <summary>The plan for two contacts.</summary>
    public static ContactMergePlan Of(MergedContact left, MergedContact right, MergeChoices choices, DateTime now) => new(left, right, choices, now);

    /// <summary>
    /// What the two looked like, as one text without words: an equal one means that nobody changed a value, role or note since. Touchpoints may come
    /// meanwhile, they move with the person.
    /// </summary>
    public string Seen()
    {
        var text = new StringBuilder();
        foreach (var side in new[] { Left, Right }.OrderBy(s => s.Contact.Id))
        {
            var c = side.Contact;
            text.Append(CultureInfo.InvariantCulture, $"{c.Id}|{c.CompanyId}|{c.Notes}|{string.Join(',', c.Tags)}|{(int)c.DoNotContact}|{c.IsGatekeeper}|{c.LeftAt:O}|{c.RemovedAt:O}|{c.MergedIntoId}|{side.Lead.RemovedAt:O}|");
            text.AppendJoin(',', side.Said.Select(s => $"{s.Observation.Id}{(s.Observation.RetractedAt is null ? "" : "-")}"));
            text.AppendJoin(',', c.Roles.Where(r => r.State != RoleState.Suggested).OrderBy(r => r.Id).Select(r => $"{r.Id}{r.Role}{r.State}{r.IsPrimary}"));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    /// <summary>The rows of the page: each field with both values and the one that is taken.</summary>
    public IReadOnlyList<MergeFieldRow> FieldRows() => [.. Choosable.Where(IsSaid).Select(f => new MergeFieldRow(f, Shown(Left, f), Shown(Right, f), ShownAfter(f), Taken(f)))
        .Where(r => r.Left.Length > 0 || r.Right.Length > 0)];

    /// <summary>Addresses, numbers and links of both, each with who has it.</summary>
    public IReadOnlyList<MergeItemRow> ItemRows() => [.. Enum.GetValues<ContactItemKind>().SelectMany(ItemRows)];

    /// <summary>A value after the merge, in the words of the screen.</summary>
    public string ShownAfter(ContactField field) => Result.Values.TryGetValue(field, out var v) ? FieldValues.InWords(field, v.Value) : "";

    private static bool IsFirst(MergedContact one, MergedContact other) => (one.Attached, other.Contact.CreatedAt, other.Contact.Id).CompareTo((other.Attached, one.Contact.CreatedAt, one.Contact.Id)) > 0;

    // Seniority and department follow from the title, unless somebody said them.
    private bool IsSaid(ContactField field) => field is not (ContactField.Seniority or ContactField.Department) || byRules.Values.ContainsKey(field);

    private static string Shown(MergedContact side, ContactField field) => FieldValues.Shown(side.Contact, field) ?? "";

    private Guid Taken(ContactField field) => choices.Fields.TryGetValue(field, out var chosen) ? chosen
        : ShownAfter(field) == Shown(Survivor, field) ? Survivor.Contact.PublicId
        : ShownAfter(field) == Shown(Away, field) ? Away.Contact.PublicId
        : Survivor.Contact.PublicId;

    private IEnumerable<MergeItemRow> ItemRows(ContactItemKind kind)
    {
        var (left, right) = (Items(Left.Contact, kind), Items(Right.Contact, kind));
        var primary = Result.Items.FirstOrDefault(i => i.Kind == kind && i.IsPrimary)?.Value;
        return left.Union(right, StringComparer.OrdinalIgnoreCase).Select(value => new MergeItemRow(
            kind, value, left.Contains(value, StringComparer.OrdinalIgnoreCase), right.Contains(value, StringComparer.OrdinalIgnoreCase),
            !choices.DroppedItems.Contains(value), kind == ContactItemKind.Email && string.Equals(value, primary, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> Items(Contact c, ContactItemKind kind) => kind switch
    {
        ContactItemKind.Email => [.. c.Emails.OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id).Select(e => e.Address)],
        ContactItemKind.Phone => [.. c.Phones.OrderByDescending(p => p.IsPrimary).ThenBy(p => p.Id).Select(p => p.E164 ?? p.Raw)],
        ContactItemKind.Link => [.. c.Links.Where(l => l.Kind != LinkKind.LinkedIn).OrderBy(l => l.Id).Select(l => l.Url)],
        ContactItemKind.Tag => c.Tags,
    };

    private PersonFields WordOf()
    {
        var values = new SortedDictionary<ContactField, string>();
        foreach (var (field, from) in choices.Fields)
        {
            var side = from == Left.Contact.PublicId ? Left : Right;
            var now = byRules.Values.TryGetValue(field, out var v) ? FieldValues.InWords(field, v.Value) : "";
            if (Shown(side, field) is { Length: > 0 } wanted && wanted != now)
            {
                Say(values, field, wanted, side.Contact);
            }
        }

        var (typed, said) = ItemWords();
        return new PersonFields
        {
            Values = values,
            Emails = [.. typed.Where(i => i.Kind == ContactItemKind.Email).Select(i => new ObservedItem(i.Value))],
            Phones = [.. typed.Where(i => i.Kind == ContactItemKind.Phone).Select(i => new ObservedItem(i.Value))],
            Links = [.. typed.Where(i => i.Kind == ContactItemKind.Link).Select(i => new ObservedItem(i.Value))],
            Tags = typed.Where(i => i.Kind == ContactItemKind.Tag).Select(i => new ObservedItem(i.Value)).ToList() is { Count: > 0 } tags ? tags : null,
            Decisions = said,
        };
    }

    private static void Say(SortedDictionary<ContactField, string> values, ContactField field, string wanted, Contact of)
    {
        if (field == ContactField.FullName)
        {
            // The parts as they stand, not read from the whole name again.
            PersonCleaner.PutName(values, new PersonName(of.FullName, of.Prefix, of.Given, of.Middle, of.Family, of.Suffix, null));
            return;
        }

        foreach (var (f, value) in FieldValues.Of(field, wanted, of))
        {
            values[f] = value;
        }
    }

    private (List<(ContactItemKind Kind, string Value)> Typed, List<PersonDecision> Said) ItemWords()
    {
        var typed = new List<(ContactItemKind, string)>();
        var said = new List<PersonDecision>();
        foreach (var kind in Enum.GetValues<ContactItemKind>())
        {
            var all = Items(Left.Contact, kind).Union(Items(Right.Contact, kind), StringComparer.OrdinalIgnoreCase).ToList();
            var wanted = all.Where(v => !choices.DroppedItems.Contains(v)).ToList();
            var there = byRules.Items.Where(i => i.Kind == kind).Select(i => i.Value).ToList();
            // Somebody took it away on one side, and it is ticked on the other: the tick is the later word.
            typed.AddRange(wanted.Except(there, StringComparer.OrdinalIgnoreCase).Select(v => (kind, v)));
            said.AddRange(there.Except(wanted, StringComparer.OrdinalIgnoreCase).Select(v => new PersonDecision(DecisionKind.RemoveItem, Item: kind, Value: v)));
        }

        if (choices.PrimaryEmail is { } primary && !choices.DroppedItems.Contains(primary) && byRules.Items.FirstOrDefault(i => i is { Kind: ContactItemKind.Email, IsPrimary: true })?.Value != primary)
        {
            said.Add(new(DecisionKind.MakePrimary, Item: ContactItemKind.Email, Value: primary));
        }

        return (typed, said);
    }

    /// <summary>What somebody should know before they merge.</summary>
    public IReadOnlyList<string> Warnings()
    {
        var (stays, goes) = (Survivor.Contact, Away.Contact);
        var all = new List<string>();
        if (stays.CompanyId != goes.CompanyId)
        {
            all.Add($"They are at two companies. {stays.FullName} stays at {stays.Company.Name}; {goes.Company.Name} is kept as another job.");
        }

        if (DoNotContact != DoNotContact.None && stays.DoNotContact != goes.DoNotContact)
        {
            all.Add($"{DoNotContactWords.Of(DoNotContact)}: one of the two asked for it, and it stays so.");
        }

        if ((stays.LeftAt is null) != (goes.LeftAt is null))
        {
            all.Add($"One of them has left the company. {stays.FullName} {(stays.LeftAt is null ? "stays here" : "stays marked as left")}.");
        }

        all.AddRange(Roles.Warnings);
        return all;
    }
}
