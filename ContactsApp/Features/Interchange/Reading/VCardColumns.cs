using ContactsApp.Features.Interchange.Layouts;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>
/// The columns into which cards are read. A property that comes several times stands in one cell, a line each, the preferred one first; its
/// kinds stand in the column before, a line each.
/// </summary>
internal static class VCardColumns
{
    private static readonly (string Header, ColumnMeaning? Meaning)[] All =
    [
        ("FN", ColumnMeaning.FullName), ("N family", ColumnMeaning.FamilyName), ("N given", ColumnMeaning.GivenName), ("N additional", ColumnMeaning.MiddleName),
        ("N prefix", ColumnMeaning.NamePrefix), ("N suffix", ColumnMeaning.NameSuffix), ("NICKNAME", ColumnMeaning.Nickname), ("PRONOUNS", ColumnMeaning.Pronouns),
        ("TITLE", ColumnMeaning.Title), ("ROLE", ColumnMeaning.BuyingRole), ("ORG", ColumnMeaning.Company), ("ORG unit", ColumnMeaning.Department),
        ("EMAIL kind", ColumnMeaning.EmailLabel), ("EMAIL", ColumnMeaning.Email), ("TEL kind", ColumnMeaning.PhoneLabel), ("TEL", ColumnMeaning.Phone),
        ("URL kind", ColumnMeaning.WebsiteLabel), ("URL", ColumnMeaning.Website), ("ADR city", ColumnMeaning.City), ("ADR region", ColumnMeaning.Region),
        ("ADR country", ColumnMeaning.Country), ("NOTE", ColumnMeaning.Notes), ("CATEGORIES", ColumnMeaning.Tags), ("UID", ColumnMeaning.ExternalId),
        ("REV", ColumnMeaning.ObservedOn), ("KIND", ColumnMeaning.RecordKind),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Headers { get; } = [.. All.Select(c => c.Header)];

    /// <summary>What they mean: nobody has to say.</summary>
    public static ImportMapping Mapping { get; } = new()
    {
        Layout = "vCard",
        Columns = [.. All.Select(c => new MappedColumn(c.Header, c.Meaning, 1, "vCard"))],
    };

    /// <summary>The cells of one card.</summary>
    public static IReadOnlyList<string> Cells(IReadOnlyList<VCardLine> card)
    {
        var labels = card.Where(p => p.Name is "X-ABLABEL" or "X-ABLABEL-TYPE" && p.Group.Length > 0)
            .GroupBy(p => p.Group).ToDictionary(g => g.Key, g => AppleLabel(VCardText.Of(g.First())));
        var name = First(card, "N") is { } n ? VCardText.Parts(n) : [];
        // FN is what the card calls the person; an N of quite another name is an old or foreign one.
        var full = Text(card, "FN");
        name = full.Length == 0 || full.Contains('@') || name.Take(2).Any(p => p.Length > 0 && full.Contains(p, StringComparison.OrdinalIgnoreCase)) ? name : [];
        var org = First(card, "ORG") is { } o ? VCardText.Parts(o) : [];
        var place = card.Where(p => p.Name == "ADR").OrderByDescending(p => p.Has("type", "work")).ThenBy(Preference).Select(VCardText.Parts).FirstOrDefault(a => a.Skip(3).Any(c => c.Length > 0)) ?? [];
        var emails = Reaches(card, labels, "EMAIL");
        var phones = Reaches(card, labels, "TEL").Where(t => !IsNoPhone(t.Kind)).ToList();
        var links = Reaches(card, labels, "URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-LINKEDIN", "X-LINKEDIN-URL");
        var (title, role) = (Text(card, "TITLE"), Text(card, "ROLE"));
        // ROLE is the occupation (RFC 6350); it is taken for a buying role only where it is the word for one.
        (title, role) = role.Length > 0 && RoleWords.Of(role) is null ? (title.Length > 0 ? title : role, "") : (title, role);
        return
        [
            full, Words(name, 0), Words(name, 1), Words(name, 2), Words(name, 3), Words(name, 4), Text(card, "NICKNAME"), Text(card, "PRONOUNS"),
            title, role, Part(org, 0), Part(org, 1), Kinds(emails), Values(emails), Kinds(phones), Values(phones), Kinds(links), Values(links),
            Part(place, 3), Part(place, 4), Part(place, 6), string.Join("\n\n", card.Where(p => p.Name == "NOTE").Select(VCardText.Of).Where(t => t.Length > 0)),
            string.Join('\n', card.Where(p => p.Name == "CATEGORIES").SelectMany(VCardText.List)), Text(card, "UID"), Text(card, "REV"), Kind(card),
        ];
    }

    private static string Kind(IReadOnlyList<VCardLine> card)
    {
        var said = Text(card, "KIND") is { Length: > 0 } kind ? kind : Text(card, "X-ADDRESSBOOKSERVER-KIND");
        return Text(card, "X-ABSHOWAS").Equals("COMPANY", StringComparison.OrdinalIgnoreCase) ? "org" : said.ToLowerInvariant();
    }

    private static VCardLine? First(IReadOnlyList<VCardLine> card, string name) =>
        card.Where(p => p.Name == name && p.Value.AsSpan().Trim("; ").Length > 0).MinBy(Preference);

    private static string Text(IReadOnlyList<VCardLine> card, string name) => First(card, name) is { } p ? VCardText.Of(p) : "";

    private static string Part(IReadOnlyList<string> parts, int at) => at < parts.Count ? parts[at] : "";

    // Several additional names or suffixes are parted by commas.
    private static string Words(IReadOnlyList<string> parts, int at) => string.Join(at == 4 ? ", " : " ", Part(parts, at).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>1 is the most preferred; without a word about it a property comes behind those that have one.</summary>
    private static int Preference(VCardLine p) =>
        p.Parameter("pref") is { } pref ? int.TryParse(pref, out var rank) ? rank : 1 : p.Has("type", "pref") ? 1 : 101;

    private sealed record Reach(string Kind, string Value);

    private static List<Reach> Reaches(IReadOnlyList<VCardLine> card, IReadOnlyDictionary<string, string> labels, params string[] names) =>
    [
        .. card.Where(p => names.Contains(p.Name)).OrderBy(Preference).Select(p => new Reach(KindOf(p, labels), Value(p))).Where(r => r.Value.Length > 0),
    ];

    private static string Value(VCardLine p)
    {
        var text = VCardText.Of(p).ReplaceLineEndings(" ");
        return text.StartsWith("x-apple:", StringComparison.OrdinalIgnoreCase) ? "" : text;
    }

    private static string KindOf(VCardLine p, IReadOnlyDictionary<string, string> labels)
    {
        var types = p.Parameters.Where(x => x.Name == "type").Select(x => x.Value.ToLowerInvariant()).Where(t => t is not ("internet" or "pref" or "voice" or "text" or "msg" or "video"));
        var label = labels.GetValueOrDefault(p.Group);
        return (Preference(p) <= 100 ? "* " : "") + string.Join(' ', label is null ? types : types.Append(label));
    }

    private static bool IsNoPhone(string kind) =>
        kind.Contains("fax", StringComparison.OrdinalIgnoreCase) || kind.Contains("pager", StringComparison.OrdinalIgnoreCase) || kind.Contains("assistant", StringComparison.OrdinalIgnoreCase);

    private static string Kinds(IReadOnlyList<Reach> reaches) => string.Join('\n', reaches.Select(r => r.Kind));

    private static string Values(IReadOnlyList<Reach> reaches) => string.Join('\n', reaches.Select(r => r.Value));

    // "_$!<Work>!$_" is Apple's way to say that a label is one of its own.
    private static string AppleLabel(string label) => label.Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
