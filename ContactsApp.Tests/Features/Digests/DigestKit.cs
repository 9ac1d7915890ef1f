using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Digests;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactsApp.Features.Digests;

/// <summary>The round that sends digests, on a test's database and mail server.</summary>
internal sealed class DigestKit(TestDatabase database, MailSettings? mail)
{
    public DigestQueries Queries { get; } = new(database.Contexts);

    public DigestLedger Ledger { get; } = new(database.Contexts, database.Gate);

    public Task RoundAsync(CancellationToken ct = default)
    {
        var mailer = new Mailer(mail);
        var post = new DigestPost(Queries, new StopKeys(new EphemeralDataProtectionProvider()), mailer, database.Time);
        return new DigestRound(Ledger, post, mailer, database.Services.GetRequiredService<StorageCheck>(), database.Time, NullLogger<DigestRound>.Instance).RunAsync(ct);
    }

    /// <summary>Somebody who can sign in and gets a digest at seven in Berlin; the fake clock says ten there.</summary>
    public async Task<AppUser> ReaderAsync(DigestRhythm rhythm = DigestRhythm.Daily, bool allLeads = false, Action<AppUser>? change = null)
    {
        var user = new AppUser { DisplayName = "Ann Seller", Email = $"{Guid.NewGuid():N}@seller.example", PasswordHash = "x", TimeZone = "Europe/Berlin", CreatedAt = database.Now };
        user.UserName = user.Email;
        change?.Invoke(user);
        await database.WriteAsync(db =>
        {
            db.Users.Add(user);
            var plan = DigestPlan.For(user.Id, rhythm, database.Now);
            plan.Choose(new DigestTimes(rhythm, DayOfWeek.Wednesday, 7), allLeads, database.Now);
            db.DigestPlans.Add(plan);
        });
        await database.GiveRoleAsync(new Actor(user.Id, user.DisplayName), UserRole.Rep);
        return user;
    }

    public async Task<DigestPlan> PlanAsync(AppUser user)
    {
        await using var db = database.NewContext();
        return await db.DigestPlans.AsNoTracking().SingleAsync(p => p.UserId == user.Id);
    }

    /// <summary>A lead of the user with somebody who was added just now.</summary>
    public async Task<LeadBuilder> NewPersonAsync(AppUser user, string lead = "Halden Robotics", string person = "Mia Lund") =>
        await new LeadBuilder(database, lead).With(l => l.OwnerId = user.Id).Person(person, "Head of IT").SaveAsync();
}
