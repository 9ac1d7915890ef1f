using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Committee;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

public abstract class CommitteeCommandsContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Committee_FreshLead_SuggestsByTitleWithReasons()
    {
        var lead = await HaldenAsync();

        var committee = await CommitteeAsync(lead);

        var slot = Slot(committee, BuyingRole.TechnicalEvaluator);
        slot.State.Should().Be(SlotState.Suggested);
        slot.Suggestions[0].Words.Should().StartWith("Likely technical evaluator, 75 %: title matches persona IT leader");
        var card = committee.People[lead["Rafael Moreno"].Id];
        card.Should().Match<ContactCard>(c => c.Name == "Rafael Moreno" && c.Seniority == Seniority.Manager && c.Email == "rafael@halden.example" && c.Relevance > 0);
        card.Roles.Should().ContainSingle(r => r.Role == BuyingRole.TechnicalEvaluator && r.State == RoleState.Suggested && r.Confidence == 0.75);
    }

    [DatabaseFact]
    public async Task ConfirmRole_Suggestion_FillsTheSlotWithWhoAndWhen()
    {
        var lead = await HaldenAsync();

        var done = await ConfirmAsync(lead, "Rafael Moreno", BuyingRole.TechnicalEvaluator);

        done.Message.Should().Be("Rafael Moreno is confirmed as technical evaluator");
        var seat = Slot(await CommitteeAsync(lead), BuyingRole.TechnicalEvaluator).Confirmed.Should().ContainSingle().Subject;
        (seat.ConfirmedBy, seat.ConfirmedAt).Should().Be(("Ann", database.Now));
        (await ConfirmAsync(lead, "Rafael Moreno", BuyingRole.TechnicalEvaluator)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        await using var db = database.NewContext();
        (await db.AuditEntries.CountAsync(a => a.LeadId == lead.Lead.Id && a.Verb == "role.confirmed")).Should().Be(1);
        (await db.LeadFlags.AnyAsync(f => f.LeadId == lead.Lead.Id && f.Flag == LeadFlag.Missing(BuyingRole.TechnicalEvaluator))).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task ConfirmRole_Undone_IsSuggestedAgain()
    {
        var lead = await HaldenAsync();
        var done = await ConfirmAsync(lead, "Rafael Moreno", BuyingRole.TechnicalEvaluator);

        (await database.UndoAsync(done.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        Slot(await CommitteeAsync(lead), BuyingRole.TechnicalEvaluator).State.Should().Be(SlotState.Suggested);
    }

    [DatabaseFact]
    public async Task ConfirmRole_SecondDecisionMaker_LeavesThePrimary()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Ingrid Solheim", BuyingRole.DecisionMaker);

        var second = await ConfirmAsync(lead, "Jonas Weber", BuyingRole.DecisionMaker);

        second.Message.Should().Be("Jonas Weber is confirmed as decision maker; Ingrid Solheim stays the primary decision maker");
        (await CommitteeAsync(lead)).Judged.PrimaryDecisionMaker.Should().Be(lead["Ingrid Solheim"].Id);
    }

    [DatabaseFact]
    public async Task MakePrimary_AnotherDecisionMaker_IsTheOnlyPrimaryUntilUndone()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Ingrid Solheim", BuyingRole.DecisionMaker);
        (await PrimaryAsync(lead, "Jonas Weber")).Kind.Should().Be(OutcomeKind.Invalid);
        await ConfirmAsync(lead, "Jonas Weber", BuyingRole.DecisionMaker);

        var done = await PrimaryAsync(lead, "Jonas Weber");

        (await PrimariesAsync(lead)).Should().Equal(lead["Jonas Weber"].Id);
        (await PrimaryAsync(lead, "Jonas Weber")).Kind.Should().Be(OutcomeKind.AlreadyDone);
        await database.UndoAsync(done.UndoId);
        (await PrimariesAsync(lead)).Should().Equal(lead["Ingrid Solheim"].Id);
    }

    [DatabaseFact]
    public async Task DismissRole_Suggestion_IsNotMadeAgainUntilBroughtBack()
    {
        var lead = await HaldenAsync();

        await Commands.DismissRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None);
        await lead.JudgeAgainAsync();

        var slot = Slot(await CommitteeAsync(lead), BuyingRole.TechnicalEvaluator);
        slot.Suggestions.Should().BeEmpty();
        slot.Dismissed.Should().ContainSingle(s => s.ContactId == lead["Rafael Moreno"].Id);
        await Commands.BringBackRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None);
        Slot(await CommitteeAsync(lead), BuyingRole.TechnicalEvaluator).Suggestions.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task BringBackRole_Undone_IsDismissedAgain()
    {
        var lead = await HaldenAsync();
        await Commands.DismissRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None);
        var done = await Commands.BringBackRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None);

        (await database.UndoAsync(done.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        Slot(await CommitteeAsync(lead), BuyingRole.TechnicalEvaluator).Dismissed.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task DismissRole_Confirmed_IsRefused()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Rafael Moreno", BuyingRole.TechnicalEvaluator);

        var refused = await Commands.DismissRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None);

        refused.Message.Should().Be("Rafael Moreno is confirmed as technical evaluator. Nothing was changed; take the role away instead.");
    }

    [DatabaseFact]
    public async Task MoveRole_Confirmed_ReopensTheSeatAndSaysWhy()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Mei Tanaka", BuyingRole.Champion);

        var moved = await Commands.MoveRoleAsync(lead["Mei Tanaka"].PublicId, BuyingRole.Champion, BuyingRole.TechnicalEvaluator, CancellationToken.None);

        moved.Message.Should().Be("Mei Tanaka moved from champion to technical evaluator");
        var committee = await CommitteeAsync(lead);
        Slot(committee, BuyingRole.TechnicalEvaluator).Confirmed.Should().ContainSingle(s => s.ContactId == lead["Mei Tanaka"].Id);
        Slot(committee, BuyingRole.Champion).Reopened!.Reason.Should().Be("moved to technical evaluator");
        await database.UndoAsync(moved.UndoId);
        committee = await CommitteeAsync(lead);
        Slot(committee, BuyingRole.Champion).Confirmed.Should().ContainSingle(s => s.ContactId == lead["Mei Tanaka"].Id);
        Slot(committee, BuyingRole.TechnicalEvaluator).Confirmed.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task MoveRole_Suggestion_IsDismissedThereAndConfirmedHere()
    {
        var lead = await HaldenAsync();

        await Commands.MoveRoleAsync(lead["Rafael Moreno"].PublicId, BuyingRole.TechnicalEvaluator, BuyingRole.Blocker, CancellationToken.None);

        var committee = await CommitteeAsync(lead);
        committee.People[lead["Rafael Moreno"].Id].Roles.Select(r => (r.Role, r.State)).Should().Equal(
            (BuyingRole.Blocker, RoleState.Confirmed), (BuyingRole.TechnicalEvaluator, RoleState.Declined));
        committee.Judged.OtherRoles.Should().ContainSingle(s => s.Role == BuyingRole.Blocker);
        committee.Judged.Warnings.Should().Contain(w => w.Kind == CommitteeWarningKind.BlockerPresent);
    }

    [DatabaseFact]
    public async Task MoveRole_SomebodyMovedThemMeanwhile_ChangesNothingAndNamesTheRolesOfToday()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Mei Tanaka", BuyingRole.Champion);
        await Commands.MoveRoleAsync(lead["Mei Tanaka"].PublicId, BuyingRole.Champion, BuyingRole.EndUser, CancellationToken.None);

        var late = await Commands.MoveRoleAsync(lead["Mei Tanaka"].PublicId, BuyingRole.Champion, BuyingRole.Blocker, CancellationToken.None);

        late.Kind.Should().Be(OutcomeKind.Conflict);
        late.Message.Should().Be("Mei Tanaka is no longer champion but end user. Nothing was changed; look at the roles and choose again.");
        var roles = (await CommitteeAsync(lead)).People[lead["Mei Tanaka"].Id].Roles.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role);
        roles.Should().Equal(BuyingRole.EndUser);
    }

    [DatabaseFact]
    public async Task EndRole_Confirmed_ReopensTheSeatUntilUndone()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Ingrid Solheim", BuyingRole.DecisionMaker);

        var ended = await Commands.EndRoleAsync(lead["Ingrid Solheim"].PublicId, BuyingRole.DecisionMaker, CancellationToken.None);

        Slot(await CommitteeAsync(lead), BuyingRole.DecisionMaker).Reopened!.Name.Should().Be("Ingrid Solheim");
        (await Commands.EndRoleAsync(lead["Ingrid Solheim"].PublicId, BuyingRole.DecisionMaker, CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        await database.UndoAsync(ended.UndoId);
        (await CommitteeAsync(lead)).Judged.PrimaryDecisionMaker.Should().Be(lead["Ingrid Solheim"].Id);
    }

    [DatabaseFact]
    public async Task EndRole_UndoneAfterSomebodyElseBecamePrimary_KeepsOnePrimary()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Ingrid Solheim", BuyingRole.DecisionMaker);
        var ended = await Commands.EndRoleAsync(lead["Ingrid Solheim"].PublicId, BuyingRole.DecisionMaker, CancellationToken.None);
        await ConfirmAsync(lead, "Jonas Weber", BuyingRole.DecisionMaker);

        await database.UndoAsync(ended.UndoId);

        (await PrimariesAsync(lead)).Should().Equal(lead["Jonas Weber"].Id);
    }

    [DatabaseFact]
    public async Task UndoOfARole_ChangedAgainSince_IsRefused()
    {
        var lead = await HaldenAsync();
        var confirmed = await ConfirmAsync(lead, "Mei Tanaka", BuyingRole.Champion);
        await Commands.EndRoleAsync(lead["Mei Tanaka"].PublicId, BuyingRole.Champion, CancellationToken.None);

        var refused = await database.UndoAsync(confirmed.UndoId);

        refused.Should().Match<Outcome>(o => o.Kind == OutcomeKind.Conflict && o.Message.Contains("Mei Tanaka"));
    }

    [DatabaseFact]
    public async Task ConfirmRole_SomebodyWhoLeftOrIsGone_IsRefused()
    {
        var lead = await HaldenAsync();
        await database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["Jonas Weber"].Id)).LeftAt = database.Now);

        (await ConfirmAsync(lead, "Jonas Weber", BuyingRole.DecisionMaker)).Kind.Should().Be(OutcomeKind.Invalid);
        (await Commands.ConfirmRoleAsync(Guid.NewGuid(), BuyingRole.Champion, CancellationToken.None)).Kind.Should().Be(OutcomeKind.NotFound);
    }

    [DatabaseFact]
    public async Task Committee_PersonWhoLeft_ReopensTheSeatAndIsStillShown()
    {
        var lead = await HaldenAsync();
        await ConfirmAsync(lead, "Ingrid Solheim", BuyingRole.DecisionMaker);
        await database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id)).LeftAt = database.Now);

        var committee = await CommitteeAsync(lead);

        Slot(committee, BuyingRole.DecisionMaker).Reopened!.Reason.Should().Be("left the company");
        committee.People[lead["Ingrid Solheim"].Id].LeftAt.Should().Be(database.Now);
    }

    [DatabaseFact]
    public async Task Committee_NoSuchLead_IsNull() =>
        (await database.Get<CommitteeQueries>().CommitteeAsync(Guid.NewGuid(), CancellationToken.None)).Should().BeNull();

    private CommitteeCommands Commands => database.Get<CommitteeCommands>();

    private Task<LeadBuilder> HaldenAsync() => new LeadBuilder(database, "Halden Robotics")
        .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering)
        .Person("Rafael Moreno", "Director of IT", Seniority.Manager, Department.IT, c => c.Emails.Add(new ContactEmail { Address = "rafael@halden.example", IsPrimary = true, Status = EmailStatus.Likely }))
        .Person("Mei Tanaka", "Engineering Manager, Platform", Seniority.Manager, Department.Engineering)
        .Person("Jonas Weber", "CTO, co-founder", Seniority.Executive, Department.Engineering)
        .SaveAsync();

    private Task<Outcome> ConfirmAsync(LeadBuilder lead, string name, BuyingRole role) => Commands.ConfirmRoleAsync(lead[name].PublicId, role, CancellationToken.None);

    private Task<Outcome> PrimaryAsync(LeadBuilder lead, string name) => Commands.MakePrimaryAsync(lead[name].PublicId, CancellationToken.None);

    private async Task<LeadCommittee> CommitteeAsync(LeadBuilder lead) =>
        (await database.Get<CommitteeQueries>().CommitteeAsync(lead.Lead.PublicId, CancellationToken.None))!;

    private async Task<List<long>> PrimariesAsync(LeadBuilder lead)
    {
        await using var db = database.NewContext();
        return await db.RoleAssignments.Where(r => r.LeadId == lead.Lead.Id && r.IsPrimary).Select(r => r.ContactId).ToListAsync();
    }

    private static SlotView Slot(LeadCommittee committee, BuyingRole role) => committee.Judged.Slots.Single(s => s.Slot.Role == role);
}

public sealed class CommitteeCommandsOnSqliteTests(FeatureSqlite database) : CommitteeCommandsContract(database), IClassFixture<FeatureSqlite>;

public sealed class CommitteeCommandsOnPostgresTests(FeaturePostgres database) : CommitteeCommandsContract(database), IClassFixture<FeaturePostgres>;
