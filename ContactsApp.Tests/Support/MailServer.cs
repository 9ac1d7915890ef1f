using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using ContactsApp.Web;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ContactsApp.Support;

/// <summary>A real mail server on a port of this machine, which keeps what it gets and answers as a test says.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    private MailServer()
    {
    }

    /// <summary>Everything it was handed, taken or not.</summary>
    public ConcurrentQueue<MimeMessage> Got { get; } = new();

    /// <summary>What it says when it has read a whole mail.</summary>
    public Func<SmtpResponse> Answer { get; set; } = () => SmtpResponse.Ok;

    public int Port { get; private set; }

    /// <param name="certificate">Speaks TLS after STARTTLS with it.</param>
    /// <param name="password">Asks for the user "mailer" with it.</param>
    public static async Task<MailServer> StartAsync(X509Certificate2? certificate = null, string? password = null)
    {
        var server = new MailServer();
        var listening = new TaskCompletionSource<int>();
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, e) => listening.SetResult(((IPEndPoint)e.LocalEndPoint).Port);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e =>
        {
            e.Endpoint(new IPEndPoint(IPAddress.Loopback, 0));
            if (certificate is not null)
            {
                e.Certificate(certificate);
            }

            if (password is not null)
            {
                e.AuthenticationRequired().AllowUnsecureAuthentication();
            }
        }).Build();
        var parts = new ServiceProvider();
        parts.Add(listeners);
        parts.Add(new Store(server));
        parts.Add(new DelegatingUserAuthenticator((user, given) => user == "mailer" && given == password));
        server.running = new SmtpServer.SmtpServer(options, parts).StartAsync(server.stop.Token);
        server.Port = await listening.Task;
        return server;
    }

    /// <summary>How the app is set up for it.</summary>
    public MailSettings Settings(MailTls tls = MailTls.None, string? password = null, string publicUrl = "https://contacts.example/") => Settings(Port, tls, password, publicUrl);

    /// <summary>For a port behind which nobody may be.</summary>
    public static MailSettings Settings(int port, MailTls tls = MailTls.None, string? password = null, string publicUrl = "https://contacts.example/") => new(
        "127.0.0.1", port, tls, password is null ? null : "mailer", password, new MailboxAddress("ContactsApp", "contacts@seller.example"), new Uri(publicUrl));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
        }

        stop.Dispose();
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            server.Got.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            return server.Answer();
        }
    }
}
