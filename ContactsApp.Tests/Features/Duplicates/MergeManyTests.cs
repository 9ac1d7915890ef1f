using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Contacts;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Duplicates;

/// <summary>"Merge all that are sure": a job with progress, report and one way back.</summary>
public sealed class MergeManyTests : ContactTestBase
{
    private Actor ann = TestDatabase.Ann;

    [Fact]
    public async Task MergeAll_OnlyTheSureOnesOfTheReason_AndOneUndoBringsAllBack()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await PairAsync("Ida Falk", "Oskar Lind", "ida@halden.example");
        await SearchAsync();
        var before = await Snapshot.OfAsync(Database);

        var done = await MergeAllAsync();

        done.Should().Match<BulkView>(b => b.State == JobState.Succeeded && b.Words == "Merge 2 pairs of contacts" && b.Changed == 2 && b.Total == 2 && b.Reasons.Count == 0);
        await using (var db = Database.NewContext())
        {
            (await db.Contacts.CountAsync()).Should().Be(4, "those with other names are for a person to look at");
        }

        (await Database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        (await Snapshot.OfAsync(Database)).Should().Equal(before);
        (await ViewAsync(done.Id)).Should().Match<BulkView>(b => b.IsUndone && b.Undone == 2 && b.Kept == 0);
    }

    [Fact]
    public async Task MergeAll_ThreeOfOnePerson_AreOneContact_AndUndoneFromTheTop()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await AddAsync("Mei Tanaka", email: "mei@halden.example", decision: AddDecision.AddAnyway);
        await SearchAsync();
        var before = await Snapshot.OfAsync(Database);

        var done = await MergeAllAsync();

        done.Changed.Should().Be(2);
        await using (var db = Database.NewContext())
        {
            (await db.Contacts.CountAsync()).Should().Be(1);
        }

        (await Database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        (await Snapshot.OfAsync(Database)).Should().Equal(before);
    }

