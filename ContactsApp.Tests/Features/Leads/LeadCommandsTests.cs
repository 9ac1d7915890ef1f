using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

public sealed class LeadCommandsTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>, IDisposable
{
    private readonly Actor bob = new("0191f0c0-0000-7000-8000-0000000000b2", "Bob");

    public void Dispose() => database.Acts(UserRole.Rep);

    [Fact]
    public async Task ChangeState_Disqualified_NeedsAReasonOfTheListAndLeavesTheFunnel()
    {
        var lead = await LeadAsync();

        (await StateAsync(lead, SalesState.Disqualified, "because")).Kind.Should().Be(OutcomeKind.Invalid);
        var done = await StateAsync(lead, SalesState.Disqualified, "No budget", " until spring ");

        done.Message.Should().Be("Halden Robotics is now disqualified");
        (await HeaderAsync(lead)).Should().Match<LeadHeader>(h => h.SalesState == SalesState.Disqualified && h.DisqualifiedReason == "No budget: until spring" && h.Signals.Count == 0);
        (await StateAsync(lead, SalesState.Disqualified, "No budget", "until spring")).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task ChangeState_Undone_IsAsBeforeUnlessChangedAgain()
    {
        var lead = await LeadAsync();
        var first = await StateAsync(lead, SalesState.Customer);
        var second = await StateAsync(lead, SalesState.MeetingBooked);

        (await database.UndoAsync(first.UndoId)).Kind.Should().Be(OutcomeKind.Conflict);
        (await database.UndoAsync(second.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await HeaderAsync(lead)).SalesState.Should().Be(SalesState.Customer);
    }

    [Fact]
    public async Task AssignOwner_Rep_TakesWhatIsFreeAndGivesUpOwnOnly()
    {
        var ann = await database.UserAsync("Ann Keller");
        var tom = await database.UserAsync("Tom Lindqvist");
        var lead = await LeadAsync();
        database.Acts(UserRole.Rep, ann);

        (await OwnerAsync(lead, tom.UserId)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await OwnerAsync(lead, ann.UserId)).Message.Should().Be("Halden Robotics belongs to Ann Keller now");
        database.Acts(UserRole.Rep, tom);
        (await OwnerAsync(lead, tom.UserId)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await OwnerAsync(lead, null)).Kind.Should().Be(OutcomeKind.Forbidden);
        database.Acts(UserRole.Rep, ann);
        (await OwnerAsync(lead, null)).Kind.Should().Be(OutcomeKind.Done);
        (await HeaderAsync(lead)).OwnerName.Should().BeNull();
    }

    [Fact]
    public async Task AssignOwner_Manager_AssignsAnybodyAndOnlyTakesItBackPersonally()
    {
        var tom = await database.UserAsync("Tom Lindqvist");
        var lead = await LeadAsync();
        database.Acts(UserRole.Manager, bob);
        var assigned = await OwnerAsync(lead, tom.UserId);
        (await OwnerAsync(lead, "nobody-at-all")).Kind.Should().Be(OutcomeKind.Invalid);

        database.Acts(UserRole.Rep);
        (await database.UndoAsync(assigned.UndoId)).Kind.Should().Be(OutcomeKind.Forbidden, "a rep must not unassign by undoing a manager");
        database.Acts(UserRole.Manager, bob);
        (await database.UndoAsync(assigned.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await HeaderAsync(lead)).OwnerId.Should().BeNull();
    }

    [Fact]
    public async Task PinStage_ThenUnpinned_KeepsTheStage()
    {
        var lead = await LeadAsync();

        (await database.Get<LeadCommands>().PinStageAsync(lead, JourneyStage.Evaluation, CancellationToken.None)).Message.Should().Be("Halden Robotics is pinned to Evaluation");
        await database.Get<LeadCommands>().PinStageAsync(lead, null, CancellationToken.None);

        (await HeaderAsync(lead)).Stage.Should().Be(JourneyStage.Evaluation);
        await using var db = database.NewContext();
        (await db.Leads.SingleAsync(l => l.PublicId == lead)).StagePinned.Should().BeFalse();
    }

    [Fact]
    public async Task RemoveLead_Restored_IsBackInTheListWithItsPeople()
    {
        var built = await new LeadBuilder(database, "Halden Robotics").Person("Ingrid Removable", "VP of Engineering", Seniority.Executive, Department.Engineering).SaveAsync();
        var lead = built.Lead.PublicId;
        var removed = await database.Get<LeadCommands>().RemoveLeadAsync(lead, CancellationToken.None);
        (await FindAsync("Removable")).Should().BeEmpty();
        (await HeaderAsync(lead)).RemovedAt.Should().NotBeNull();

        (await database.UndoAsync(removed.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        var found = await FindAsync("Removable");
        found.Should().ContainSingle().Which.MatchedPerson.Should().Be("Ingrid Removable, VP of Engineering");
        (await database.Get<LeadCommands>().RestoreLeadAsync(lead, CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task MarkSeen_NewLead_IsNoLongerNewUntilSomebodyEngages()
    {
        var ann = await database.UserAsync("Ann Keller");
        database.Acts(UserRole.Rep, ann);
        var built = await new LeadBuilder(database, "Seen Systems").Person("Mei Tanaka", "Engineering Manager").SaveAsync();
        (await RowAsync("Seen Systems", ann)).IsNew.Should().BeTrue();

        await database.Get<LeadCommands>().MarkSeenAsync(built.Lead.PublicId, CancellationToken.None);
        await database.Get<LeadCommands>().MarkSeenAsync(built.Lead.PublicId, CancellationToken.None);
        (await RowAsync("Seen Systems", ann)).IsNew.Should().BeFalse();

        database.Time.Advance(TimeSpan.FromHours(2));
        await built.Touch("Mei Tanaka", "email-reply", 0.01).SaveAsync();
        (await RowAsync("Seen Systems", ann)).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task EveryCommand_SignedOut_IsRefused()
    {
        var lead = await LeadAsync();
        database.Acts(role: null);
        var commands = database.Get<LeadCommands>();

        (await commands.AddLeadAsync(new NewLead(Guid.CreateVersion7(), "x.example"), CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.EditCompanyAsync(lead, CompanyField.City, "Oslo", null, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.ChangeStateAsync(lead, SalesState.Customer, null, null, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.AssignOwnerAsync(lead, null, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.PinStageAsync(lead, null, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.RemoveLeadAsync(lead, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await commands.RestoreLeadAsync(lead, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [Fact]
    public async Task History_AfterChanges_SaysWhoDidWhatFromWhatToWhat()
    {
        var tom = await database.UserAsync("Tom Lindqvist");
        var built = await new LeadBuilder(database, "Historic Robotics").Person("Mei Tanaka", "Engineering Manager").SaveAsync();
        database.Acts(UserRole.Manager);
        await OwnerAsync(built.Lead.PublicId, tom.UserId);
        await StateAsync(built.Lead.PublicId, SalesState.MeetingBooked);

        var history = await database.Get<LeadQueries>().HistoryAsync(built.Lead.PublicId, 50, CancellationToken.None);

        history[0].Should().Match<HistoryRow>(r => r.Who == "Ann" && r.What == "changed the sales state");
        history[0].Changes.Should().Equal(new HistoryChange("Sales state", "Not contacted yet", "Meeting booked"));
        history[1].Changes.Should().Equal(new HistoryChange("Owner", null, "Tom Lindqvist"));
        history.Should().Contain(r => r.What == "added the contact: Mei Tanaka");
        history.SelectMany(r => r.Changes).Should().NotContain(c => c.Field.EndsWith(" id"));
    }

    private async Task<Guid> LeadAsync() => (await new LeadBuilder(database, "Halden Robotics").SaveAsync()).Lead.PublicId;

    private Task<Outcome> StateAsync(Guid lead, SalesState state, string? reason = null, string? note = null) =>
        database.Get<LeadCommands>().ChangeStateAsync(lead, state, reason, note, CancellationToken.None);

    private Task<Outcome> OwnerAsync(Guid lead, string? owner) => database.Get<LeadCommands>().AssignOwnerAsync(lead, owner, CancellationToken.None);

    private async Task<LeadHeader> HeaderAsync(Guid lead) => (await database.Get<LeadQueries>().HeaderAsync(lead, CancellationToken.None))!;

    private async Task<IReadOnlyList<LeadRow>> FindAsync(string text, Actor? user = null) =>
        (await database.Get<LeadQueries>().RowsAsync(new LeadFilter { Text = text }, 0, 10, new LeadAnchors(), user?.UserId ?? "", CancellationToken.None)).Rows;

    private async Task<LeadRow> RowAsync(string text, Actor user) => (await FindAsync(text, user)).Should().ContainSingle().Subject;
}
