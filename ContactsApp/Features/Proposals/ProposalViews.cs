using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Features.Proposals;

/// <summary>What the list of proposals shows, rebuilt from its address: junk in, defaults out.</summary>
public sealed record ProposalFilter
{
    /// <summary>The value of <see cref="Owner"/> that means "nobody".</summary>
    public const string NoOwner = "none";

    public ContactField? Field { get; init; }

    /// <summary>Who proposes.</summary>
    public SourceKind? Source { get; init; }

    /// <summary>Owner of the lead: a user's id, or <see cref="NoOwner"/>.</summary>
    public string? Owner { get; init; }

    public bool IsEmpty => Field is null && Source is null && Owner is null;

    /// <summary>Reads a filter from query values. Anything that is not understood is left out.</summary>
    public static ProposalFilter From(string? field, string? source, string? owner) => new()
    {
        Field = One<ContactField>(field),
        Source = One<SourceKind>(source),
        Owner = string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(),
    };

    /// <summary>The query values of this filter, defaults left out.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> ToQuery() =>
        [new("field", Field?.ToString()), new("source", Source?.ToString()), new("owner", Owner)];

    private static T? One<T>(string? word)
        where T : struct, Enum => word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var v) && Enum.IsDefined(v) ? v : null;
}

/// <summary>One open proposal.</summary>
/// <param name="Mine">The locked value, as shown; empty when a person emptied the field.</param>
/// <param name="Value">What the source says, in the words of the screen.</param>
/// <param name="At">When that was true.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ProposalRow(
    long Id, Guid ContactId, Guid LeadId, string Person, string Company, string? OwnerName, ContactField Field, string Mine, string Value,
    SourceKind Source, string DocumentName, DateTime At, double Confidence);

/// <summary>A page of open proposals, newest first.</summary>
/// <param name="Total">All that pass the filter, at most one more than <see cref="ProposalQueries.Most"/>.</param>
/// <param name="HasMore">There are more behind the last row.</param>
public sealed record ProposalPage(IReadOnlyList<ProposalRow> Rows, int Total, bool HasMore)
{
    /// <summary>"1,204" or "10,000+".</summary>
    public string TotalWords => Total > ProposalQueries.Most
        ? ProposalQueries.Most.ToString("N0", CultureInfo.CurrentCulture) + "+"
        : Total.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>Owner of leads, for the filter.</summary>
public sealed record ProposalOwner(string Id, string Name);

/// <summary>What became of many proposals decided at once.</summary>
/// <param name="Decided">Proposals that were decided.</param>
/// <param name="Gone">Proposals that were not open any more: decided or withdrawn meanwhile.</param>
/// <param name="OfOthers">Proposals left alone because they are about leads of others (PRODUCT.md §10: bulk actions there are a manager's).</param>
public sealed record BulkDecision(int Decided, int Gone, int OfOthers);
