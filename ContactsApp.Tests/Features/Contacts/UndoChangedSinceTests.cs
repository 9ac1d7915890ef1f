using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>An undo takes back one's own change, never what somebody else did to the same thing since.</summary>
public sealed class UndoChangedSinceTests : ContactTestBase
{
    private static readonly Actor Bob = new("0191f0c0-0000-7000-8000-0000000000b0", "Bob");

    [Fact]
    public async Task UndoDoNotContact_ChangedAgainSince_IsAConflictAndKeepsTheWish()
    {
        var id = await AddedAsync();
        var allowed = await Commands.SetDoNotContactAsync(id, DoNotContact.Email, CancellationToken.None);
        Database.Acts(UserRole.Rep, Bob);
        await Commands.SetDoNotContactAsync(id, DoNotContact.All, CancellationToken.None);

        await ConflictAsync(allowed.UndoId);

        (await ReadAsync(id)).DoNotContact.Should().Be(DoNotContact.All);
    }

    [Fact]
    public async Task UndoNotes_ChangedAgainSince_IsAConflictAndKeepsThem()
    {
        var id = await AddedAsync();
        var noted = await Edits.EditNotesAsync(id, "Met at the fair", seen: null, CancellationToken.None);
        Database.Acts(UserRole.Rep, Bob);
        await Edits.EditNotesAsync(id, "Met at the fair. Wants a quote.", seen: "Met at the fair", CancellationToken.None);

        await ConflictAsync(noted.UndoId);

        (await ReadAsync(id)).Notes.Should().Be("Met at the fair. Wants a quote.");
    }

    [Fact]
    public async Task UndoGatekeeper_MergedSince_IsAConflict()
    {
        var id = await AddedAsync();
        var marked = await Commands.MarkGatekeeperAsync(id, true, CancellationToken.None);
        await Database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.PublicId == id)).MergedIntoId = 4711);

        (await Database.Get<Undo.UndoCommands>().UndoAsync(marked.UndoId!.Value, CancellationToken.None)).Message.Should().Contain("was merged with another one since");

        (await ReadAsync(id)).IsGatekeeper.Should().BeTrue();
    }

    [Fact]
    public async Task UndoNotes_NobodyChangedThem_PutsThemBack()
    {
        var id = await AddedAsync();
        var noted = await Edits.EditNotesAsync(id, "Met at the fair", seen: null, CancellationToken.None);

        await UndoAsync(noted.UndoId);

        (await ReadAsync(id)).Notes.Should().BeNull();
    }

    [Fact]
    public async Task UndoRemove_RestoredAndRemovedAgainSince_IsAConflictAndStaysRemoved()
    {
        var id = await AddedAsync();
        var removed = await Commands.RemoveContactAsync(id, RemovalReason.NotRelevant, CancellationToken.None);
        Database.Acts(UserRole.Rep, Bob);
        await Commands.RestoreContactAsync(id, CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        await Commands.RemoveContactAsync(id, RemovalReason.AskedNotToBeContacted, CancellationToken.None);

        await ConflictAsync(removed.UndoId);

        (await ReadAsync(id)).RemovedAt.Should().NotBeNull();
        await using var db = Database.NewContext();
        db.Suppressions.Should().NotBeEmpty();
    }

    [Fact]
    public async Task UndoLeftTheCompany_SetAnewSince_IsAConflict()
    {
        var id = await AddedAsync();
        var left = await Commands.LeftTheCompanyAsync(id, new DateOnly(2026, 2, 1), CancellationToken.None);
        await Database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.PublicId == id)).LeftAt = null);
        Database.Acts(UserRole.Rep, Bob);
        await Commands.LeftTheCompanyAsync(id, new DateOnly(2026, 2, 15), CancellationToken.None);

        await ConflictAsync(left.UndoId);

        (await ReadAsync(id)).LeftAt.Should().Be(new DateTime(2026, 2, 15, 0, 0, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData("a note")]
    [InlineData("a value")]
    [InlineData("a role")]
    [InlineData("a wish not to be contacted")]
    public async Task UndoAdd_SomebodyDidSomethingWithThePersonSince_IsAConflictAndKeepsThem(string what)
    {
        var added = await Commands.AddContactAsync(LeadId, new AddContactForm { FullName = "Ingrid Solheim", Title = "VP of Engineering" }, CancellationToken.None);
        var contact = await ReadAsync(added.Value!.ContactId!.Value);
        Database.Acts(UserRole.Rep, Bob);
        var done = what switch
        {
            "a note" => await Edits.EditNotesAsync(contact.PublicId, "Met at the fair", seen: null, CancellationToken.None),
            "a value" => await Edits.AddEmailAsync(contact.PublicId, "ingrid@halden.example", CancellationToken.None),
            "a role" => await Database.Get<CommitteeCommands>().ConfirmRoleAsync(contact.PublicId, BuyingRole.DecisionMaker, CancellationToken.None),
            _ => await Commands.SetDoNotContactAsync(contact.PublicId, DoNotContact.Email, CancellationToken.None),
        };
        done.Kind.Should().Be(OutcomeKind.Done, done.Message);

        await ConflictAsync(added.UndoId);

        (await ReadAsync(contact.PublicId)).RemovedAt.Should().BeNull();
    }

    private async Task<Guid> AddedAsync() => (await AddAsync("Ingrid Solheim", "VP of Engineering")).ContactId!.Value;

    private async Task ConflictAsync(Guid? undoId)
    {
        var outcome = await Database.UndoAsync(undoId);
        outcome.Kind.Should().Be(OutcomeKind.Conflict);
        outcome.Message.Should().Contain("Nothing was undone");
    }
}
