using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Features.Trash;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

public sealed class MergeContactsTests : ContactTestBase
{
    private MergeCommands Merges => Database.Get<MergeCommands>();

    [Fact]
    public async Task Merge_TwoPeople_OneHasTheObservationsOfBoth()
    {
        var (mei, twin) = await TwoAsync();

        var outcome = await MergeAsync(mei, twin, new() { Survivor = mei });

        outcome.Message.Should().Be("M. Tanaka was merged into Mei Tanaka");
        var merged = await ReadAsync(mei);
        merged.FullName.Should().Be("Mei Tanaka");
        merged.Title.Should().Be("VP Engineering");
        merged.Emails.Select(e => e.Address).Should().BeEquivalentTo("mei@halden.example", "m.tanaka@halden.example");
        merged.Links.Should().ContainSingle(l => l.Kind == LinkKind.LinkedIn);
        var away = await ReadAsync(twin);
        away.MergedIntoId.Should().Be(merged.Id);
        away.RemovedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Merge_FieldsAndItemsChosen_AreAPersonsWord()
    {
        var (mei, twin) = await TwoAsync();

        await MergeAsync(mei, twin, new MergeChoices { Survivor = mei, DroppedItems = new HashSet<string> { "mei@halden.example" } }.Take(ContactField.FullName, twin));

        var merged = await ReadAsync(mei);
        merged.FullName.Should().Be("M. Tanaka");
        merged.Emails.Select(e => e.Address).Should().BeEquivalentTo("m.tanaka@halden.example");
        ContactMerger.Provenance(merged.ProvenanceJson)[nameof(ContactField.FullName)].L.Should().BeTrue();
    }

    [Fact]
    public async Task Merge_TheSurvivorMeetsWhoeverIsAddedAgain()
    {
        var (mei, twin) = await TwoAsync();
        await MergeAsync(mei, twin, new() { Survivor = mei });

        (await AddAsync("M. Tanaka", email: "m.tanaka@halden.example")).Should().Match<AddedContact>(a => a.Outcome == IntakeOutcome.NeedsReview && a.ContactId == mei);
    }

    [Fact]
    public async Task Merge_UnderAnotherName_TheOldNameMeetsTheSurvivorToo()
    {
        var mei = (await AddAsync("Mei Tanaka", "VP Engineering")).ContactId!.Value;
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        var maiden = (await AddAsync("Mei Okonkwo", "Engineering lead")).ContactId!.Value;
        await MergeAsync(mei, maiden, new MergeChoices { Survivor = mei }.Take(ContactField.FullName, mei));

        (await AddAsync("Mei Okonkwo")).Should().Match<AddedContact>(a => a.Outcome == IntakeOutcome.NeedsReview && a.ContactId == mei);
    }

    [Fact]
    public async Task Merge_AddressNotTakenOverAndOldCompany_MeetTheSurvivorToo()
    {
        var (nordkap, cobalt) = (await AddLeadAsync("Nordkap", "nordkap.example"), await AddLeadAsync("Cobalt", "cobalt.example"));
        var mei = (await AddAsync("Mei Tanaka", "VP Engineering")).ContactId!.Value;
        var old = new AddContactForm { FullName = "Mei Okonkwo", Email = "mei@okonkwo.example" };
        var maiden = (await Commands.AddContactAsync(nordkap, old, CancellationToken.None)).Value!.ContactId!.Value;
        await MergeAsync(mei, maiden, new MergeChoices { Survivor = mei, DroppedItems = new HashSet<string> { "mei@okonkwo.example" } }.Take(ContactField.FullName, mei));

        var byAddress = await Commands.AddContactAsync(cobalt, new() { FullName = "Mei Okonkwo", Email = "mei@okonkwo.example" }, CancellationToken.None);
        var byCompany = await Commands.AddContactAsync(nordkap, new() { FullName = "Mei Okonkwo" }, CancellationToken.None);

        new[] { byAddress, byCompany }.Select(a => (a.Value!.Outcome, a.Value.ContactId)).Should().AllBeEquivalentTo((IntakeOutcome.NeedsReview, (Guid?)mei));
    }

    [Fact]
    public async Task Remove_AfterAMerge_TheOldNameAndAddressAreRememberedToo()
    {
        var robert = (await AddAsync("Robert Lind", "CFO", "robert@halden.example")).ContactId!.Value;
        var bob = (await AddAsync("Bo Lindqvist", "Finance", "bob@lind.example")).ContactId!.Value;
        await MergeAsync(robert, bob, new MergeChoices { Survivor = robert, DroppedItems = new HashSet<string> { "bob@lind.example" } });

        var removed = await Commands.RemoveContactAsync(robert, RemovalReason.NotRelevant, CancellationToken.None);

        (await AddAsync("Somebody Else", email: "bob@lind.example")).Outcome.Should().Be(IntakeOutcome.Suppressed);
        (await AddAsync("Bo Lindqvist")).Outcome.Should().Be(IntakeOutcome.Suppressed);
        await UndoAsync(removed.UndoId);
        await using var db = Database.NewContext();
        (await db.Suppressions.AnyAsync()).Should().BeFalse("all of it is forgotten with the removal");
    }

    [Fact]
    public async Task Merge_SomebodyAtALeadInTrash_IsRefused()
    {
        var mei = (await AddAsync("Mei Tanaka", email: "mei@halden.example")).ContactId!.Value;
        var nordkap = await AddLeadAsync("Nordkap", "nordkap.example");
        var twin = (await Commands.AddContactAsync(nordkap, new() { FullName = "Mei Tanaka", Email = "mei@nordkap.example", Decision = AddDecision.AddAnyway }, CancellationToken.None)).Value!.ContactId!.Value;
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(mei, twin, new() { Survivor = twin }, CancellationToken.None);
        await Database.Get<Leads.LeadCommands>().RemoveLeadAsync(nordkap, CancellationToken.None);

        var outcome = await Merges.MergeContactsAsync(mei, twin, new() { Survivor = twin }, view!.Seen, CancellationToken.None);

        (outcome.Kind, outcome.Message).Should().Be((OutcomeKind.Conflict, "The lead of one of the two is in trash. Nothing was merged; restore the lead first."));
        (await Database.Get<MergeQueries>().ContactsAsync(mei, twin, new(), CancellationToken.None)).State.Should().Be(MergeState.Gone);
        (await ReadAsync(mei)).RemovedAt.Should().BeNull();
    }

    [Fact]
    public async Task Undo_OfAMergeOfDismissedPeople_TheyStayDismissed()
    {
        var (mei, twin) = await TwoAsync();
        await Database.WriteAsync(async db =>
        {
            var ids = await db.Contacts.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
            var pair = new DuplicatePair { Kind = DuplicateKind.People, LeftId = ids[0], RightId = ids[1], Reason = DuplicateReason.SimilarName, FoundAt = Database.Now };
            pair.Dismiss(Database.Now, TestDatabase.Ann.UserId);
            db.DuplicatePairs.Add(pair);
        });
        var merged = await MergeAsync(mei, twin, new() { Survivor = mei });

        await UndoAsync(merged.UndoId);

        await using var after = Database.NewContext();
        (await after.DuplicatePairs.SingleAsync()).State.Should().Be(DuplicateState.Dismissed);
    }

    [Fact]
    public async Task Merge_RolesTouchpointsNotesAndFlags_MoveAndNothingIsDoubled()
    {
        var (mei, twin) = await TwoAsync();
        await Committee(c => c.ConfirmRoleAsync(twin, BuyingRole.DecisionMaker, CancellationToken.None));
        await Committee(c => c.ConfirmRoleAsync(mei, BuyingRole.Champion, CancellationToken.None));
        await Edits.EditNotesAsync(mei, "Met at the fair.", null, CancellationToken.None);
        await Edits.EditNotesAsync(twin, "Prefers mail.", null, CancellationToken.None);
        await Commands.SetDoNotContactAsync(twin, DoNotContact.Phone, CancellationToken.None);

        await MergeAsync(mei, twin, new() { Survivor = mei });

        var merged = await ReadAsync(mei);
        merged.Notes.Should().Be("Met at the fair.\n\nPrefers mail.");
        merged.DoNotContact.Should().Be(DoNotContact.Phone);
        merged.Roles.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role).Should().BeEquivalentTo([BuyingRole.DecisionMaker, BuyingRole.Champion]);
        merged.Employments.Should().ContainSingle();
    }

