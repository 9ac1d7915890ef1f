using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Digests;

/// <summary>A digest that may be due, and for whom.</summary>
/// <param name="TimeZone">The user's choice; null for the server's.</param>
public sealed record PlannedDigest(
    string UserId, string Name, string Email, string? TimeZone, DigestTimes Times, bool AllLeads, DateTime ToldUntil, DateTime HandledUntil,
    DigestState State, int Tries, DateTime? TryAgainAt, DateTime? SendingSince);

/// <summary>
/// Who is told what, written down before and after. Every change is conditional on what was read: of two servers, or of a machine and a user who
/// changes the choice, one wins and the other does nothing. A claim that is never closed is a digest of which nobody knows whether it arrived.
/// </summary>
public sealed class DigestLedger(IDbContextFactory<AppDbContext> contexts, WriteGate gate)
{
    /// <summary>What was stored within this time before a look is told by the next: writes carry the time at which they began.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <summary>Everybody who wants a digest and can sign in. A team has dozens of users.</summary>
    public async Task<IReadOnlyList<PlannedDigest>> PlansAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.DigestPlans.AsNoTracking().Join(db.Users, p => p.UserId, u => u.Id, (Plan, User) => new { Plan, User })
            .Where(r => r.User.PasswordHash != null && r.User.Email != null && db.UserRoles.Any(o => o.UserId == r.User.Id))
            .Select(r => new { r.Plan, r.User.DisplayName, r.User.Email, r.User.TimeZone, r.User.LockoutEnd }).ToListAsync(ct);
        return [.. rows.Where(r => !AccountLock.IsByAdmin(r.LockoutEnd)).Select(r => new PlannedDigest(
            r.Plan.UserId, r.DisplayName, r.Email!, r.TimeZone, r.Plan.Times, r.Plan.AllLeads, r.Plan.ToldUntil, r.Plan.HandledUntil,
            r.Plan.State, r.Plan.Tries, r.Plan.TryAgainAt, r.Plan.SendingSince)).OrderBy(p => p.UserId, StringComparer.Ordinal)];
    }

    /// <summary>Takes a digest before it is handed to the mail server. False where somebody else has, or the user has chosen anew.</summary>
    public Task<bool> ClaimAsync(PlannedDigest plan, DateTime due, DateTime now, CancellationToken ct) => ChangeAsync(Unchanged(plan), p =>
    {
        (p.State, p.HandledUntil, p.Tries, p.SendingSince, p.TryAgainAt) = (DigestState.Sending, due, plan.State == DigestState.Waiting ? plan.Tries + 1 : 1, now, null);
    }, ct);

    /// <summary>There was nothing to tell.</summary>
    public Task<bool> NothingAsync(PlannedDigest plan, DateTime due, DateTime toldUntil, CancellationToken ct) => ChangeAsync(Unchanged(plan), p =>
    {
        (p.HandledUntil, p.ToldUntil) = (due, toldUntil);
        Rest(p, null);
    }, ct);

    /// <summary>It is told, or may be: what it told is not told again.</summary>
    public Task<bool> ToldAsync(string userId, DateTime claimedAt, DateTime toldUntil, string? trouble, CancellationToken ct) => ChangeAsync(Claimed(userId, claimedAt), p =>
    {
        p.ToldUntil = toldUntil;
        Rest(p, trouble);
    }, ct);

    /// <summary>It surely did not go out: again later, or given up, and then the next one tells what it would have told.</summary>
    /// <param name="again">Null to give up.</param>
    public Task<bool> FailedAsync(string userId, DateTime claimedAt, string trouble, DateTime? again, CancellationToken ct) => ChangeAsync(Claimed(userId, claimedAt), p =>
    {
        if (again is null)
        {
            Rest(p, trouble);
            return;
        }

        (p.State, p.TryAgainAt, p.SendingSince, p.Trouble) = (DigestState.Waiting, again, null, trouble);
    }, ct);

    private static void Rest(DigestPlan plan, string? trouble) =>
        (plan.State, plan.Tries, plan.TryAgainAt, plan.SendingSince, plan.Trouble) = (DigestState.Idle, 0, null, null, trouble);

    private static Expression<Func<DigestPlan, bool>> Unchanged(PlannedDigest plan) =>
        p => p.UserId == plan.UserId && p.State == plan.State && p.HandledUntil == plan.HandledUntil && p.Tries == plan.Tries;

    private static Expression<Func<DigestPlan, bool>> Claimed(string userId, DateTime at) =>
        p => p.UserId == userId && p.State == DigestState.Sending && p.SendingSince == at;

    // Inside the gate, and so alone: nobody writes between the look and the change.
    private async Task<bool> ChangeAsync(Expression<Func<DigestPlan, bool>> which, Action<DigestPlan> change, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        if (await write.Db.DigestPlans.FirstOrDefaultAsync(which, ct) is not { } plan)
        {
            return false;
        }

        change(plan);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return true;
    }
}
