using System.Diagnostics;
using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Features.Digests;
using ContactsApp.Support;
using SmtpServer.Protocol;

namespace ContactsApp.Proof;

/// <summary>A server that is killed (kill -9) at the moment at which the mail server has a digest in hand: it may have arrived, so it is sent no second time.</summary>
public sealed class DigestKillTests
{
    [Fact]
    public async Task Kill_WhileTheMailServerHasIt_SendsItNoSecondTime()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        await using var server = await MailServer.StartAsync();
        var now = DateTimeOffset.UtcNow;   // the other process has no clock of ours
        database.Time.SetUtcNow(now.AddDays(-2));
        var kit = new DigestKit(database, server.Settings());
        var ann = await kit.ReaderAsync();
        database.Time.SetUtcNow(now.AddDays(-1));
        await kit.NewPersonAsync(ann);
        database.Time.SetUtcNow(now);
        Process? sending = null;
        server.Answer = () =>
        {
            sending!.Kill();
            sending.WaitForExit();
            return SmtpResponse.Ok;
        };
        string[] words = ["digest", database.Folder.Root, server.Port.ToString(CultureInfo.InvariantCulture)];

        (await KilledWorker.RunAsync(database, words, killAfter: null, started: p => sending = p)).ExitCode.Should().Be(KilledWorker.Killed);
        server.Answer = () => SmtpResponse.Ok;
        (await KilledWorker.RunAsync(database, words, killAfter: null)).ExitCode.Should().Be(0);
        database.Time.Advance(TimeSpan.FromHours(1));
        await kit.RoundAsync();
        database.Time.Advance(TimeSpan.FromDays(1));
        await kit.RoundAsync();

        server.Got.Should().ContainSingle();
        (await kit.PlanAsync(ann)).State.Should().Be(DigestState.Idle);
    }
}
