using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Icp;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>Rescoring that is killed again and again (kill -9) goes on where it was, and at any moment each record has whole scores: old ones or new ones.</summary>
public sealed class RescoreKillTests
{
    private const int Contacts = 3_000;
    private static readonly int Kills = KilledWorker.KillsOr(3);

    [Fact]
    public async Task Kill_DuringRescoring_GoesOnAndEveryScoreIsWhole()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        database.Acts(UserRole.Manager);
        await new SeedWriter(database.Contexts, database.Gate, database.Services.GetRequiredService<LeadJudge>(), database.Time)
            .RunAsync(new(150, Contacts, 300, Seed: 5), CancellationToken.None);
        var (before, after) = (DefaultIcp.Create(), Turned(DefaultIcp.Create()));
        var (kills, version) = (0, 1);
        while (kills < Kills)
        {
            (await database.Get<IcpCommands>().SaveAsync(new(Guid.CreateVersion7(), version++, after), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
            kills += await KillAsync(database, before, after, Math.Min(3, Kills - kills));
            (await ShouldBeWholeAsync(database, before, after)).Should().Be(Contacts);
            (before, after) = (after, before);
        }

        await using var db = database.NewContext();
        (await db.Jobs.Select(j => j.State).Distinct().ToListAsync()).Should().Equal(JobState.Succeeded);
        (await db.Leads.Select(l => l.IcpVersionId).Distinct().CountAsync()).Should().Be(1);
    }

    /// <summary>Kills the rescoring of one version, so many times at most, and lets it end.</summary>
    /// <returns>How often there was still work to do.</returns>
    private static async Task<int> KillAsync(TestDatabase database, IcpDefinition before, IcpDefinition after, int most)
    {
        // The first steps are the start and the first look; then come writes.
        List<int> done = [await ShouldBeWholeAsync(database, before, after)];
        var kills = 0;
        while (kills < most && await KilledWorker.WorkAsync(database, 2 + (kills % 2)) == KilledWorker.Killed)
        {
            kills++;
            done.Add(await ShouldBeWholeAsync(database, before, after));
        }

        kills.Should().BePositive("there was work to do");
        (await KilledWorker.WorkAsync(database, killAfter: null)).Should().Be(0);
        done.Should().BeInAscendingOrder().And.StartWith(0);
        return kills;
    }

    private static IcpDefinition Turned(IcpDefinition icp) =>
        icp with { Personas = [.. icp.Personas.Select(p => p with { Weight = 11 - p.Weight })], Criteria = [.. icp.Criteria.Select(c => c with { Weight = 11 - c.Weight })] };

    /// <returns>How many contacts have the new scores.</returns>
    private static async Task<int> ShouldBeWholeAsync(TestDatabase database, IcpDefinition before, IcpDefinition after)
    {
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        var newest = await db.IcpProfileVersions.MaxAsync(v => v.Id);
        var contacts = await db.Contacts.AsNoTracking().ToListAsync();
        foreach (var contact in contacts)
        {
            var score = IcpRelevance.Score(contact.IcpVersionId == newest ? after : before, new(contact.Title ?? contact.Headline, contact.Seniority, contact.Department));
            (contact.Relevance ?? 0, contact.RelevanceReasonsJson).Should().Be((score.Score, ScoreJson.Write(score.Reasons)));
        }

        return contacts.Count(c => c.IcpVersionId == newest);
    }
}
