using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Digests;

/// <summary>
/// Sends the digests that are due. Each is claimed in its row before it is handed to the mail server, so that none is sent twice: one that was cut off
/// while the server had it is not sent again, and one that the server surely does not have is tried again for some hours (docs/decisions/0034).
/// </summary>
public sealed class DigestRound(
    DigestLedger ledger, DigestPost post, Mailer mailer, StorageCheck storage, TimeProvider time, ILogger<DigestRound> log) : IRecurringTask
{
    private const string CutOff = "The server stopped while a digest was handed to the mail server. It may have arrived, so it is not sent again.";

    private const string GivenUp = "It was given up; what it would have told comes with the next one.";

    /// <summary>After this long nobody is sending any more.</summary>
    private static readonly TimeSpan Dead = Mailer.Longest + TimeSpan.FromMinutes(5);

    /// <summary>What is older is told by no digest: the server was off, or could send nothing.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(31);

    public string Name => "Digests";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!mailer.IsPossible || storage.Trouble is not null)
        {
            return;
        }

        foreach (var plan in await ledger.PlansAsync(ct))
        {
            if (!await TryAsync(plan, ct))
            {
                return;   // the mail server is not there: the others wait for the next look
            }
        }
    }

    // What goes wrong with one user's digest must not keep the others from theirs.
    private async Task<bool> TryAsync(PlannedDigest plan, CancellationToken ct)
    {
        try
        {
            return await LookAsync(plan, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Ended(plan.UserId, "failed", e.GetType().Name);   // its words might name somebody
            return true;
        }
    }

    private async Task<bool> LookAsync(PlannedDigest plan, CancellationToken ct)
    {
        var now = Now;
        var due = DigestSchedule.LastDue(plan.Times, post.ZoneOf(plan.TimeZone), now);
        switch (plan.State)
        {
            case DigestState.Sending when plan.SendingSince is { } since && since + Dead < now:
                await ledger.ToldAsync(plan.UserId, since, since - DigestLedger.Settling, CutOff, ct);
                Ended(plan.UserId, "unknown", CutOff);
                return true;
            case DigestState.Waiting when plan.TryAgainAt <= now:
                return await SendAsync(plan, plan.HandledUntil, now, ct);
            case DigestState.Idle when due > plan.HandledUntil:
                return await SendAsync(plan, due, now, ct);
            default:
                return true;
        }
    }

    private async Task<bool> SendAsync(PlannedDigest plan, DateTime due, DateTime now, CancellationToken ct)
    {
        var scope = new DigestScope(plan.AllLeads ? null : plan.UserId, Later(plan.ToldUntil, now - Oldest), now - DigestLedger.Settling);
        var written = await post.WriteAsync(plan, scope, ct);
        if (written is null)
        {
            await ledger.NothingAsync(plan, due, Later(scope.From, scope.To), ct);
            AppMeters.DigestEnded("nothing");
            return true;
        }

        if (!await ledger.ClaimAsync(plan, due, now, ct))
        {
            return true;
        }

        var tries = plan.State == DigestState.Waiting ? plan.Tries + 1 : 1;
        var result = await post.SendAsync(written, plan.Email, $"{due:O}", ct);
        await CloseAsync(plan.UserId, now, scope.To, tries, result);
        return !result.IsServers;
    }

    // Written even while the program stops: what is sent is sent.
    private async Task CloseAsync(string userId, DateTime claimedAt, DateTime toldUntil, int tries, MailResult result)
    {
        switch (result.End)
        {
            case MailEnd.Taken:
                await ledger.ToldAsync(userId, claimedAt, toldUntil, null, CancellationToken.None);
                AppMeters.DigestEnded("sent");
                break;
            case MailEnd.Unknown:
                await ledger.ToldAsync(userId, claimedAt, toldUntil, result.Words, CancellationToken.None);
                Ended(userId, "unknown", result.Words);
                break;
            case MailEnd.NotNow when DigestSchedule.PauseAfter(tries) is { } pause:
                await ledger.FailedAsync(userId, claimedAt, result.Words, Now + pause, CancellationToken.None);
                Ended(userId, "waiting", result.Words);
                break;
            case MailEnd.NotNow or MailEnd.Refused:
                await ledger.FailedAsync(userId, claimedAt, $"{result.Words} {GivenUp}", null, CancellationToken.None);
                Ended(userId, "given up", result.Words);
                break;
        }
    }

    private void Ended(string userId, string end, string words)
    {
        AppMeters.DigestEnded(end);
        log.LogWarning("The digest of user {UserId} was not sent ({End}): {Words}", userId, end, words);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