    [Fact]
    public async Task Merge_SomebodyChangedOneMeanwhile_IsAConflictAndNothingIsMerged()
    {
        var (mei, twin) = await TwoAsync();
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(mei, twin, new(), CancellationToken.None);
        await Edits.EditFieldAsync(twin, ContactField.Title, "Chief Engineer", null, CancellationToken.None);

        var outcome = await Merges.MergeContactsAsync(mei, twin, new(), view!.Seen, CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Conflict);
        (await ReadAsync(twin)).MergedIntoId.Should().BeNull();
    }

    [Fact]
    public async Task Undo_BothAreBackAndWhatWasDoneSinceStays()
    {
        var (mei, twin) = await TwoAsync();
        var outcome = await MergeAsync(mei, twin, new() { Survivor = mei });
        await Edits.EditFieldAsync(mei, ContactField.Location, "Oslo", null, CancellationToken.None);

        var undone = await Database.Get<UndoCommands>().UndoAsync(outcome.UndoId!.Value, CancellationToken.None);

        undone.Message.Should().Be("Undone. 1 change made since stays with Mei Tanaka");
        (await ReadAsync(mei)).Location.Should().Be("Oslo");
        var back = await ReadAsync(twin);
        (back.RemovedAt, back.MergedIntoId, back.FullName).Should().Be((null, null, "M. Tanaka"));
        back.Emails.Select(e => e.Address).Should().BeEquivalentTo("m.tanaka@halden.example");
        (await ReadAsync(mei)).Emails.Select(e => e.Address).Should().BeEquivalentTo("mei@halden.example");
    }

