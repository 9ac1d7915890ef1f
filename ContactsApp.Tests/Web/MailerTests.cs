using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ContactsApp.Support;
using MimeKit;
using SmtpServer.Protocol;

namespace ContactsApp.Web;

/// <summary>What the mailer says of what mail servers do: taken, later, never, or nobody knows.</summary>
public sealed class MailerTests
{
    [Fact]
    public async Task Send_ToAServerThatTakesIt_IsTaken()
    {
        await using var server = await MailServer.StartAsync();

        (await SendAsync(server.Settings())).Should().Be(new MailResult(MailEnd.Taken, ""));

        server.Got.Should().ContainSingle().Which.Subject.Should().Be("Hello");
    }

    [Fact]
    public async Task Send_WithTheRightPassword_IsTaken_WithAnotherOne_IsForLater()
    {
        await using var server = await MailServer.StartAsync(password: "right");

        (await SendAsync(server.Settings(password: "right"))).End.Should().Be(MailEnd.Taken);
        var wrong = await SendAsync(server.Settings(password: "wrong"));

        wrong.Should().Match<MailResult>(r => r.End == MailEnd.NotNow && r.IsServers && r.Words.Contains("does not accept the user and password"));
    }

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Tls)]
    public async Task Send_ToACertificateOfNobody_IsNotSent(MailTls tls)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = await MailServer.StartAsync(certificate);

        var result = await SendAsync(server.Settings(tls));

        result.Should().Match<MailResult>(r => r.End == MailEnd.NotNow && r.IsServers && r.Words.Contains("certificate"));
        server.Got.Should().BeEmpty();
    }

    [Fact]
    public async Task Send_ToAServerWithoutTls_IsNotSentInTheClear()
    {
        await using var server = await MailServer.StartAsync();

        var result = await SendAsync(server.Settings(MailTls.StartTls));

        result.Should().Match<MailResult>(r => r.End == MailEnd.NotNow && r.Words.Contains("STARTTLS"));
        server.Got.Should().BeEmpty();
    }

    [Theory]
    [InlineData(SmtpReplyCode.InsufficientStorage, MailEnd.NotNow)]
    [InlineData(SmtpReplyCode.MailboxUnavailable, MailEnd.Refused)]
    [InlineData((SmtpReplyCode)530, MailEnd.NotNow)]
    [InlineData((SmtpReplyCode)1, MailEnd.Unknown)]
    public async Task Send_RefusedAfterItWasRead_EndsAsTheServerSays(SmtpReplyCode code, MailEnd end)
    {
        await using var server = await MailServer.StartAsync();
        server.Answer = () => new SmtpResponse(code, "bob@seller.example is unknown");

        var result = await SendAsync(server.Settings());

        result.End.Should().Be(end);
        result.Words.Should().NotContain("bob").And.NotBeEmpty();
    }

    [Fact]
    public async Task Send_ToNobody_IsForLater() =>
        (await SendAsync(MailServer.Settings(port: 1))).Should().Be(new MailResult(MailEnd.NotNow, "The mail server 127.0.0.1:1 does not answer.", IsServers: true));

    [Fact]
    public async Task Send_WhileTheProgramStops_IsForLater()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var stop = new CancellationTokenSource();
        var sending = new Mailer(MailServer.Settings(((IPEndPoint)silent.LocalEndpoint).Port)).SendAsync(Hello(), stop.Token);
        using var visitor = await silent.AcceptTcpClientAsync();

        await stop.CancelAsync();

        (await sending).Should().Match<MailResult>(r => r.End == MailEnd.NotNow && r.Words.Contains("stopped"));
    }

    private static Task<MailResult> SendAsync(MailSettings settings) => new Mailer(settings).SendAsync(Hello(), CancellationToken.None);

    private static MimeMessage Hello() => new(
        [new MailboxAddress("ContactsApp", "contacts@seller.example")], [new MailboxAddress("Bob", "bob@seller.example")], "Hello", new TextPart("plain") { Text = "Hello" });
}
