using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>A column that the list of contacts can be sorted by.</summary>
public enum ContactSort
{
    /// <summary>When the contact was added; the newest are the first page of an address book that grows.</summary>
    Added,
    Name,
    Relevance,
    Engagement,
    LastTouch,
}

/// <summary>What holds of a contact besides its values.</summary>
public enum ContactStatus
{
    /// <summary>Still at the company, as far as known.</summary>
    Present,
    Left,
    DoNotContact,
    /// <summary>Last confirmed longer ago than the profile allows.</summary>
    Stale,
    /// <summary>Marked as keeping others from us.</summary>
    Gatekeeper,
    /// <summary>A source says so, and nobody accepted it yet.</summary>
    MayHaveLeft,
}

/// <summary>What the list of contacts shows, rebuilt from its address: junk in, defaults out.</summary>
public sealed record ContactFilter
{
    public const ContactSort DefaultSort = ContactSort.LastTouch;

    /// <summary>The value of <see cref="Owner"/> that means "nobody".</summary>
    public const string NoOwner = "none";

    /// <summary>Names, titles and e-mail addresses. Personal, so it stands in no address (<see cref="ListTexts"/>).</summary>
    public string? Text { get; init; }

    /// <summary>Any of these; empty means all. So it is with every list here.</summary>
    public IReadOnlyList<Seniority> Seniorities { get; init; } = [];
    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Who is confirmed or suggested for any of these.</summary>
    public IReadOnlyList<BuyingRole> Roles { get; init; } = [];

    /// <summary>The sales state of the lead.</summary>
    public IReadOnlyList<SalesState> States { get; init; } = [];

    /// <summary>The lead's owner: a user's id, or <see cref="NoOwner"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>ICP relevance of at least this band; null means any, Unknown included.</summary>
    public ScoreBand? RelevanceAtLeast { get; init; }

    /// <summary>True for who was touched in 30 days, false for who was not; null for everybody.</summary>
    public bool? Engaged { get; init; }
    public bool? HasEmail { get; init; }

    /// <summary>Where the contact came from at first.</summary>
    public SourceKind? Source { get; init; }
    public ContactStatus? Status { get; init; }
    public ContactSort Sort { get; init; } = DefaultSort;
    public bool Ascending { get; init; }

    /// <summary>Columns that are not shown (<see cref="Columns"/>).</summary>
    public IReadOnlyList<string> Hidden { get; init; } = Columns.HiddenAtFirst;

    /// <summary>Any of these tags, as they are compared (<see cref="TagText.Key"/>).</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>One of the filters is enough; else all must hold. The text must hold in any case.</summary>
    public bool MatchAny { get; init; }

    /// <summary>The saved view it began from; filters nothing.</summary>
    public Guid? View { get; init; }

    /// <summary>The columns that can be hidden.</summary>
    public static ListColumns Columns { get; } = new(
        new("Title", "Title"), new("Company", "Company"), new("Seniority", "Seniority"), new("Role", "Role"), new("Relevance", "Relevance"), new("Engagement", "Engagement"),
        new("LastTouch", "Last touch"), new("Owner", "Owner"), new("Email", "E-mail"), new("Tags", "Tags", IsExtra: true), new("Department", "Department", IsExtra: true));

    /// <summary>True when nothing narrows the list (sorting aside).</summary>
    public bool IsEmpty => ToQuery().All(q => q.Key is "sort" or "dir" or "view" or "match" or "hide" or "show");

    /// <summary>Reads a filter from query values, and the text that was searched for. Anything that is not understood is left out.</summary>
    public static ContactFilter From(IReadOnlyDictionary<string, string?> query, string? text = null) => new()
    {
        Text = FilterWords.Text(text),
        Seniorities = FilterWords.Many<Seniority>(query.Of("seniority")),
        Departments = FilterWords.Many<Department>(query.Of("department")),
        Roles = FilterWords.Many<BuyingRole>(query.Of("role")),
        States = FilterWords.Many<SalesState>(query.Of("state")),
        Owner = query.Of("owner"),
        RelevanceAtLeast = FilterWords.One<ScoreBand>(query.Of("relevance")) is { } band && band > ScoreBand.NotAFit ? band : null,
        Engaged = FilterWords.YesNo(query.Of("engaged")),
        HasEmail = FilterWords.YesNo(query.Of("email")),
        Source = FilterWords.One<SourceKind>(query.Of("source")),
        Status = FilterWords.One<ContactStatus>(query.Of("status")),
        Sort = FilterWords.One<ContactSort>(query.Of("sort")) ?? DefaultSort,
        Ascending = query.Of("dir") == "asc",
        MatchAny = query.Of("match") == "any",
        Hidden = Columns.Hidden(query.Of("hide"), query.Of("show")),
        Tags = [.. TagText.All((query.Of("tag") ?? "").Split(',')).Select(TagText.Key).Order(StringComparer.Ordinal)],
        View = FilterWords.Id(query.Of("view")),
    };

    /// <summary>The query values of this filter, of its text only that there is one: defaults left out, stable order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToQuery() => new FilterValues()
        .Put("view", View?.ToString())
        .Put(ListTexts.Key, ListTexts.Word(Text, View))
        .Put("seniority", Seniorities)
        .Put("department", Departments)
        .Put("role", Roles)
        .Put("state", States)
        .Put("owner", Owner)
        .Put("relevance", RelevanceAtLeast?.ToString())
        .Put("engaged", FilterWords.YesNo(Engaged))
        .Put("email", FilterWords.YesNo(HasEmail))
        .Put("source", Source?.ToString())
        .Put("status", Status?.ToString())
        .Put("tag", Tags)
        .Put(Columns, Hidden)
        .Put("match", MatchAny ? "any" : null)
        .Put("sort", Sort == DefaultSort ? null : Sort.ToString())
        .Put("dir", Ascending ? "asc" : null)
        .All;
}
