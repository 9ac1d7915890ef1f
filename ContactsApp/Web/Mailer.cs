using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ContactsApp.Web;

/// <summary>What became of a mail.</summary>
public enum MailEnd
{
    /// <summary>The server has it.</summary>
    Taken,

    /// <summary>The server surely does not have it, and may take it later.</summary>
    NotNow,

    /// <summary>The server will not take it.</summary>
    Refused,

    /// <summary>The way broke while the server had it in hand. It may have arrived: sending again might send it twice.</summary>
    Unknown,
}

/// <summary>How sending a mail ended.</summary>
/// <param name="Words">Why, as a sentence that names nobody; empty for <see cref="MailEnd.Taken"/>.</param>
/// <param name="IsServers">The server could not be reached or does not let us in: the next mail will fare no better.</param>
public sealed record MailResult(MailEnd End, string Words, bool IsServers = false);

/// <summary>
/// Hands mails to the mail server, one at a time, each in a connection of its own: there are dozens a day. Certificates are checked, revoked ones
/// included. Never throws for what mail servers do.
/// </summary>
public sealed class Mailer(MailSettings? settings)
{
    /// <summary>The longest that one mail takes, both halves together.</summary>
    public static readonly TimeSpan Longest = 2 * Step;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(45);

    /// <summary>From here on a mail is refused for good.</summary>
    private const int Permanent = 500;

    /// <summary>False where no server is set: then nothing sends mail, and nothing offers to.</summary>
    [MemberNotNullWhen(true, nameof(Settings))]
    public bool IsPossible => settings is not null;

    public MailSettings? Settings => settings;

    /// <param name="message">With its recipients.</param>
    /// <param name="ct">Gives up on the way to the server, which ends as <see cref="MailEnd.NotNow"/>; what is being handed over is not stopped half-way.</param>
    public async Task<MailResult> SendAsync(MimeMessage message, CancellationToken ct)
    {
        var to = settings ?? throw new InvalidOperationException("No mail server is set.");
        using var client = new SmtpClient { Timeout = (int)Step.TotalMilliseconds };
        return await OpenAsync(client, to, ct) ?? await HandOverAsync(client, message, to);
    }

    private static async Task<MailResult?> OpenAsync(SmtpClient client, MailSettings to, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(Step);
        try
        {
            await client.ConnectAsync(to.Host, to.Port, OptionsOf(to.Tls), enough.Token);
            if (to is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, enough.Token);
            }

            return null;
        }
        catch (Exception e) when (WordsOf(e, to) is { } words)
        {
            return new(MailEnd.NotNow, ct.IsCancellationRequested ? "ContactsApp was stopped before the mail was sent." : words, IsServers: true);
        }
    }

    private static async Task<MailResult> HandOverAsync(SmtpClient client, MimeMessage message, MailSettings to)
    {
        using var enough = new CancellationTokenSource(Step);
        try
        {
            await client.SendAsync(message, enough.Token);
        }
        catch (SmtpCommandException e)
        {
            // The server's own words may name the recipient.
            var words = $"The mail server {to.Server} did not take the mail (its answer was {(int)e.StatusCode}).";
            return new((int)e.StatusCode < Permanent ? MailEnd.NotNow : MailEnd.Refused, words);
        }
        catch (ServiceNotAuthenticatedException)
        {
            // Its answer was 530: it wants to know who we are before it takes anything.
            return new(MailEnd.NotNow, $"The mail server {to.Server} takes no mail without a user and a password it knows.", IsServers: true);
        }
        catch (NotSupportedException)
        {
            return new(MailEnd.Refused, $"The mail server {to.Server} cannot write to an address of this kind.");
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException or ServiceNotConnectedException)
        {
            return new(MailEnd.Unknown, $"The connection to the mail server {to.Server} broke while the mail was handed over. It may have arrived, so it is not sent again.");
        }

        await LeaveAsync(client);
        return new(MailEnd.Taken, "");
    }

    // The mail is there; how the server says goodbye changes nothing.
    private static async Task LeaveAsync(SmtpClient client)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await client.DisconnectAsync(quit: true, enough.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
        }
    }

    private static SecureSocketOptions OptionsOf(MailTls tls) => tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Tls => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
    };

    private static string? WordsOf(Exception e, MailSettings to) => e switch
    {
        AuthenticationException => $"The mail server {to.Server} does not accept the user and password of the settings.",
        SslHandshakeException => $"The certificate of the mail server {to.Server} could not be checked, or it speaks no TLS on this port.",
        NotSupportedException => $"The mail server {to.Server} does not offer what the settings ask for (STARTTLS, or signing in).",
        SocketException or IOException or OperationCanceledException or TimeoutException => $"The mail server {to.Server} does not answer.",
        CommandException or ProtocolException => $"The mail server {to.Server} did not let us in.",
        _ => null,
    };
}
