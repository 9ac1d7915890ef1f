using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Leads;

/// <summary>A column of the leads list that can be sorted by.</summary>
public enum LeadSort
{
    Company,
    Fit,
    Stage,
    Committee,
    Engaged,
    Trend,
    LastTouch,
    Owner,
    Signals,
}

/// <summary>What the leads list shows, rebuilt from its URL: junk in, defaults out.</summary>
public sealed record LeadFilter
{
    public const LeadSort DefaultSort = LeadSort.LastTouch;

    /// <summary>Company names, domains, people's names and e-mail addresses. It may name somebody, so it stands in no address (<see cref="ListTexts"/>).</summary>
    public string? Text { get; init; }

    /// <summary>Any of these stages; empty means all.</summary>
    public IReadOnlyList<JourneyStage> Stages { get; init; } = [];

    /// <summary>Any of these sales states; empty means all.</summary>
    public IReadOnlyList<SalesState> States { get; init; } = [];

    /// <summary>At least this band; null means any, Unknown included.</summary>
    public ScoreBand? FitAtLeast { get; init; }

    /// <summary>A user's id, or <see cref="NoOwner"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>Only leads whose committee lacks this role.</summary>
    public BuyingRole? MissingRole { get; init; }

    /// <summary>Only leads with this signal (<c>LeadSignal.Kind</c>).</summary>
    public string? Signal { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
    public string? Industry { get; init; }
    public LeadSort Sort { get; init; } = DefaultSort;
    public bool Ascending { get; init; }

    /// <summary>Columns that are not shown (<see cref="Columns"/>).</summary>
    public IReadOnlyList<string> Hidden { get; init; } = Columns.HiddenAtFirst;

    /// <summary>Any of these tags, as they are compared (<see cref="TagText.Key"/>).</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>One of the filters is enough; else all must hold. The text must hold in any case.</summary>
    public bool MatchAny { get; init; }

    /// <summary>The saved view it began from; filters nothing.</summary>
    public Guid? View { get; init; }

    /// <summary>The value of <see cref="Owner"/> that means "nobody".</summary>
    public const string NoOwner = "none";

    /// <summary>The columns that can be hidden.</summary>
    public static ListColumns Columns { get; } = new(
        new("Fit", "Fit"), new("Stage", "Stage"), new("Committee", "Committee"), new("Engaged", "Engaged people"), new("Trend", "Trend"), new("LastTouch", "Last touch"),
        new("Owner", "Owner"), new("Signals", "Signals"), new("Tags", "Tags", IsExtra: true));

    /// <summary>True when nothing narrows the list (sorting aside).</summary>
    public bool IsEmpty => Text is null && Stages.Count == 0 && States.Count == 0 && FitAtLeast is null && Owner is null
        && MissingRole is null && Signal is null && Country is null && Industry is null && Tags.Count == 0;

    /// <summary>Reads a filter from query values, and the text that was searched for. Anything that is not understood is left out.</summary>
    public static LeadFilter From(IReadOnlyDictionary<string, string?> query, string? text = null) => new()
    {
        Text = FilterWords.Text(text),
        Stages = FilterWords.Many<JourneyStage>(query.Of("stage")),
        States = FilterWords.Many<SalesState>(query.Of("state")),
        FitAtLeast = FilterWords.One<ScoreBand>(query.Of("fit")) is { } band && band > ScoreBand.NotAFit ? band : null,
        Owner = query.Of("owner"),
        MissingRole = FilterWords.One<BuyingRole>(query.Of("missing")),
        Signal = query.Of("signal"),
        Country = query.Of("country")?.ToUpper(CultureInfo.InvariantCulture),
        Industry = query.Of("industry"),
        Sort = FilterWords.One<LeadSort>(query.Of("sort")) ?? DefaultSort,
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
        .Put("stage", Stages)
        .Put("state", States)
        .Put("fit", FitAtLeast?.ToString())
        .Put("owner", Owner)
        .Put("missing", MissingRole?.ToString())
        .Put("signal", Signal)
        .Put("country", Country)
        .Put("industry", Industry)
        .Put("tag", Tags)
        .Put(Columns, Hidden)
        .Put("match", MatchAny ? "any" : null)
        .Put("sort", Sort == DefaultSort ? null : Sort.ToString())
        .Put("dir", Ascending ? "asc" : null)
        .All;
}
