using System.Globalization;
using ContactsApp.Components.Shared;

namespace ContactsApp.Features.Admin;

/// <summary>A user's state as an administrator reads it.</summary>
public static class UserWords
{
    /// <summary>"Active", "Locked", "Invited until 3 Dec", "Invitation ran out".</summary>
    public static string Of(UserRow user, DateTime now) => user.State switch
    {
        UserState.Active => "Active",
        UserState.Locked => "Locked",
        UserState.Invited => user.InvitedUntil > now
            ? $"Invited until {user.InvitedUntil.Value.ToString("d MMM", CultureInfo.CurrentCulture)}"
            : "Invitation ran out",
    };

    /// <summary>"The latest digest of Ann Seller: The mail server mail.example:587 does not answer. It is tried again by itself."</summary>
    public static string Of(string name, DigestTrouble trouble) =>
        $"The latest digest of {name}: {trouble.Words} {(trouble.Again is null ? "" : "It is tried again by itself.")}".TrimEnd();

    public static ChipTone Tone(UserState state) => state switch
    {
        UserState.Active => ChipTone.Good,
        UserState.Invited => ChipTone.Suggested,
        UserState.Locked => ChipTone.Bad,
    };

    /// <summary>"Password", "Password and code, 2 passkeys".</summary>
    public static string SignsInBy(UserRow user)
    {
        if (user.State == UserState.Invited)
        {
            return "–";
        }

        var keys = user.Passkeys switch
        {
            0 => "",
            1 => ", 1 passkey",
            var many => string.Create(CultureInfo.CurrentCulture, $", {many} passkeys"),
        };
        return (user.TwoStep ? "Password and code" : "Password") + keys;
    }
}
