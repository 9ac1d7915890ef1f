using System.Security.Cryptography;
using System.Text;
using ContactsApp.Web;
using MimeKit;

namespace ContactsApp.Features.Digests;

/// <summary>A digest as it goes to the mail server.</summary>
internal static class DigestMessage
{
    /// <summary>Null where the address cannot be written to.</summary>
    /// <param name="address">The user's e-mail address.</param>
    /// <param name="period">What makes this one different from the user's others: the same digest has the same message id, whoever sends it and how often.</param>
    public static MimeMessage? Of(DigestLetter letter, DigestReader reader, MailSettings settings, string address, string period)
    {
        if (!MailboxAddress.TryParse(address, out var mailbox) || mailbox.Address != address || !address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var message = new MimeMessage
        {
            Subject = DigestWords.OneLine(letter.Subject),
            MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{period}"))[..16])}@{Domain(settings.PublicUrl)}",
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = letter.Text },
                new TextPart("html") { Text = letter.Html },
            },
        };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress(DigestWords.OneLine(reader.Name), address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");   // no "out of office" comes back (RFC 3834)
        if (reader.Times is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{new Uri(reader.Base, Urls.StopDigestNow(reader.StopKey)).AbsoluteUri}>");
            if (reader.Base.Scheme == Uri.UriSchemeHttps)
            {
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");   // RFC 8058 knows HTTPS only
            }
        }

        return message;
    }

    // What follows the @ of a message id is a domain or four numbers; a bare IPv6 address is neither.
    private static string Domain(Uri server) => server.HostNameType == UriHostNameType.IPv6 ? "contactsapp.invalid" : server.IdnHost;
}
