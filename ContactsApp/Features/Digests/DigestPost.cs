using ContactsApp.Domain.Digests;
using ContactsApp.Web;

namespace ContactsApp.Features.Digests;

/// <summary>A digest that is written and not sent yet.</summary>
public sealed record WrittenDigest(DigestLetter Letter, DigestReader Reader);

/// <summary>Writes a digest from what happened, and hands it to the mail server.</summary>
public sealed class DigestPost(DigestQueries queries, StopKeys keys, Mailer mailer, TimeProvider time)
{
    /// <summary>On whose clock a user's digest comes: their own choice, else the server's, which does not know their browser's.</summary>
    public TimeZoneInfo ZoneOf(string? timeZone) =>
        timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : time.LocalTimeZone;

    /// <summary>Null where nothing happened.</summary>
    public async Task<WrittenDigest?> WriteAsync(PlannedDigest plan, DigestScope scope, CancellationToken ct)
    {
        var news = await queries.ReadAsync(scope, ct);
        return news.IsEmpty ? null : Write(news, scope, plan.UserId, reader => reader with { Name = plan.Name, Times = plan.Times, Zone = ZoneOf(plan.TimeZone) });
    }

    /// <summary>One that was asked for, whatever happened.</summary>
    public async Task<WrittenDigest> WriteTrialAsync(DigestScope scope, string userId, string name, string? timeZone, DigestTimes? times, CancellationToken ct) => Write(
        await queries.ReadAsync(scope, ct), scope, userId, reader => reader with { Name = name, Times = times, Zone = ZoneOf(timeZone), IsTrial = true });

    /// <param name="period">Which one of the user's it is.</param>
    public async Task<MailResult> SendAsync(WrittenDigest digest, string address, string period, CancellationToken ct) =>
        DigestMessage.Of(digest.Letter, digest.Reader, mailer.Settings!, address, period) is { } message
            ? await mailer.SendAsync(message, ct)
            : new MailResult(MailEnd.Refused, "The user's e-mail address is none that can be written to.");

    private WrittenDigest Write(DigestNews news, DigestScope scope, string userId, Func<DigestReader, DigestReader> whose)
    {
        var reader = whose(new("", null, TimeZoneInfo.Utc, mailer.Settings!.PublicUrl, keys.For(userId), IsTrial: false));
        return new(DigestLetter.Write(news, scope, reader), reader);
    }
}
