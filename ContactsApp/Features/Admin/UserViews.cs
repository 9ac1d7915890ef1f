using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;

namespace ContactsApp.Features.Admin;

/// <summary>Whether a user can sign in.</summary>
public enum UserState
{
    Active,

    /// <summary>Has not joined yet; <see cref="UserRow.InvitedUntil"/> says how long the link works.</summary>
    Invited,

    /// <summary>By an administrator; a pause after wrong passwords does not count.</summary>
    Locked,
}

/// <summary>A user as lists show one.</summary>
/// <param name="InvitedUntil">End of the invitation of somebody who has not joined; past for one that has run out, null where there is none.</param>
/// <param name="TwoStep">Signing in asks for a code of an app.</param>
/// <param name="Passkeys">How many passkeys open the door.</param>
public sealed record UserRow(string Id, string Email, string Name, UserRole? Role, UserState State, DateTime? InvitedUntil, bool TwoStep, int Passkeys, DateTime CreatedAt)
{
    public bool Locked => State == UserState.Locked;

    /// <summary>Why the latest digest of the user was not sent; null when all is well, or nobody wants one.</summary>
    public DigestTrouble? Digest { get; init; }
}

/// <summary>A digest that did not go out.</summary>
/// <param name="Words">Why, as a sentence.</param>
/// <param name="Again">When it is tried again; null where it is not.</param>
public sealed record DigestTrouble(string Words, DateTime? Again);

/// <summary>A new user.</summary>
/// <param name="GeneratedPassword">Set when none was given: shown once, stored as a hash only.</param>
public sealed record AddedUser(string Id, string? GeneratedPassword);

/// <summary>A link on its only appearance.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Secret">Stored as a hash only.</param>
public sealed record ShownLink(string Name, UserLinkKind Kind, string Secret, DateTime ExpiresAt)
{
    /// <summary>The address to hand over.</summary>
    public string Url => Kind switch
    {
        UserLinkKind.Invitation => Urls.Join(Secret),
        UserLinkKind.NewPassword => Urls.NewPassword(Secret),
    };
}
