using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Features.Duplicates;

/// <summary>One of the two sides of a merge.</summary>
/// <param name="Touchpoints">How many hang on it; observations and roles likewise.</param>
public sealed record MergeSide(
    Guid Id, Guid LeadId, string Name, string? Title, string Company, SourceKind Source, DateTime CreatedAt, int Observations, int Touchpoints, int Roles, string? Notes,
    DoNotContact DoNotContact);

/// <summary>A field of one value: both, what will be shown, and whose it is.</summary>
public sealed record MergeFieldRow(ContactField Field, string Left, string Right, string After, Guid Taken)
{
    /// <summary>There is something to choose.</summary>
    public bool Differs => Left.Length > 0 && Right.Length > 0 && Left != Right;
}

/// <summary>An address, number or link of one or both.</summary>
public sealed record MergeItemRow(ContactItemKind Kind, string Value, bool IsLeft, bool IsRight, bool IsKept, bool IsPrimary)
{
    /// <summary>As it is shown: numbers as in their country.</summary>
    public string Shown => Kind == ContactItemKind.Phone ? MergeWords.Phone(Value) : Value;
}

/// <summary>The contact as it will be, and what moves to it.</summary>
public sealed record MergePreview(
    Guid Survivor, string Name, string? Title, string Company, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, IReadOnlyList<string> Tags, string? Notes,
    DoNotContact DoNotContact, IReadOnlyList<string> Roles, int Observations, int Touchpoints, int MovedRoles, IReadOnlyList<string> Warnings);

/// <summary>Everything the page of two contacts shows.</summary>
/// <param name="Seen">What was seen; handed back with the decision, so that nobody merges what they did not see.</param>
public sealed record MergeContactsView(MergeSide Left, MergeSide Right, IReadOnlyList<MergeFieldRow> Fields, IReadOnlyList<MergeItemRow> Items, MergePreview Preview, string Seen);

/// <summary>Where the page of a pair leads when there is nothing to merge.</summary>
public enum MergeState
{
    Ready,
    /// <summary>One of both, or the lead of one, is gone or in trash.</summary>
    Gone,
    /// <summary>They were merged already.</summary>
    Merged,
}

/// <summary>How many of something move.</summary>
public static class MergeWords
{
    /// <summary>A number as it is written in its country; as given where it cannot be read.</summary>
    public static string Phone(string value) => PhoneNumber.TryParse(value, null, out var number) ? number.National() : value;

    /// <summary>"1 touchpoint", "3 touchpoints", "no touchpoints".</summary>
    public static string Count(int count, string noun) => count switch
    {
        0 => $"no {noun}s",
        1 => $"1 {noun}",
        _ => $"{count:N0} {noun}s",
    };
}

/// <summary>One of two leads side by side.</summary>
public sealed record MergeLeadSide(Guid Id, string Name, string? Domain, DateTime CreatedAt, int People, int Touchpoints, int Roles);

/// <summary>A fact of two leads, and whose is taken.</summary>
/// <param name="ForManagers">Only managers choose; for others the rule decides.</param>
public sealed record LeadMergeRow(LeadMergeField Field, string Left, string Right, Guid Taken, bool ForManagers);

/// <summary>Somebody who owns a lead.</summary>
public sealed record LeadOwner(string Id, string Name);

/// <summary>The lead as it will be, and what moves to it.</summary>
/// <param name="Aliases">Domains that lead to it besides its own.</param>
/// <param name="InBoth">Pairs of people at the two who may be one.</param>
/// <param name="Losing">Owners of one of both who would not own the merged lead.</param>
public sealed record MergeLeadsPreview(
    Guid Survivor, string Name, string? Domain, IReadOnlyList<string> Aliases, string? Owner, SalesState State, JourneyStage Stage, IReadOnlyList<string> Technologies, string? Notes,
    int People, int Touchpoints, int Roles, int InBoth, IReadOnlyList<LeadOwner> Losing, IReadOnlyList<string> Warnings);

/// <summary>Everything the page of two leads shows.</summary>
/// <param name="Seen">What was seen; handed back with the decision.</param>
public sealed record MergeLeadsView(MergeLeadSide Left, MergeLeadSide Right, IReadOnlyList<LeadMergeRow> Rows, MergeLeadsPreview Preview, string Seen);
