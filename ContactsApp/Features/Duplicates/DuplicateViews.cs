using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Duplicates;

/// <summary>What the queue of duplicates shows, rebuilt from its address: junk in, defaults out.</summary>
public sealed record DuplicateFilter
{
    /// <summary>People or companies.</summary>
    public DuplicateKind Kind { get; init; }

    /// <summary>One reason only.</summary>
    public DuplicateReason? Reason { get; init; }

    /// <summary>Reads a filter from query values. Anything that is not understood is left out.</summary>
    public static DuplicateFilter From(string? kind, string? reason)
    {
        var of = One<DuplicateKind>(kind) ?? DuplicateKind.People;
        return new() { Kind = of, Reason = One<DuplicateReason>(reason) is { } r && DuplicateWords.Of(of).Contains(r) ? r : null };
    }

    /// <summary>The query values of this filter, defaults left out.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> ToQuery() =>
        [new("kind", Kind == DuplicateKind.People ? null : Kind.ToString().ToLowerInvariant()), new("reason", Reason?.ToString())];

    private static T? One<T>(string? word)
        where T : struct, Enum => word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var v) && Enum.IsDefined(v) ? v : null;
}

/// <summary>One side of a pair: a person, or a company.</summary>
/// <param name="Id">Public id of the contact or lead.</param>
/// <param name="Detail">The title; of a company its domain.</param>
/// <param name="Where">The company; of a company its place.</param>
public sealed record DuplicateSide(Guid Id, Guid LeadId, string Name, string? Detail, string? Where, SourceKind? Source, DateTime AddedAt);

/// <summary>One pair of the queue.</summary>
/// <param name="Words">The evidence in words.</param>
public sealed record DuplicateRow(long Id, DuplicateKind Kind, DuplicateReason Reason, bool IsSure, double Confidence, string Words, DateTime FoundAt, DuplicateSide Left, DuplicateSide Right);

/// <summary>A page of the queue, by reason and then the newest first.</summary>
/// <param name="Counts">Open pairs by reason, whatever the filter's reason, each at most one more than <see cref="DuplicateQueries.Most"/>.</param>
/// <param name="Sure">Of the reasons that may be merged together, how many pairs would be, at most one more than <see cref="DuplicateQueries.SureMost"/>.</param>
/// <param name="Other">How many there are of the other kind, up to the same limit.</param>
public sealed record DuplicatePage(IReadOnlyList<DuplicateRow> Rows, IReadOnlyDictionary<DuplicateReason, int> Counts, IReadOnlyDictionary<DuplicateReason, int> Sure, int Other, bool HasMore)
{
    /// <summary>All open pairs of the kind.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>A count in words: "12" or "10,000+".</summary>
    public static string Words(int count) => count > DuplicateQueries.Most
        ? DuplicateQueries.Most.ToString("N0", CultureInfo.CurrentCulture) + "+"
        : count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The count of sure pairs in words: "12" or "500+".</summary>
    public static string SureWords(int count) => count > DuplicateQueries.SureMost
        ? DuplicateQueries.SureMost.ToString("N0", CultureInfo.CurrentCulture) + "+"
        : Words(count);
}

/// <summary>The reasons as they are called on screen.</summary>
public static class DuplicateWords
{
    /// <summary>The reasons of a kind, the surest first.</summary>
    public static IReadOnlyList<DuplicateReason> Of(DuplicateKind kind) => [.. Enum.GetValues<DuplicateReason>().Where(r => r >= DuplicateReason.CompanyLinkedIn == (kind == DuplicateKind.Companies))];

    /// <summary>An identifier of the person agrees: sure pairs of the reason may be merged without looking at each.</summary>
    public static bool MayBeMergedTogether(DuplicateReason reason) => reason is DuplicateReason.SameLinkedIn or DuplicateReason.SameEmail;

    public static string Of(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameLinkedIn => "Same LinkedIn profile",
        DuplicateReason.SameEmail => "Same e-mail address",
        DuplicateReason.SamePhone => "Same phone number",
        DuplicateReason.SameName => "Same name at one company",
        DuplicateReason.SimilarName => "Similar name at one company",
        DuplicateReason.SameNameElsewhere => "Same name at companies that may be one",
        DuplicateReason.CompanyLinkedIn => "Same LinkedIn page",
        DuplicateReason.CompanyName => "Same name",
        DuplicateReason.CompanyWebsite => "Website at the other's domain",
        DuplicateReason.CompanyDomainName => "Same domain name, another ending",
    };
}
