using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Duplicates;

/// <summary>That two records may be one, and why.</summary>
/// <param name="IsSure">An identifier agrees and the names fit.</param>
/// <param name="Confidence">0-1.</param>
/// <param name="Words">The evidence in words, without values.</param>
/// <param name="Evidence">What speaks for it, as one text: equal evidence is no news.</param>
public sealed record DuplicateVerdict(DuplicateReason Reason, bool IsSure, double Confidence, string Words, string Evidence);

/// <summary>
/// Judges whether two stored people are one. The likeness itself is <see cref="PersonMatcher"/>'s; this says by which reason a person is asked.
/// Pure, and the same in either order.
/// </summary>
public static class DuplicateFinder
{
    /// <summary>The verdict on two people; null where nothing says that they are one.</summary>
    /// <param name="together">They work at one company, or at two that may be one: only there a name alone says something.</param>
    /// <param name="sameCompany">They work at one company.</param>
    public static DuplicateVerdict? People(PersonFacts a, PersonFacts b, bool together, bool sameCompany = true)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        (a, b) = (WithoutSharedMailboxes(a), WithoutSharedMailboxes(b));
        var result = PersonMatcher.Compare(a, b);
        if (result.Answer == MatchAnswer.Different)
        {
            return null;
        }

        var byName = PersonMatcher.Compare(NameOnly(a), NameOnly(b));
        if (ReasonOf(a, b, result, together, sameCompany) is not { } reason)
        {
            return null;
        }

        var named = a.Name.IsEmpty || b.Name.IsEmpty || byName.Answer != MatchAnswer.Different;
        var sure = reason is DuplicateReason.SameLinkedIn or DuplicateReason.SameEmail && named && result.Answer == MatchAnswer.Same;
        var words = reason == DuplicateReason.SameLinkedIn && byName.Answer == MatchAnswer.Different ? $"{result.Reason}, but the names differ" : result.Reason;
        return new(reason, sure, named ? result.Similarity : result.Similarity / 2, words, Evidence(a, b, reason, words));
    }

    private static DuplicateReason? ReasonOf(PersonFacts a, PersonFacts b, MatchResult result, bool together, bool sameCompany) => true switch
    {
        _ when Same(a.LinkedInSlug, b.LinkedInSlug) => DuplicateReason.SameLinkedIn,
        _ when Shared(a.Emails, b.Emails).Any() => DuplicateReason.SameEmail,
        _ when Shared(a.Phones, b.Phones).Any() => DuplicateReason.SamePhone,
        _ when !together => null,
        _ when !sameCompany => result.Answer == MatchAnswer.Same ? DuplicateReason.SameNameElsewhere : null,
        _ => result.Answer == MatchAnswer.Same || NameFolding.Fold(a.Name.Full) == NameFolding.Fold(b.Name.Full) ? DuplicateReason.SameName : DuplicateReason.SimilarName,
    };

    private static string Evidence(PersonFacts a, PersonFacts b, DuplicateReason reason, string words) => string.Join(
        '|',
        [reason.ToString(), Same(a.LinkedInSlug, b.LinkedInSlug) ? a.LinkedInSlug!.ToLowerInvariant() : "", .. Shared(a.Emails, b.Emails), .. Shared(a.Phones, b.Phones), words]);

    private static bool Same(string? a, string? b) => !string.IsNullOrWhiteSpace(a) && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Shared(IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        a.Where(v => v.Length > 0).Intersect(b, StringComparer.OrdinalIgnoreCase).Select(v => v.ToLowerInvariant()).Order(StringComparer.Ordinal);

    // A mailbox like info@ names a house and nobody in it.
    private static PersonFacts WithoutSharedMailboxes(PersonFacts p) =>
        p with { Emails = [.. p.Emails.Where(e => !(EmailAddress.TryParse(e, out var email) && EmailLists.IsRoleMailbox(email)))] };

    private static PersonFacts NameOnly(PersonFacts p) => new(p.Name, p.Title, [], [], null);
}
