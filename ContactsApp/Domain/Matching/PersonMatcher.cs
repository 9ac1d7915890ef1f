using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>
/// Tells whether two records of one company are one person. Keys in order: external id, LinkedIn profile, e-mail, phone, then the name with the
/// title as witness. Pure; <see cref="Compare"/> gives the same answer in either order.
/// </summary>
public static class PersonMatcher
{
    private const double ByIdentifier = 1;
    private const double ByPhone = 0.7;

    /// <summary>Compares two people of one company.</summary>
    public static MatchResult Compare(PersonFacts a, PersonFacts b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        MatchResult byName = NameJudge.Judge(a, b);
        bool nameless = a.Name.IsEmpty || b.Name.IsEmpty;
        if (ByExternalId(a, b) is { } sameId)
        {
            return new(MatchAnswer.Same, ByIdentifier, $"same id in {sameId}");
        }
        if (SameSlug(a, b) == true)
        {
            return new(MatchAnswer.Same, ByIdentifier, "same LinkedIn profile");
        }
        if (SharedEmail(a, b) is { } email)
        {
            return ByEmail(email, a, b, byName, nameless);
        }
        if (SharesPhone(a, b))
        {
            return ByPhoneNumber(byName, nameless);
        }
        return byName.Answer == MatchAnswer.Same && SameSlug(a, b) == false
            ? byName with { Answer = MatchAnswer.Ask, Reason = byName.Reason + ", but the LinkedIn profiles differ" }
            : byName;
    }

    /// <summary>
    /// The keys under which a name is found among many: any two names that <see cref="Compare"/> would call same or ask by name share at least
    /// one. Keys are stable within one version of the product; other identifiers are looked up by themselves.
    /// </summary>
    public static IReadOnlyList<string> BlockingKeys(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. Matching.BlockingKeys.Of(new ComparableName(name)).Order(StringComparer.Ordinal)];
    }

    private static string? ByExternalId(PersonFacts a, PersonFacts b)
    {
        if (a.ExternalIds is null || b.ExternalIds is null)
        {
            return null;
        }
        foreach ((string system, string id) in a.ExternalIds.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (b.ExternalIds.TryGetValue(system, out string? other) && id.Length > 0 && string.Equals(id, other, StringComparison.Ordinal))
            {
                return system;
            }
        }
        return null;
    }

    private static bool? SameSlug(PersonFacts a, PersonFacts b) =>
        string.IsNullOrWhiteSpace(a.LinkedInSlug) || string.IsNullOrWhiteSpace(b.LinkedInSlug)
            ? null
            : string.Equals(NameFolding.Fold(a.LinkedInSlug), NameFolding.Fold(b.LinkedInSlug), StringComparison.Ordinal);

    private static string? SharedEmail(PersonFacts a, PersonFacts b) =>
        a.Emails.Where(e => e.Length > 0 && b.Emails.Contains(e, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault();

    private static bool SharesPhone(PersonFacts a, PersonFacts b) => a.Phones.Any(p => p.Length > 0 && b.Phones.Contains(p, StringComparer.Ordinal));

    // A shared mailbox (info@, office@) is no key: it names nobody, and its users have other names.
    private static MatchResult ByEmail(string email, PersonFacts a, PersonFacts b, MatchResult byName, bool nameless)
    {
        if (nameless || byName.Answer == MatchAnswer.Same)
        {
            return new(MatchAnswer.Same, ByIdentifier, "same e-mail address");
        }
        if (byName.Answer == MatchAnswer.Ask && (Names(email, a.Name) || Names(email, b.Name)))
        {
            return new(MatchAnswer.Same, ByIdentifier, "same e-mail address, and " + byName.Reason);
        }
        return new(MatchAnswer.Ask, ByPhone, "same e-mail address, but " + byName.Reason);
    }

    // Switchboards are shared: a number tells something only together with a name.
    private static MatchResult ByPhoneNumber(MatchResult byName, bool nameless) => byName.Answer switch
    {
        MatchAnswer.Different when nameless => new(MatchAnswer.Ask, ByPhone, "same phone number, and one name is not known"),
        MatchAnswer.Different => byName with { Reason = "same phone number, but " + byName.Reason },
        MatchAnswer.Ask => new(MatchAnswer.Same, Math.Max(byName.Similarity, ByPhone), "same phone number, and " + byName.Reason),
        _ => byName with { Reason = "same phone number, and " + byName.Reason },
    };

    private static bool Names(string email, PersonName name)
    {
        string local = NameFolding.Fold(email.Split('@')[0]);
        return NameToken.Split($"{name.Given} {name.Family}").Any(t => t.Key.Length > 1 && local.Contains(t.Key, StringComparison.Ordinal));
    }
}
