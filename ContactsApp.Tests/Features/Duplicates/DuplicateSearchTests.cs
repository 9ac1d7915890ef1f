using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Support;

namespace ContactsApp.Features.Duplicates;

public sealed class DuplicateSearchTests : ContactTestBase
{
    [Fact]
    public async Task Search_SimilarNameAtOneCompany_IsFound()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway);
        await AddAsync("Victor Hale", "Account Manager");

        var pair = (await SearchAsync()).Should().ContainSingle().Subject;

        new[] { pair.Left.Name, pair.Right.Name }.Should().BeEquivalentTo("Mei Tanaka", "M. Tanaka");
        pair.IsSure.Should().BeFalse();
    }

    [Fact]
    public async Task Search_SameProfileAtTwoCompanies_IsSure()
    {
        await AddAsync("Mei Tanaka", linkedIn: "https://www.linkedin.com/in/mei-tanaka");
        var other = await AddLeadAsync("Nordkap", "nordkap.example");
        await Commands.AddContactAsync(other, new() { FullName = "Mei Tanaka", LinkedInUrl = "https://www.linkedin.com/in/mei-tanaka", Decision = AddDecision.AddAnyway }, CancellationToken.None);

        var pair = (await SearchAsync()).Should().ContainSingle().Subject;

        pair.Reason.Should().Be(DuplicateReason.SameLinkedIn);
        pair.IsSure.Should().BeTrue();
    }

    [Fact]
    public async Task NotTheSame_StaysAwayUntilTheEvidenceIsAnotherOne()
    {
        await AddAsync("Mei Tanaka", "VP Engineering", "mei@halden.example");
        var twin = await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway);
        var pair = (await SearchAsync()).Single();
        var dismissed = await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);
        dismissed.Message.Should().Be("1 pair is not the same");
        await Edits.EditFieldAsync(twin.ContactId!.Value, ContactField.Location, "Oslo", null, CancellationToken.None);
        (await SearchAsync()).Should().BeEmpty();

        await Edits.AddEmailAsync(twin.ContactId!.Value, "mei@halden.example", CancellationToken.None);

        (await SearchAsync()).Should().ContainSingle().Which.Reason.Should().Be(DuplicateReason.SameEmail);
    }

    [Fact]
    public async Task NotTheSame_OfSomebodyWhoWasMergedSince_HoldsForTheSurvivor()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        var twin = (await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway)).ContactId!.Value;
        var pair = (await SearchAsync()).Single();
        await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);
        var other = (await AddAsync("Oskar Lind", "CFO")).ContactId!.Value;
        var choices = new MergeChoices { Survivor = other }.Take(ContactField.FullName, twin).Take(ContactField.Title, twin);
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(twin, other, choices, CancellationToken.None);
        (await Database.Get<MergeCommands>().MergeContactsAsync(twin, other, choices, view!.Seen, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        (await SearchAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task NotTheSame_Undone_IsOpenAgain()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway);
        var pair = (await SearchAsync()).Single();
        var outcome = await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);
        (await PairsAsync()).Should().BeEmpty();

        await UndoAsync(outcome.UndoId);

        (await PairsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Search_NameCorrected_PairGoes()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        var twin = await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway);
        (await SearchAsync()).Should().ContainSingle();
        Database.Time.Advance(TimeSpan.FromMinutes(1));

        await Edits.EditFieldAsync(twin.ContactId!.Value, ContactField.FullName, "Oskar Lind", "M. Tanaka", CancellationToken.None);

        (await SearchAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Search_Removed_IsInNoQueueAndBackWithTheContact()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        var twin = await AddAsync("M. Tanaka", "VP Engineering", decision: AddDecision.AddAnyway);
        (await SearchAsync()).Should().ContainSingle();
        await Commands.RemoveContactAsync(twin.ContactId!.Value, RemovalReason.NotRelevant, CancellationToken.None);
        (await SearchAsync()).Should().BeEmpty();

        await Commands.RestoreContactAsync(twin.ContactId!.Value, CancellationToken.None);

        (await SearchAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Search_AMachineTellsTheSame_IsFoundWithoutAsking()
    {
        await AddAsync("Mei Tanaka", "VP Engineering");
        await AddAsync("Oskar Lind", "CFO");
        await SearchAsync();

        await ObserveAsync(new RawPerson { FullName = "M. Tanaka", Title = "Head of Data" }, "card-1", Database.Now);

        // It waits for review there: no contact was made, so nobody is doubled.
        (await SearchAsync()).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<DuplicateRow>> SearchAsync()
    {
        while (await Database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }

        return await PairsAsync();
    }

    private async Task<IReadOnlyList<DuplicateRow>> PairsAsync() => (await Database.Get<DuplicateQueries>().PageAsync(new(), null, 100, CancellationToken.None)).Rows;
}
