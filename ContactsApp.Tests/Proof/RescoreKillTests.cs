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
    private static readonly int Kills = KilledWorker.KillsOr(3);

    /// <summary>Enough that every start finds work to do.</summary>
    private static readonly int Contacts = 1_500 + (Kills * 500);

    [Fact]
    public async Task Kill_DuringRescoring_GoesOnAndEveryScoreIsWhole()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        database.Acts(UserRole.Manager);
        await new SeedWriter(database.Contexts, database.Gate, database.Services.GetRequiredService<LeadJudge>(), database.Time)
            .RunAsync(new(150, Contacts, 300, Seed: 5), CancellationToken.None);
        var before = DefaultIcp.Create();
        var after = before with { Personas = [.. before.Personas.Select(p => p with { Weight = 11 - p.Weight })], Criteria = [.. before.Criteria.Select(c => c with { Weight = 11 - c.Weight })] };
        (await database.Get<IcpCommands>().SaveAsync(new(Guid.CreateVersion7(), 1, after), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        // The first steps are the start and the first look; then come writes.
        List<int> done = [await ShouldBeWholeAsync(database, before, after)];
        var dice = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            (await KilledWorker.WorkAsync(database, 2 + dice.Next(2))).Should().Be(KilledWorker.Killed, "there was still work to do");
            done.Add(await ShouldBeWholeAsync(database, before, after));
        }

        (await KilledWorker.WorkAsync(database, killAfter: null)).Should().Be(0);

        (await ShouldBeWholeAsync(database, before, after)).Should().Be(Contacts);
        done.Should().BeInAscendingOrder().And.StartWith(0).And.OnlyContain(d => d < Contacts + 150);
        await using var db = database.NewContext();
        (await db.Jobs.SingleAsync()).State.Should().Be(JobState.Succeeded);
        (await db.Leads.Select(l => l.IcpVersionId).Distinct().CountAsync()).Should().Be(1);
    }

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
