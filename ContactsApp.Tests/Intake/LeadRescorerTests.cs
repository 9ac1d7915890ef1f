using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Intake;

/// <summary>Leads that are judged outside the write lock: what happens meanwhile is not lost.</summary>
public sealed class LeadRescorerTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Write_OfALeadThatWasJudgedMeanwhile_LeavesItToBePreparedAgain()
    {
        var (changed, untouched) = (await new LeadBuilder(database, "Halden").SaveAsync(), await new LeadBuilder(database, "Corvid").SaveAsync());
        var rescorer = await RescorerAsync();
        var prepared = await rescorer.PrepareAsync([changed.Lead.Id, untouched.Lead.Id], CancellationToken.None);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await changed.Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering).SaveAsync();

        var written = 0;
        await database.WriteAsync(async db => written = await rescorer.WriteAsync(db, prepared, CancellationToken.None));

        written.Should().Be(1);
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == changed.Lead.Id)).ContactCount.Should().Be(1, "it was prepared before anybody was there");
    }

    [Fact]
    public async Task Write_OfALeadThatIsDue_LeavesTheMark()
    {
        var lead = await new LeadBuilder(database, "Palisade").SaveAsync();
        await database.WriteAsync(db => LeadJudge.MarkDueAsync(db, [lead.Lead.Id], database.Now, CancellationToken.None));
        var rescorer = await RescorerAsync();

        var prepared = await rescorer.PrepareAsync([lead.Lead.Id], CancellationToken.None);
        // Another batch of a run changes the lead: it is marked already, so nothing tells.
        await database.WriteAsync(db => LeadJudge.MarkDueAsync(db, [lead.Lead.Id], database.Now, CancellationToken.None));
        await database.WriteAsync(async db => await rescorer.WriteAsync(db, prepared, CancellationToken.None));

        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id)).NextChangeAt.Should().BeOnOrBefore(database.Now);
    }

    private async Task<LeadRescorer> RescorerAsync()
    {
        await using var db = database.NewContext();
        return new(database.Contexts, (await database.Services.GetRequiredService<IcpScoring>().FindAsync(db, CancellationToken.None))!, database.Time);
    }
}
