using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Bulk;

public abstract class BulkContract(TestDatabase database) : IAsyncLifetime
{
    private readonly Guid id = Guid.CreateVersion7();
    private Actor ann = TestDatabase.Ann;
    private Actor tom = TestDatabase.Ann;
    private List<LeadBuilder> leads = [];

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Postgres && PostgresDatabase.Server is null)
        {
            return;
        }

        await database.EmptyAsync();
        ann = await database.UserAsync("Ann Keller", UserRole.Manager);
        tom = await database.UserAsync("Tom Lindqvist", UserRole.Rep);
        database.Acts(UserRole.Manager, ann);
        leads = [];
        foreach (var name in new[] { "Atlas Freight", "Brightwater", "Cobalt" })
        {
            leads.Add(await new LeadBuilder(database, name).Person($"Mei of {name}", "CTO").Person($"Per of {name}", "CFO").SaveAsync());
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Assign_AllMatchingWithOneLeftOut_GivesThemTheOwnerAndUndoTakesItBack()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, new BulkScope.MatchingLeads(new LeadFilter(), [leads[1].Lead.PublicId]));
        await RunAsync();

        (await OwnersAsync()).Should().Equal(tom.UserId, null, tom.UserId);
        (await SummariesAsync()).Should().Equal("Tom Lindqvist", "", "Tom Lindqvist");
        (await ViewAsync()).Should().Match<BulkView>(b => b.State == JobState.Succeeded && b.Words == "Assign 2 leads to Tom Lindqvist" && b.Changed == 2 && b.Total == 2 && b.UndoId == id);

        (await database.UndoAsync(id)).Ok.Should().BeTrue();

        (await OwnersAsync()).Should().Equal(null, null, null);
        (await SummariesAsync()).Should().Equal("", "", "");
        (await ViewAsync()).Should().Match<BulkView>(b => b.IsUndone && b.Undone == 2 && b.UndoId == null);
    }

    [DatabaseFact]
    public async Task Undo_OfALeadMergedSince_LeavesItAndSaysSo()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await RunAsync();
        var (stays, goes) = (leads[0].Lead.PublicId, leads[2].Lead.PublicId);
        var (view, _) = await database.Get<MergeQueries>().LeadsAsync(stays, goes, new() { Survivor = stays }, CancellationToken.None);
        (await database.Get<MergeCommands>().MergeLeadsAsync(stays, goes, new() { Survivor = stays }, view!.Seen, CancellationToken.None)).Ok.Should().BeTrue();

        (await database.UndoAsync(id)).Message.Should().Be("1 stays as it is: it was changed again since");

        (await OwnersAsync()).Should().Equal(null, null, tom.UserId);
    }

    [DatabaseFact]
    public async Task Undo_BySomebodyElse_IsRefusedAndStaysWithWhoStartedIt()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await RunAsync();
        database.Acts(UserRole.Rep, tom);

        (await ViewAsync()).Should().Match<BulkView>(b => b.Changed == 3 && b.UndoId == null);
        (await database.UndoAsync(id)).Kind.Should().Be(OutcomeKind.Forbidden);

        database.Acts(UserRole.Manager, ann);
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await OwnersAsync()).Should().Equal(null, null, null);
    }

    [DatabaseFact]
    public async Task Trash_UndoAfterSomebodyTrashedOneAgain_KeepsThatOneInTrash()
    {
        await StartAsync(RemoveLeads.ActionName, null, Chosen());
        await RunAsync();
        await database.Get<LeadCommands>().RestoreLeadAsync(leads[1].Lead.PublicId, default);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Get<LeadCommands>().RemoveLeadAsync(leads[1].Lead.PublicId, default);

        (await database.UndoAsync(id)).Ok.Should().BeTrue();

        (await LeadsAsync()).Select(l => l.RemovedAt is null).Should().Equal(true, false, true);
    }

    [DatabaseFact]
    public async Task Assign_ByARep_LeavesOutLeadsOfOthersAndSaysSo()
    {
        await database.Get<LeadCommands>().AssignOwnerAsync(leads[0].Lead.PublicId, ann.UserId, default);
        database.Acts(UserRole.Rep, tom);
        (await TryStartAsync(AssignLeads.ActionName, ann.UserId, Chosen())).Kind.Should().Be(OutcomeKind.Forbidden);

        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await RunAsync();

        (await OwnersAsync()).Should().Equal(ann.UserId, tom.UserId, tom.UserId);
        var view = await ViewAsync();
        view.Reasons.Should().Equal((BulkReasons.OfOthers, 1));
        view.LeftOut.Should().ContainSingle().Which.Name.Should().Be("Atlas Freight");
    }

    [DatabaseFact]
    public async Task Assign_ToAnother_StopsWhereWhoStartedItIsNoManagerAnyMore()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await database.GiveRoleAsync(ann, UserRole.Rep);
        await RunAsync();

        (await OwnersAsync()).Should().Equal(null, null, null);
        (await ViewAsync()).Should().Match<BulkView>(b => b.State == JobState.Failed && b.Changed == 0);
    }

    [DatabaseFact]
    public async Task State_UndoAfterSomebodyChangedOne_KeepsThatOne()
    {
        await StartAsync(ChangeLeadState.ActionName, ChangeLeadState.ValueOf(SalesState.Disqualified, "No budget"), Chosen());
        await RunAsync();
        (await LeadsAsync()).Should().OnlyContain(l => l.SalesState == SalesState.Disqualified && l.DisqualifiedReason == "No budget");
        await database.Get<LeadCommands>().ChangeStateAsync(leads[2].Lead.PublicId, SalesState.Customer, null, null, default);

        var undone = await database.UndoAsync(id);

        undone.Message.Should().Be("1 stays as it is: it was changed again since");
        (await LeadsAsync()).Select(l => l.SalesState).Should().Equal(SalesState.NotContactedYet, SalesState.NotContactedYet, SalesState.Customer);
        (await ViewAsync()).Should().Match<BulkView>(b => b.Undone == 2 && b.Kept == 1);
    }

    [DatabaseFact]
    public async Task Trash_AndRestore_OfLeads_AndTheirUndo()
    {
        await StartAsync(RemoveLeads.ActionName, null, Chosen());
        await RunAsync();
        (await LeadsAsync()).Should().OnlyContain(l => l.RemovedAt != null);

        var back = Guid.CreateVersion7();
        (await database.Get<BulkCommands>().StartAsync(new(back, RestoreLeads.ActionName, null, Chosen()), default)).Ok.Should().BeTrue();
        await RunAsync();
        (await LeadsAsync()).Should().OnlyContain(l => l.RemovedAt == null);

        (await database.UndoAsync(back)).Ok.Should().BeTrue();
        (await LeadsAsync()).Should().OnlyContain(l => l.RemovedAt != null);
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await LeadsAsync()).Should().OnlyContain(l => l.RemovedAt == null);
    }

    [DatabaseFact]
    public async Task Remove_Contacts_SuppressesThemAndUndoBringsThemBack()
    {
        await StartAsync(RemoveContacts.ActionName, nameof(RemovalReason.NotRelevant), new BulkScope.MatchingContacts(new ContactFilter { Seniorities = [] }, [leads[0]["Mei of Atlas Freight"].PublicId]));
        await RunAsync();

        (await ContactsAsync()).Count(c => c.RemovedAt is not null && c.RemovalReason == RemovalReason.NotRelevant).Should().Be(5);
        await using (var db = database.NewContext())
        {
            (await db.Suppressions.Select(s => s.PersonId).Distinct().CountAsync()).Should().Be(5);
        }

        (await database.UndoAsync(id)).Ok.Should().BeTrue();

        (await ContactsAsync()).Should().OnlyContain(c => c.RemovedAt == null);
        await using var after = database.NewContext();
        (await after.Suppressions.AnyAsync()).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Role_ConfirmedOfMany_ByLeadAndUndone()
    {
        var people = leads.Select(l => l[$"Mei of {l.Lead.Company.Name}"].PublicId).ToList();
        await database.Get<CommitteeCommands>().ConfirmRoleAsync(people[0], BuyingRole.Champion, default);

        await StartAsync(ConfirmRoles.ActionName, nameof(BuyingRole.Champion), new BulkScope.Chosen(people));
        await RunAsync();

        (await ChampionsAsync()).Should().Be(3);
        (await ViewAsync()).Should().Match<BulkView>(b => b.Changed == 2 && b.Words == "Confirm 3 contacts as champion");
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await ChampionsAsync()).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Run_TakenUpAfterItsEnd_ChangesAndCountsNothingAgain()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await RunAsync();
        await database.WriteAsync(db => db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Queued)));

        await RunAsync();

        (await ViewAsync()).Should().Match<BulkView>(b => b.Changed == 3 && b.Done == 3 && b.Reasons.Count == 0);
    }

    [DatabaseFact]
    public async Task Run_WhoseUserWasLocked_StopsAndSaysSo()
    {
        await StartAsync(AssignLeads.ActionName, tom.UserId, Chosen());
        await database.GiveRoleAsync(ann, null);
        await RunAsync();

        (await ViewAsync()).Should().Match<BulkView>(b => b.State == JobState.Failed && b.Error!.StartsWith("Ann Keller may not do this any more"));
        (await OwnersAsync()).Should().Equal(null, null, null);
    }

    [DatabaseFact]
    public async Task AddTag_ToLeads_LeavesOutWhoHasItAndUndoTakesItBack()
    {
        await database.Get<LeadCommands>().AddTagAsync(leads[0].Lead.PublicId, "Nordics", default);
        await StartAsync(AddLeadTag.ActionName, " nordics", Chosen());
        await RunAsync();

        (await LeadsAsync()).Should().OnlyContain(l => l.Tags.Count == 1);
        (await ViewAsync()).Should().Match<BulkView>(b => b.Words == "Tag 3 leads nordics" && b.Changed == 2);

        (await database.UndoAsync(id)).Ok.Should().BeTrue();

        (await LeadsAsync()).Select(l => l.Tags.Count).Should().Equal(1, 0, 0);
    }

    [DatabaseFact]
    public async Task AddTag_ToContacts_IsAPersonsWordAndUndoTakesItBack()
    {
        await StartAsync(AddContactTag.ActionName, "VIP", new BulkScope.MatchingContacts(new ContactFilter(), []));
        await RunAsync();

        (await ContactsAsync()).Should().HaveCount(6).And.OnlyContain(c => c.Tags.Count == 1 && c.Tags[0] == "VIP");
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await ContactsAsync()).Should().OnlyContain(c => c.Tags.Count == 0);
    }

    [DatabaseFact]
    public async Task AddTag_ThatIsNone_IsRefused() =>
        (await TryStartAsync(AddLeadTag.ActionName, "a,b", Chosen())).Kind.Should().Be(OutcomeKind.Invalid);

    [DatabaseFact]
    public async Task Start_OfNobody_IsRefused() =>
        (await TryStartAsync(AssignLeads.ActionName, tom.UserId, new BulkScope.Chosen([Guid.CreateVersion7()]))).Kind.Should().Be(OutcomeKind.Invalid);

    private BulkScope.Chosen Chosen() => new([.. leads.Select(l => l.Lead.PublicId)]);

    private Task<Outcome<string>> TryStartAsync(string action, string? value, BulkScope scope) => database.Get<BulkCommands>().StartAsync(new(id, action, value, scope), default);

    private async Task StartAsync(string action, string? value, BulkScope scope)
    {
        var started = await TryStartAsync(action, value, scope);
        started.Ok.Should().BeTrue(started.Message);
    }

    private async Task RunAsync() => (await database.Services.GetRequiredService<JobRunner>().RunNextAsync(default)).Should().BeTrue();

    private async Task<BulkView> ViewAsync() => (await database.Get<BulkQueries>().FindAsync(id, default))!;

    private async Task<List<Lead>> LeadsAsync()
    {
        await using var db = database.NewContext();
        return await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).AsNoTracking().OrderBy(l => l.Id).ToListAsync();
    }

    private async Task<List<Contact>> ContactsAsync()
    {
        await using var db = database.NewContext();
        return await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).AsNoTracking().ToListAsync();
    }

    private async Task<List<string?>> OwnersAsync() => (await LeadsAsync()).ConvertAll(l => l.OwnerId);

    private async Task<List<string>> SummariesAsync()
    {
        await using var db = database.NewContext();
        return await db.LeadSummaries.OrderBy(s => s.LeadId).Select(s => s.OwnerName).ToListAsync();
    }

    private async Task<int> ChampionsAsync()
    {
        await using var db = database.NewContext();
        return await db.RoleAssignments.CountAsync(r => r.Role == BuyingRole.Champion && r.State == RoleState.Confirmed);
    }
}

public sealed class BulkOnSqliteTests(FeatureSqlite database) : BulkContract(database), IClassFixture<FeatureSqlite>;

public sealed class BulkOnPostgresTests(FeaturePostgres database) : BulkContract(database), IClassFixture<FeaturePostgres>;
