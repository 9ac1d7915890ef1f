using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;

namespace ContactsApp.Intake;

/// <summary>
/// What follows from the words of an observation alone. Pure, so bulk sources work it out ahead, on another core than the one that
/// holds the write lock.
/// </summary>
public sealed class PreparedPerson
{
    public PreparedPerson(PersonFields fields)
    {
        Fields = fields;
        Json = fields.ToJson();
        Fingerprint = PersonFields.Fingerprint(Json);
        Facts = FactsOf(fields);
        NameKeys = NameKeys.Of(Facts.Name);
        ReachKeys = [.. ReachKeysOf(Facts)];
    }

    public PersonFields Fields { get; }

    /// <summary>The stored form of <see cref="Fields"/>.</summary>
    public string Json { get; }

    /// <summary>The same words again are recognised by it.</summary>
    public string Fingerprint { get; }

    /// <summary>What the matcher reads.</summary>
    public PersonFacts Facts { get; }

    /// <summary>Whom the name may be.</summary>
    public NameKeys NameKeys { get; }

    /// <summary>The addresses, numbers and profile by which a person is found at any company.</summary>
    internal IReadOnlyList<string> ReachKeys { get; }

    /// <summary>How the key of a number begins.</summary>
    internal const string PhoneKey = "p:";

    /// <summary>The LinkedIn slug of an observation, or null.</summary>
    internal static string? SlugOf(PersonFields f) => SlugOf(f[ContactField.LinkedIn]);

    /// <summary>The slug of a profile address, or null.</summary>
    internal static string? SlugOf(string? url) => LinkedInUrl.TryParse(url, out var slug) ? slug : null;

    /// <summary>Keys of addresses, numbers and profile.</summary>
    internal static IEnumerable<string> ReachKeysOf(PersonFacts f) =>
        f.Emails.Where(IsPersonal).Select(e => "e:" + e)
            .Concat(f.Phones.Select(p => PhoneKey + p))
            .Concat(f.LinkedInSlug is { } slug ? ["l:" + slug] : []);

    /// <summary>A mailbox like info@ is shared: it says which company, never who.</summary>
    internal static bool IsPersonal(string address) => EmailAddress.TryParse(address, out var email) && !EmailLists.IsRoleMailbox(email);

    private static PersonFacts FactsOf(PersonFields f) => new(
        new PersonName(f[ContactField.FullName] ?? "", f[ContactField.NamePrefix], f[ContactField.GivenName], f[ContactField.MiddleName], f[ContactField.FamilyName], f[ContactField.NameSuffix], f[ContactField.PreferredName]),
        f[ContactField.Title],
        [.. f.Emails.Select(e => e.Value)],
        [.. f.Phones.Select(p => p.Value)],
        SlugOf(f));
}
