using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>Whether two records are one person.</summary>
public enum MatchAnswer
{
    /// <summary>One person: the records may be merged without asking.</summary>
    Same,
    /// <summary>Perhaps one person: a person decides.</summary>
    Ask,
    /// <summary>Two people.</summary>
    Different,
}

/// <summary>What is known of a person, as far as it tells people of one company apart.</summary>
/// <param name="Name">The name in parts.</param>
/// <param name="Title">Job title as written; it supports or contradicts, and never decides alone.</param>
/// <param name="Emails">E-mail addresses.</param>
/// <param name="Phones">Phone numbers, all in one form (E.164 where known).</param>
/// <param name="LinkedInSlug">The part of the profile address that names the person.</param>
/// <param name="ExternalIds">Ids of the person in outside systems, by the system's name.</param>
public sealed record PersonFacts(
    PersonName Name,
    string? Title,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones,
    string? LinkedInSlug,
    IReadOnlyDictionary<string, string>? ExternalIds = null);

/// <summary>The answer to "is this one person?", with its reason.</summary>
/// <param name="Answer">Same, ask or different.</param>
/// <param name="Similarity">0 (nothing alike) to 1 (an identifier or everything alike); orders the questions of the review inbox.</param>
/// <param name="Reason">Why, in plain words: "nickname and title match".</param>
public sealed record MatchResult(MatchAnswer Answer, double Similarity, string Reason);
