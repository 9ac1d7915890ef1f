using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Trash;

/// <summary>What lies in trash.</summary>
public enum TrashKind
{
    Contacts,
    Leads,
}

/// <summary>What the trash shows, rebuilt from its address: junk in, defaults out.</summary>
public sealed record TrashFilter
{
    /// <summary>The value of <see cref="By"/> that means "no person": background work and the command line.</summary>
    public const string Machine = "machine";

    /// <summary>The value of <see cref="Owner"/> that means "nobody".</summary>
    public const string NoOwner = "none";

    /// <summary>Names of people, names and domains of companies. Personal, so it stands in no address (<see cref="ListTexts"/>).</summary>
    public string? Text { get; init; }

    /// <summary>Null for both.</summary>
    public TrashKind? Kind { get; init; }

    /// <summary>Any of these; empty means all. Leads are removed without one.</summary>
    public IReadOnlyList<RemovalReason> Reasons { get; init; } = [];

    /// <summary>Who removed it: a user's id, or <see cref="Machine"/>.</summary>
    public string? By { get; init; }

    /// <summary>Removed in the last so many days.</summary>
    public int? Within { get; init; }

    /// <summary>Deleted for good in the next so many days.</summary>
    public int? DueWithin { get; init; }

    /// <summary>Public id of a lead: it and its people.</summary>
    public Guid? Lead { get; init; }

    /// <summary>Owner of the lead: a user's id, or <see cref="NoOwner"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>What is deleted first comes first; else what was removed last.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Columns that are not shown (<see cref="Columns"/>).</summary>
    public IReadOnlyList<string> Hidden { get; init; } = Columns.HiddenAtFirst;

    /// <summary>One of the filters is enough; else all must hold. The text and the kind must hold in any case.</summary>
    public bool MatchAny { get; init; }

    /// <summary>The saved view it began from; filters nothing.</summary>
    public Guid? View { get; init; }

    /// <summary>The columns that can be hidden.</summary>
    public static ListColumns Columns { get; } = new(
        new("Lead", "Lead"), new("Why", "Why"), new("Removed", "Removed"), new("By", "Removed by"), new("Due", "Deleted for good"), new("Owner", "Owner", IsExtra: true));

    /// <summary>True when nothing narrows the list (sorting aside).</summary>
    public bool IsEmpty => ToQuery().All(q => q.Key is "dir" or "view" or "match" or "hide" or "show");

    /// <summary>Reads a filter from query values, and the text that was searched for. Anything that is not understood is left out.</summary>
    public static TrashFilter From(IReadOnlyDictionary<string, string?> query, string? text = null) => new()
    {
        Text = FilterWords.Text(text),
        Kind = FilterWords.One<TrashKind>(query.Of("kind")),
        Reasons = FilterWords.Many<RemovalReason>(query.Of("why")),
        By = query.Of("by"),
        Within = Days(query.Of("within")),
        DueWithin = Days(query.Of("due")),
        Lead = FilterWords.Id(query.Of("lead")),
        Owner = query.Of("owner"),
        OldestFirst = query.Of("dir") == "asc",
        MatchAny = query.Of("match") == "any",
        Hidden = Columns.Hidden(query.Of("hide"), query.Of("show")),
        View = FilterWords.Id(query.Of("view")),
    };

    /// <summary>The query values of this filter, of its text only that there is one: defaults left out, stable order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToQuery() => new FilterValues()
        .Put("view", View?.ToString())
        .Put(ListTexts.Key, ListTexts.Word(Text, View))
        .Put("kind", Kind?.ToString())
        .Put("why", Reasons)
        .Put("by", By)
        .Put("within", Within?.ToString(CultureInfo.InvariantCulture))
        .Put("due", DueWithin?.ToString(CultureInfo.InvariantCulture))
        .Put("lead", Lead?.ToString())
        .Put("owner", Owner)
        .Put(Columns, Hidden)
        .Put("match", MatchAny ? "any" : null)
        .Put("dir", OldestFirst ? "asc" : null)
        .All;

    /// <summary>A number of days that says something: what lies here longer is gone.</summary>
    public static int? Days(string? word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < Domain.Trash.Days ? days : null;
}
