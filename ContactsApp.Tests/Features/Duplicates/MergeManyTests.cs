using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

public sealed class MergeManyTests : ContactTestBase
{
    [Fact]
    public async Task MergeAll_OnlyTheSureOnesOfTheReason_AndOneUndoBringsAllBack()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await PairAsync("Ida Falk", "Oskar Lind", "ida@halden.example");
        await SearchAsync();
        var before = await Snapshot.OfAsync(Database);

        var outcome = await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None);

        outcome.Message.Should().Be("2 pairs were merged.");
        await using (var db = Database.NewContext())
        {
            (await db.Contacts.CountAsync()).Should().Be(4, "those with other names are for a person to look at");
        }

        await UndoAsync(outcome.UndoId);
        (await Snapshot.OfAsync(Database)).Should().Equal(before);
    }

    [Fact]
    public async Task MergeAll_AtLeadsOfOthers_IsForManagers()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await SearchAsync();
        var bo = await Database.UserAsync("Bo");
        await Database.WriteAsync(async db => await db.Leads.ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, bo.UserId)));

        (await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None)).Message
            .Should().Be("Nothing was merged. 1 at leads of others were left alone: merge those one by one, or ask a manager.");

        Database.Acts(UserRole.Manager);
        (await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None)).Value!.Merged.Should().Be(1);
    }

    [Fact]
    public async Task Undo_OneOfThemWasMergedAgain_StaysAndIsSaid()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await SearchAsync();
        var outcome = await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None);
        await using (var db = Database.NewContext())
        {
            await Commands.RemoveContactAsync(await db.Contacts.Where(c => c.FullName == "Ole Berg").Select(c => c.PublicId).SingleAsync(), RemovalReason.NotRelevant, CancellationToken.None);
        }

        var undone = await Database.Get<UndoCommands>().UndoAsync(outcome.UndoId!.Value, CancellationToken.None);

        undone.Message.Should().Be("1 merge stays: somebody changed it since");
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
        (await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None)).Message.Should().Be("Nothing was merged.");
    }

    [Fact]
    public async Task MergeAll_AnsweredOrOwnedMeanwhile_IsLeftAlone()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await PairAsync("Ole Berg", "Ole Berg", "ole@halden.example");
        await PairAsync("Ida Falk", "Ida Falk", "ida@halden.example");
        await SearchAsync();
        var bo = await Database.UserAsync("Bo");
        var meanwhile = new Meanwhile(through =>
        {
            using var db = Database.NewContext();
            _ = through switch
            {
                1 => db.DuplicatePairs.Where(p => p.State == DuplicateState.Open).OrderByDescending(p => p.Id).Take(1).ExecuteUpdate(s => s.SetProperty(p => p.State, DuplicateState.Dismissed)),
                2 => db.Leads.ExecuteUpdate(s => s.SetProperty(l => l.OwnerId, bo.UserId)),
                _ => 0,
            };
        });

        var outcome = await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, meanwhile, CancellationToken.None);

        outcome.Value.Should().Be(new MergedMany(Merged: 1, Changed: 1, OfOthers: 1));
    }

    [Fact]
    public async Task Undo_TheLeadWasMergedSince_StaysAndIsSaid()
    {
        await PairAsync("Mei Tanaka", "Mei Tanaka", "mei@halden.example");
        await SearchAsync();
        var outcome = await Database.Get<MergeManyCommands>().MergeAllAsync(DuplicateReason.SameEmail, null, CancellationToken.None);
        var nordkap = await AddLeadAsync("Nordkap", "nordkap.example");
        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(LeadId, nordkap, new() { Survivor = nordkap }, CancellationToken.None);
        await Database.Get<MergeCommands>().MergeLeadsAsync(LeadId, nordkap, new() { Survivor = nordkap }, view!.Seen, CancellationToken.None);

        var undone = await Database.UndoAsync(outcome.UndoId);

        undone.Message.Should().Be("1 merge stays: somebody changed it since");
    }

    private sealed class Meanwhile(Action<int> does) : IProgress<int>
    {
        public void Report(int value) => does(value);
    }

    private async Task PairAsync(string one, string other, string email)
    {
        foreach (var name in new[] { one, other })
        {
            Database.Time.Advance(TimeSpan.FromMinutes(1));
            await AddAsync(name, email: email, decision: AddDecision.AddAnyway);
        }
    }

    private async Task SearchAsync()
    {
        while (await Database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }
    }
}
