using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Digests;

/// <summary>What a user chose, or what is proposed.</summary>
/// <param name="Rhythm">Null for none.</param>
/// <param name="Day">For a weekly one.</param>
/// <param name="Hour">0 to 23, on the user's clock.</param>
/// <param name="AllLeads">Of every lead of the team; else of one's own.</param>
public sealed record DigestChoice(DigestRhythm? Rhythm, DayOfWeek Day, int Hour, bool AllLeads);

/// <summary>The choice as its page shows it.</summary>
/// <param name="Zone">On whose clock the hour is.</param>
/// <param name="ZoneIsServers">The user has chosen no time zone.</param>
/// <param name="Next">When the next one is due, UTC; null without any.</param>
public sealed record DigestView(string Email, DigestChoice Choice, TimeZoneInfo Zone, bool ZoneIsServers, DateTime? Next);

/// <summary>The signed-in user's choice of a digest, and its end by the link in a mail.</summary>
public sealed class DigestCommands(Rights rights, WriteGate gate, IDbContextFactory<AppDbContext> contexts, StopKeys keys, DigestPost post, TimeProvider time)
{
    private const int LastHour = 23;

    private static readonly Outcome NotOurs = Outcome.Forbidden("This link is not valid here. Nothing was changed; sign in, and choose under Your account.");

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null for nobody.</summary>
    public async Task<DigestView?> FindAsync(CancellationToken ct)
    {
        if ((await rights.RequireAsync(Right.Read, ct)).User is not { } me)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var email = await db.Users.Where(u => u.Id == me.Id).Select(u => u.Email).FirstOrDefaultAsync(ct) ?? "";
        var zone = post.ZoneOf(me.TimeZone);
        if (await db.DigestPlans.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == me.Id, ct) is { } plan)
        {
            return new(email, new(plan.Rhythm, plan.Day, plan.Hour, plan.AllLeads), zone, me.TimeZone is null, DigestSchedule.NextDue(plan.Times, zone, Now));
        }

        // Who manages and owns no lead follows those of the others.
        var all = me.Has(Right.Manage) && !await db.LeadSummaries.AnyAsync(s => !s.IsRemoved && s.OwnerId == me.Id, ct);
        return new(email, new(null, DigestTimes.UsualDay, DigestTimes.UsualHour, all), zone, me.TimeZone is null, null);
    }

    /// <summary>Saves the choice. What was due before it is not sent after it.</summary>
    public async Task<Outcome> ChooseAsync(DigestChoice choice, CancellationToken ct)
    {
        var (me, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (me is null)
        {
            return refusal!;
        }

        if (choice.Hour is < 0 or > LastHour || !Enum.IsDefined(choice.Day) || (choice.Rhythm is { } chosen && !Enum.IsDefined(chosen)))
        {
            return Outcome.Invalid("Choose a day and an hour of the lists. Nothing was saved.");
        }

        await using var write = await gate.BeginAsync(me.Actor, WritePriority.Interactive, ct);
        var plan = await write.Db.DigestPlans.FirstOrDefaultAsync(p => p.UserId == me.Id, ct);
        if (choice.Rhythm is not { } rhythm)
        {
            return await EndAsync(write, plan, ct);
        }

        if (plan is null)
        {
            write.Db.DigestPlans.Add(plan = DigestPlan.For(me.Id, rhythm, Now));
        }

        plan.Choose(new(rhythm, choice.Day, choice.Hour), choice.AllLeads, Now);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return Outcome.Done();
    }

    /// <summary>Whose digest the link of a mail stops; null for a link that is not ours.</summary>
    public async Task<string?> EmailOfAsync(string? key, CancellationToken ct)
    {
        if (keys.Read(key) is not { } id)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(u => u.Id == id).Select(u => u.Email).FirstOrDefaultAsync(ct);
    }

    /// <summary>Stops the digest of whom the link of a mail was sent to. Twice is once.</summary>
    public async Task<Outcome> StopAsync(string? key, CancellationToken ct)
    {
        if (keys.Read(key) is not { } id)
        {
            return NotOurs;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotOurs;
        }

        await using var write = await gate.BeginAsync(new Actor(id, name), WritePriority.Interactive, ct);
        return await EndAsync(write, await write.Db.DigestPlans.FirstOrDefaultAsync(p => p.UserId == id, ct), ct);
    }

    private static async Task<Outcome> EndAsync(Write write, DigestPlan? plan, CancellationToken ct)
    {
        if (plan is null)
        {
            return Outcome.AlreadyDone;
        }

        write.Db.DigestPlans.Remove(plan);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return Outcome.Done();
    }
}
