using System.Globalization;
using QRCoder;

namespace ContactsApp.Components.Account;

/// <summary>The secret that the app on the phone and the server share, as it is handed over.</summary>
/// <param name="Key">Base32.</param>
/// <param name="Account">The user's e-mail address: the app's list shows it.</param>
/// <param name="Team">Whose ContactsApp it is, for people who sign in to several.</param>
public sealed record TwoStepSecret(string Key, string Account, string Team)
{
    private const int PixelsPerModule = 4;

    /// <summary>The key in fours, for typing it off the screen.</summary>
    public string Spaced => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));

    /// <summary>The address that authenticator apps read out of the picture.</summary>
    public string Uri
    {
        get
        {
            var issuer = System.Uri.EscapeDataString($"ContactsApp {Team}".Trim());
            return string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{issuer}:{System.Uri.EscapeDataString(Account)}?secret={Key}&issuer={issuer}&digits=6");
        }
    }

    /// <summary>The picture to scan: an SVG of black on white, in either theme, since not every app reads the inverse.</summary>
    public string Picture()
    {
        using var maker = new QRCodeGenerator();
        using var data = maker.CreateQrCode(Uri, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
