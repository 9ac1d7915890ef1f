using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Features.Trash;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

public sealed class RemoveContactTests : ContactTestBase
{
    [Fact]
    public async Task Remove_ThenAddAgain_IsAskedAndSaysWhoAndWhy()
    {
        var victor = await AddAsync("Victor Hale", "Account Manager", "victor@halden.example");
        await Commands.RemoveContactAsync(victor.ContactId!.Value, RemovalReason.NotRelevant, CancellationToken.None);

        var preview = (await Database.Get<AddContactPreview>().PreviewAsync(LeadId, [new() { FullName = "Victor Hale" }], CancellationToken.None)).Single();
        preview.RemovedEarlier.Should().NotBeNull();
        preview.RemovedEarlier!.ByName.Should().Be("Ann");
        preview.RemovedEarlier.Reason.Should().Be(RemovalReason.NotRelevant);
        preview.RemovedEarlier.RestorableContactId.Should().Be(victor.ContactId);
        (await AddAsync("Victor Hale")).Outcome.Should().Be(IntakeOutcome.Suppressed);
    }

    [Fact]
    public async Task Remove_AddAgainAnyway_CreatesAndForgetsTheRemoval()
    {
        var victor = await AddAsync("Victor Hale", email: "victor@halden.example");
        await Commands.RemoveContactAsync(victor.ContactId!.Value, RemovalReason.NotRelevant, CancellationToken.None);

        (await AddAsync("Victor Hale", email: "victor@halden.example", decision: AddDecision.AddAnyway)).Outcome.Should().Be(IntakeOutcome.Created);
        await using var db = Database.NewContext();
        (await db.Suppressions.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Remove_SourceFindsThePersonAgain_IsSkippedAndCounted()
    {
        var victor = await AddAsync("Victor Hale", email: "victor@halden.example");
        await Commands.RemoveContactAsync(victor.ContactId!.Value, RemovalReason.WrongPerson, CancellationToken.None);

        var result = await ObserveAsync(new RawPerson { FullName = "Victor Hale", Emails = ["victor@halden.example"] }, "card-1", Database.Now);

        result.Outcome.Should().Be(IntakeOutcome.Suppressed);
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Suppressions_HoldNoPersonalData()
    {
        var victor = await AddAsync("Victor Hale", email: "victor@halden.example");
        await Commands.RemoveContactAsync(victor.ContactId!.Value, RemovalReason.WrongPerson, CancellationToken.None);

        await using var db = Database.NewContext();
        var kept = await db.Suppressions.ToListAsync();
        kept.Should().NotBeEmpty().And.OnlyContain(s => s.KeyHash.Length == 16);
    }

    [Fact]
    public async Task Remove_Undone_IsBackWithRolesAndNoLongerSuppressed()
    {
        var ingrid = await AddAsync("Ingrid Solheim", "VP of Engineering");
        await Database.Get<Committee.CommitteeCommands>().ConfirmRoleAsync(ingrid.ContactId!.Value, BuyingRole.DecisionMaker, CancellationToken.None);
        var removed = await Commands.RemoveContactAsync(ingrid.ContactId!.Value, RemovalReason.NotSaid, CancellationToken.None);

        await UndoAsync(removed.UndoId);

        var contact = await ReadAsync(ingrid.ContactId!.Value);
        contact.RemovedAt.Should().BeNull();
        contact.Roles.Should().Contain(r => r.Role == BuyingRole.DecisionMaker && r.State == RoleState.Confirmed);
        await using var db = Database.NewContext();
        (await db.Suppressions.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Undo_Twice_IsOnce()
    {
        var ingrid = await AddAsync("Ingrid Solheim");
        var removed = await Commands.RemoveContactAsync(ingrid.ContactId!.Value, RemovalReason.NotSaid, CancellationToken.None);
        await UndoAsync(removed.UndoId);

        var again = await Database.Get<Undo.UndoCommands>().UndoAsync(removed.UndoId!.Value, CancellationToken.None);

        again.Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task Remove_BecauseLeftTheCompany_EndsTheEmploymentAndKeepsThePerson()
    {
        var anders = await AddAsync("Anders Berg", "CFO");
        await Commands.RemoveContactAsync(anders.ContactId!.Value, RemovalReason.NotSaid, CancellationToken.None);

        var outcome = await Commands.SayWhyRemovedAsync(anders.ContactId!.Value, RemovalReason.LeftTheCompany, CancellationToken.None);

        outcome.Ok.Should().BeTrue();
        var contact = await ReadAsync(anders.ContactId!.Value);
        contact.RemovedAt.Should().BeNull();
        contact.LeftAt.Should().NotBeNull();
        contact.Employments.Single().EndedOn.Should().NotBeNull();
    }

    [Fact]
    public async Task Remove_AskedNotToBeContacted_ClosesAllWays()
    {
        var anders = await AddAsync("Anders Berg", "CFO");
        await Commands.RemoveContactAsync(anders.ContactId!.Value, RemovalReason.NotSaid, CancellationToken.None);
        await Commands.SayWhyRemovedAsync(anders.ContactId!.Value, RemovalReason.AskedNotToBeContacted, CancellationToken.None);

        (await ReadAsync(anders.ContactId!.Value)).DoNotContact.Should().Be(DoNotContact.All);
    }

    [Fact]
    public async Task Restore_FromTrash_IsBack()
    {
        var anders = await AddAsync("Anders Berg", "CFO");
        await Commands.RemoveContactAsync(anders.ContactId!.Value, RemovalReason.Duplicate, CancellationToken.None);
        (await TrashAsync()).Should().ContainSingle(r => r.Name == "Anders Berg" && r.By == "A former user" && r.Reason == RemovalReason.Duplicate);

        await Commands.RestoreContactAsync(anders.ContactId!.Value, CancellationToken.None);

        (await ReadAsync(anders.ContactId!.Value)).RemovedAt.Should().BeNull();
        (await TrashAsync()).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<TrashRow>> TrashAsync() => (await Database.Get<TrashQueries>().RowsAsync(new(), 0, 10, new(), CancellationToken.None)).Rows;

    [Fact]
    public async Task LeftTheCompany_Undone_OpensJobAndRolesAgain()
    {
        var anders = await AddAsync("Anders Berg", "CFO");
        await Database.Get<Committee.CommitteeCommands>().ConfirmRoleAsync(anders.ContactId!.Value, BuyingRole.BudgetInfluencer, CancellationToken.None);
        var left = await Commands.LeftTheCompanyAsync(anders.ContactId!.Value, null, CancellationToken.None);
        (await ReadAsync(anders.ContactId!.Value)).Roles.Should().Contain(r => r.State == RoleState.Ended);

        await UndoAsync(left.UndoId);

        var contact = await ReadAsync(anders.ContactId!.Value);
        contact.LeftAt.Should().BeNull();
        contact.Employments.Single().EndedOn.Should().BeNull();
        contact.Roles.Should().Contain(r => r.Role == BuyingRole.BudgetInfluencer && r.State == RoleState.Confirmed);
    }
}