    [Fact]
    public async Task MergeAll_AtLeadsOfOthers_IsForManagers()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await SearchAsync();
        var bo = await Database.UserAsync("Bo");
        await Database.WriteAsync(async db => await db.Leads.ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, bo.UserId)));

        (await MergeAllAsync()).Should().Match<BulkView>(b => b.Changed == 0 && b.UndoId == null && b.Reasons.Single().Why == BulkReasons.OfOthers
            && b.LeftOut.Single().Name == "Mei Tanaka and Mei Tanaka" && b.LeftOut.Single().Href.StartsWith("duplicates/"));

        (await MergeAllAsync(UserRole.Manager)).Changed.Should().Be(1);
    }

    [Fact]
    public async Task Undo_OneOfThemWasRemovedSince_StaysAndIsSaid()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await SearchAsync();
        var done = await MergeAllAsync();
        await using (var db = Database.NewContext())
        {
            await Commands.RemoveContactAsync(await db.Contacts.Where(c => c.FullName == "Ole Berg").Select(c => c.PublicId).SingleAsync(), RemovalReason.NotRelevant, CancellationToken.None);
        }

        var undone = await Database.UndoAsync(done.UndoId);

        undone.Message.Should().Be("1 stays as it is: it was changed again since");
        await using var after = Database.NewContext();
        (await after.Contacts.CountAsync(c => c.FullName == "Mei Tanaka")).Should().Be(2);
    }

    [Fact]
    public async Task MergeAll_PeopleAtTwoCompanies_AreForAPersonToLookAt()
    {
        var nordkap = await AddLeadAsync("Nordkap", "nordkap.example");
        foreach (var (name, email) in new[] { ("Mei Tanaka", "mei@tanaka.example"), ("Ole Berg", "ole@berg.example") })
        {
            await AddAsync(name, email: email);
            await Commands.AddContactAsync(nordkap, new() { FullName = name, Email = email, Decision = AddDecision.AddAnyway }, CancellationToken.None);
        }

        await SearchAsync();

        var page = await Database.Get<DuplicateQueries>().PageAsync(new(), null, 100, CancellationToken.None);
        (page.Counts[DuplicateReason.SameEmail], page.Sure[DuplicateReason.SameEmail]).Should().Be((2, 0));
        (await StartAsync(Guid.CreateVersion7())).Message.Should().StartWith("None of them is there any more.");
    }

    [Fact]
    public async Task MergeAll_AnsweredOrOwnedMeanwhile_IsLeftAlone()
    {
        var nordkap = await AddLeadAsync("Nordkap", "nordkap.example");
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await PairAsync("Ida Falk", "Ida Falk", "ida@nordkap.example", nordkap);
        await SearchAsync();
        await SignInAsync(UserRole.Rep);
        var job = Guid.CreateVersion7();
        (await StartAsync(job)).Ok.Should().BeTrue();
        var bo = await Database.UserAsync("Bo");
        await Database.WriteAsync(async db =>
        {
            await db.Leads.Where(l => l.PublicId == nordkap).ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, bo.UserId));
            await db.DuplicatePairs.Where(p => db.Contacts.Any(c => c.Id == p.LeftId && c.FullName == "Ole Berg")).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, DuplicateState.Dismissed));
        });

        await WorkAsync();

        var done = await ViewAsync(job);
        done.Changed.Should().Be(1);
        done.Reasons.Should().BeEquivalentTo([(MergePairs.NotSureAnyMore, 1), (BulkReasons.OfOthers, 1)]);
    }

    [Fact]
    public async Task Cancel_BeforeItsTurn_MergesNobody()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await SearchAsync();
        await SignInAsync(UserRole.Rep);
        var job = Guid.CreateVersion7();
        await StartAsync(job);

        (await Database.Get<BulkCommands>().CancelAsync(job, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
        await WorkAsync();

        (await ViewAsync(job)).Should().Match<BulkView>(b => b.State == JobState.Cancelled && b.Changed == 0);
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Undo_TheLeadWasMergedSince_StaysAndIsSaid()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await SearchAsync();
        var done = await MergeAllAsync();
        var nordkap = await AddLeadAsync("Nordkap", "nordkap.example");
        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(LeadId, nordkap, new() { Survivor = nordkap }, CancellationToken.None);
        await Database.Get<MergeCommands>().MergeLeadsAsync(LeadId, nordkap, new() { Survivor = nordkap }, view!.Seen, CancellationToken.None);

        var undone = await Database.UndoAsync(done.UndoId);

        undone.Message.Should().Be("1 stays as it is: it was changed again since");
    }

    private async Task<BulkView> MergeAllAsync(UserRole role = UserRole.Rep)
    {
        await SignInAsync(role);
        var job = Guid.CreateVersion7();
        var begun = await StartAsync(job);
        begun.Ok.Should().BeTrue(begun.Message);
        await WorkAsync();
        return await ViewAsync(job);
    }

    private async Task SignInAsync(UserRole role)
    {
        ann = await Database.UserAsync("Ann Keller", role);
        Database.Acts(role, ann);
    }

    private Task<Outcome<string>> StartAsync(Guid job) =>
        Database.Get<BulkCommands>().StartAsync(new(job, MergePairs.ActionName, null, new BulkScope.SurePairs(DuplicateReason.SameEmail)), CancellationToken.None);

    private async Task WorkAsync()
    {
        while (await Database.Services.GetRequiredService<JobRunner>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    private async Task<BulkView> ViewAsync(Guid job) => (await Database.Get<BulkQueries>().FindAsync(job, CancellationToken.None))!;

    private async Task PairAsync(string one, string other, string email, Guid? lead = null)
    {
        foreach (var name in new[] { one, other })
        {
            Database.Time.Advance(TimeSpan.FromMinutes(1));
            (await Commands.AddContactAsync(lead ?? LeadId, new() { FullName = name, Email = email, Decision = AddDecision.AddAnyway }, CancellationToken.None)).Ok.Should().BeTrue();
        }
    }

    private async Task SearchAsync()
    {
        while (await Database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }
    }
}
