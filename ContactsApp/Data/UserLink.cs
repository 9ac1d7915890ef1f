using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ContactsApp.Data;

/// <summary>What a link of a user is for.</summary>
public enum UserLinkKind
{
    /// <summary>To join: say one's name and choose the first password.</summary>
    Invitation,

    /// <summary>To choose another password without knowing the present one.</summary>
    NewPassword,
}

/// <summary>
/// A link by which one user opens the door without a password, once, for a time. A user has one at most: a new one ends the one before, and
/// using it deletes it. Only the hash of its secret is kept, so that a copy of the database opens nothing.
/// </summary>
public sealed class UserLink
{
    /// <summary>Random bytes of the secret: nobody guesses 256 bits, so the hash needs no salt.</summary>
    private const int SecretBytes = 32;

    public long Id { get; set; }
    public string UserId { get; set; } = "";
    public UserLinkKind Kind { get; set; }
    public byte[] SecretHash { get; set; } = [];
    public DateTime ExpiresAt { get; set; }

    /// <summary>How long a link works.</summary>
    public static TimeSpan LifetimeOf(UserLinkKind kind) => kind switch
    {
        UserLinkKind.Invitation => TimeSpan.FromDays(7),
        UserLinkKind.NewPassword => TimeSpan.FromHours(24),
    };

    /// <summary>A new link and its secret, which is in no other place.</summary>
    public static (UserLink Link, string Secret) Create(string userId, UserLinkKind kind, DateTime now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new UserLink { UserId = userId, Kind = kind, SecretHash = HashOf(secret), ExpiresAt = now + LifetimeOf(kind) }, secret);
    }

    /// <summary>The hash by which a link is found.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