    [Fact]
    public async Task OldAddress_LeadsOnToTheSurvivor()
    {
        var (mei, twin) = await TwoAsync();
        await MergeAsync(mei, twin, new() { Survivor = mei });

        (await Database.Get<ContactQueries>().DetailsAsync(twin, CancellationToken.None))!.Card.PublicId.Should().Be(mei);
        (await Database.Get<TrashQueries>().CountAsync(new(), CancellationToken.None)).Should().Be(0);
        (await Commands.RestoreContactAsync(twin, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Conflict);
    }

    private async Task<(Guid Mei, Guid Twin)> TwoAsync()
    {
        var mei = (await AddAsync("Mei Tanaka", "VP Engineering", "mei@halden.example")).ContactId!.Value;
        // Of two words of people the later one counts: Mei's own name is typed last.
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        var twin = (await AddAsync("M. Tanaka", email: "m.tanaka@halden.example", linkedIn: "https://www.linkedin.com/in/mei-tanaka", decision: AddDecision.AddAnyway)).ContactId!.Value;
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        await Edits.EditFieldAsync(mei, ContactField.FullName, "Mei Tanaka", "Mei Tanaka", CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        return (mei, twin);
    }

    private async Task<Outcome> MergeAsync(Guid left, Guid right, MergeChoices choices)
    {
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(left, right, choices, CancellationToken.None);
        var outcome = await Merges.MergeContactsAsync(left, right, choices, view!.Seen, CancellationToken.None);
        outcome.Kind.Should().Be(OutcomeKind.Done, outcome.Message);
        return outcome;
    }

    private async Task Committee(Func<CommitteeCommands, Task<Outcome>> change)
    {
        var outcome = await change(Database.Get<CommitteeCommands>());
        outcome.Ok.Should().BeTrue(outcome.Message);
    }
}
