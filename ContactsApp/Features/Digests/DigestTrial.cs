using System.Globalization;
using System.Threading.RateLimiting;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Digests;

/// <summary>How often users may ask for a digest at once. One for the process.</summary>
public sealed class DigestTrialLimit : IDisposable
{
    /// <summary>Mails a user may ask for in <see cref="Window"/>.</summary>
    public const int Most = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(user => RateLimitPartition.GetFixedWindowLimiter(
        user, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window }));

    /// <summary>Counts one; false where it is one too many.</summary>
    public bool Allows(string userId)
    {
        using var lease = limiter.AttemptAcquire(userId);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>Send me one now: a digest of the last seven days, so that somebody sees that mail arrives and what it looks like. It changes nothing of what is told later.</summary>
public sealed class DigestTrial(Rights rights, IDbContextFactory<AppDbContext> contexts, DigestPost post, Mailer mailer, DigestTrialLimit limit, TimeProvider time)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    /// <param name="allLeads">Of every lead of the team; else of one's own.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Outcome> SendAsync(bool allLeads, CancellationToken ct)
    {
        var (me, refusal) = await rights.RequireAsync(Right.Read, ct);
        if (me is null)
        {
            return refusal!;
        }

        if (!mailer.IsPossible)
        {
            return Outcome.Unavailable("This server sends no mail. Nothing was sent; whoever runs it can set up a mail server.");
        }

        if (!limit.Allows(me.Id))
        {
            return Outcome.Invalid(string.Create(CultureInfo.InvariantCulture, $"You have asked for {DigestTrialLimit.Most} within {DigestTrialLimit.Window.TotalMinutes} minutes. Nothing was sent; try again later."));
        }

        var (email, times) = await WhoseAsync(me.Id, ct);
        var now = time.GetUtcNow().UtcDateTime;
        var written = await post.WriteTrialAsync(new(allLeads ? null : me.Id, now - Back, now), me.Id, me.Name, me.TimeZone, times, ct);
        var result = await post.SendAsync(written, email, Guid.NewGuid().ToString(), ct);
        return result.End switch
        {
            MailEnd.Taken => Outcome.Done(message: $"Sent to {email}. If it is not there in some minutes, look among what your mail program holds back."),
            MailEnd.NotNow or MailEnd.Refused => Outcome.Unavailable($"{result.Words} Nothing was sent; show this to whoever runs the server."),
            MailEnd.Unknown => Outcome.Unavailable(result.Words),
        };
    }

    private async Task<(string Email, DigestTimes? Times)> WhoseAsync(string userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var email = await db.Users.Where(u => u.Id == userId).Select(u => u.Email).FirstOrDefaultAsync(ct) ?? "";
        var plan = await db.DigestPlans.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == userId, ct);
        return (email, plan?.Times);
    }
}
