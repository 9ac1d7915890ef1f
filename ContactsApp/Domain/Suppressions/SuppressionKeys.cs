using System.Security.Cryptography;
using System.Text;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Domain.Suppressions;

/// <summary>One key under which a removed person is remembered.</summary>
/// <param name="Kind">By what the person would be recognised.</param>
/// <param name="Hash">16 bytes.</param>
public readonly record struct SuppressionKey(SuppressionKeyKind Kind, byte[] Hash);

/// <summary>
/// Keyed hashes of removed people (DESIGN.md, suppression): HMAC-SHA256 with a secret of the installation, cut to 16 bytes.
/// The table tells nobody who was erased, and without the secret no list of addresses can be tried against it. The kind is
/// part of what is hashed, so a value of one kind never matches a value of another.
/// </summary>
public sealed class SuppressionKeys
{
    /// <summary>Length of every hash in bytes: 128 bits, so that chance hits do not occur.</summary>
    public const int HashLength = 16;

    private readonly byte[] secret;

    /// <summary>Keys of one installation.</summary>
    /// <param name="secret">At least 32 random bytes, kept in the data folder and in every backup: without it nobody is suppressed any more.</param>
    public SuppressionKeys(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, 32, nameof(secret));
        this.secret = [.. secret];
    }

    /// <summary>Key of an address. A plus-tag reaches the same person and is left out.</summary>
    public SuppressionKey ForEmail(EmailAddress email)
    {
        var plus = email.Local.IndexOf('+', StringComparison.Ordinal);
        var local = plus > 0 ? email.Local[..plus] : email.Local;
        return Key(SuppressionKeyKind.Email, "email", $"{local}@{email.Domain}");
    }

    /// <summary>Key of a LinkedIn profile.</summary>
    /// <param name="slug">The slug as <c>LinkedInUrl.TryParse</c> gives it.</param>
    public SuppressionKey ForLinkedIn(string slug) => Key(SuppressionKeyKind.LinkedIn, "linkedin", slug);

    /// <summary>Key of a phone number with its extension.</summary>
    public SuppressionKey ForPhone(PhoneNumber phone) => Key(SuppressionKeyKind.Phone, "phone", phone.ToString());

    /// <summary>
    /// Key of a name at a company: given and family name folded, without prefix, middle names, credentials and nickname,
    /// so that "Dr. Müller, René" and "Rene Müller" are one. A name of one word keeps it.
    /// </summary>
    /// <param name="fullName">The name as shown or as a source wrote it.</param>
    /// <param name="companyDomain">Normalised domain of the company.</param>
    public SuppressionKey ForNameAndCompany(string fullName, string companyDomain)
    {
        var name = NameParser.Parse(fullName);
        var parts = name.IsEmpty ? name.Full : $"{name.Given} {name.Family}";
        return Key(SuppressionKeyKind.NameAndCompany, "name", $"{NameFolding.Fold(parts)}\n{companyDomain}");
    }

    private SuppressionKey Key(SuppressionKeyKind kind, string prefix, string value) =>
        new(kind, HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{prefix}:{value}"))[..HashLength]);
}
