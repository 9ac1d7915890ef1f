using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ContactsApp.Features.Digests;

/// <summary>
/// The key in the link that stops somebody's digest without signing in: their id, sealed with the keys of the data folder. It opens nothing else and
/// has no end, since old mails are kept; where the keys are lost, the profile is left.
/// </summary>
public sealed class StopKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ContactsApp.Digest.Stop");

    public string For(string userId) => protector.Protect(userId);

    /// <summary>Whose it is; null for one that is not ours.</summary>
    public string? Read(string? key)
    {
        try
        {
            return string.IsNullOrEmpty(key) ? null : protector.Unprotect(key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
