using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using ContactsApp.Support;

namespace ContactsApp.Features.Contacts;

public sealed class EditContactTests : ContactTestBase
{
    private async Task<Guid> MeiAsync() => (await AddAsync("Mei Tanaka", "Engineering Manager, Platform", "mei.tanaka@halden.example")).ContactId!.Value;

    private Task<IntakeResult> WebsiteSaysAsync(string title, string key = "mei", int daysAgo = 0) => ObserveAsync(
        new RawPerson { FullName = "Mei Tanaka", Title = title, Emails = ["mei.tanaka@halden.example"] }, key, Database.Now.AddDays(-daysAgo));

    [Fact]
    public async Task Source_SaysSomethingElseAboutALockedTitle_BecomesAProposal()
    {
        var mei = await MeiAsync();
        Database.Time.Advance(TimeSpan.FromDays(1));

        var result = await WebsiteSaysAsync("Director of Platform Engineering");

        result.Outcome.Should().Be(IntakeOutcome.Proposed);
        var contact = await ReadAsync(mei);
        contact.Title.Should().Be("Engineering Manager, Platform");
        contact.Proposals.Should().ContainSingle(p => p.State == ProposalState.Open && p.Value == "Director of Platform Engineering");
    }

    [Fact]
    public async Task Apply_TakesTheProposedValueAsThePersonsWord_AndUndoBringsTheOldOneBack()
    {
        var mei = await MeiAsync();
        Database.Time.Advance(TimeSpan.FromDays(1));
        await WebsiteSaysAsync("Director of Platform Engineering");
        var proposal = (await ReadAsync(mei)).Proposals.Single();

        var applied = await Edits.ApplyProposalAsync(mei, proposal.Id, CancellationToken.None);

        applied.Ok.Should().BeTrue(applied.Message);
        var contact = await ReadAsync(mei);
        contact.Title.Should().Be("Director of Platform Engineering");
        contact.Seniority.Should().Be(Seniority.Manager);
        ContactMerger.Provenance(contact.ProvenanceJson)["Title"].L.Should().BeTrue();

        await UndoAsync(applied.UndoId);
        contact = await ReadAsync(mei);
        contact.Title.Should().Be("Engineering Manager, Platform");
        contact.Proposals.Should().Contain(p => p.State == ProposalState.Open);
    }

    [Fact]
    public async Task KeepMine_KeepsTheValueAndDoesNotAskAgainForTheSameWords()
    {
        var mei = await MeiAsync();
        Database.Time.Advance(TimeSpan.FromDays(1));
        await WebsiteSaysAsync("Director of Platform Engineering");
        Database.Time.Advance(TimeSpan.FromHours(1));
        await Edits.KeepMineAsync(mei, (await ReadAsync(mei)).Proposals.Single().Id, CancellationToken.None);

        (await WebsiteSaysAsync("Director of Platform Engineering", daysAgo: 1)).Outcome.Should().Be(IntakeOutcome.Unchanged);

        var contact = await ReadAsync(mei);
        contact.Title.Should().Be("Engineering Manager, Platform");
        contact.Proposals.Should().NotContain(p => p.State == ProposalState.Open);
    }

    [Fact]
    public async Task Unlock_ShowsTheSourcesValueFromThenOn()
    {
        var mei = await MeiAsync();
        Database.Time.Advance(TimeSpan.FromDays(1));
        await WebsiteSaysAsync("Director of Platform Engineering");

        await Edits.UnlockFieldAsync(mei, ContactField.Title, CancellationToken.None);

        var contact = await ReadAsync(mei);
        contact.Title.Should().Be("Director of Platform Engineering");
        contact.Proposals.Should().NotContain(p => p.State == ProposalState.Open);
    }

    [Fact]
    public async Task EditTitle_ReclassifiesAndCanBeUndone()
    {
        var mei = await MeiAsync();

        var edited = await Edits.EditFieldAsync(mei, ContactField.Title, "Chief Technology Officer", (await ReadAsync(mei)).Title, CancellationToken.None);

        (await ReadAsync(mei)).Seniority.Should().Be(Seniority.Executive);
        await UndoAsync(edited.UndoId);
        var contact = await ReadAsync(mei);
        contact.Title.Should().Be("Engineering Manager, Platform");
        contact.Seniority.Should().Be(Seniority.Manager);
    }

    [Fact]
    public async Task EditSeniority_ByHand_StaysWhenTheTitleChanges()
    {
        var mei = await MeiAsync();
        await Edits.EditFieldAsync(mei, ContactField.Seniority, "Executive", "Manager", CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        await Edits.EditFieldAsync(mei, ContactField.Title, "Software Engineer", (await ReadAsync(mei)).Title, CancellationToken.None);

        (await ReadAsync(mei)).Seniority.Should().Be(Seniority.Executive);
    }

    [Fact]
    public async Task EditName_ToNothing_IsRefusedAndKeepsTheOldOne()
    {
        var mei = await MeiAsync();

        var outcome = await Edits.EditFieldAsync(mei, ContactField.FullName, " ", "Mei Tanaka", CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        (await ReadAsync(mei)).FullName.Should().Be("Mei Tanaka");
    }

    [Fact]
    public async Task EditTitle_SomebodyElseChangedItMeanwhile_IsAConflictThatNamesThem()
    {
        var mei = await MeiAsync();
        var seen = (await ReadAsync(mei)).Title;
        Database.Acts(UserRole.Rep, new Actor("0191f0c0-0000-7000-8000-0000000000b2", "Marcus"));
        Database.Time.Advance(TimeSpan.FromSeconds(5));
        await Edits.EditFieldAsync(mei, ContactField.Title, "Head of Platform Engineering", seen, CancellationToken.None);
        Database.Acts(UserRole.Rep);
        Database.Time.Advance(TimeSpan.FromSeconds(5));

        var mine = await Edits.EditFieldAsync(mei, ContactField.Title, "Director of Platform", seen, CancellationToken.None);

        mine.Kind.Should().Be(OutcomeKind.Conflict);
        mine.Message.Should().Contain("Marcus").And.Contain("Head of Platform Engineering");
        mine.Theirs.Should().Be("Head of Platform Engineering");
        (await ReadAsync(mei)).Title.Should().Be("Head of Platform Engineering");

        (await Edits.EditFieldAsync(mei, ContactField.Title, "Director of Platform", mine.Theirs, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
        (await ReadAsync(mei)).Title.Should().Be("Director of Platform");
    }

    [Fact]
    public async Task EditTitle_ChangedHoursLaterInAnotherWindowOfTheSameUser_IsAConflictThatSaysSo()
    {
        var mei = await MeiAsync();
        var seen = (await ReadAsync(mei)).Title;
        Database.Time.Advance(TimeSpan.FromMinutes(1));
        await Edits.EditFieldAsync(mei, ContactField.Title, "Head of Platform Engineering", seen, CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromHours(3));

        var mine = await Edits.EditFieldAsync(mei, ContactField.Title, "Director of Platform", seen, CancellationToken.None);

        mine.Kind.Should().Be(OutcomeKind.Conflict);
        mine.Message.Should().Contain("You changed this in another window");
    }

    [Fact]
    public async Task EditTitle_SomebodyElseChangedTheLocation_IsNoConflict()
    {
        var mei = await MeiAsync();
        var seen = (await ReadAsync(mei)).Title;
        await Edits.EditFieldAsync(mei, ContactField.Location, "Gothenburg", null, CancellationToken.None);

        (await Edits.EditFieldAsync(mei, ContactField.Title, "Director of Platform", seen, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
    }

    [Fact]
    public async Task EditNotes_OthersWereSavedMeanwhile_IsAConflictThatBringsThem()
    {
        var mei = await MeiAsync();
        await Edits.EditNotesAsync(mei, "Prefers mornings", null, CancellationToken.None);

        var mine = await Edits.EditNotesAsync(mei, "Call after lunch", null, CancellationToken.None);

        mine.Kind.Should().Be(OutcomeKind.Conflict);
        mine.Theirs.Should().Be("Prefers mornings");
        (await ReadAsync(mei)).Notes.Should().Be("Prefers mornings");
        (await Edits.EditNotesAsync(mei, "Call after lunch", mine.Theirs, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
    }

    [Fact]
    public async Task Emails_AddMakePrimaryRemove_FollowThePersonsWord()
    {
        var mei = await MeiAsync();
        await Edits.AddEmailAsync(mei, "mei@tanaka.example", CancellationToken.None);
        var second = (await ReadAsync(mei)).Emails.Single(e => e.Address == "mei@tanaka.example");
        Database.Time.Advance(TimeSpan.FromSeconds(1));
        await Edits.MakeEmailPrimaryAsync(mei, second.Id, CancellationToken.None);
        (await ReadAsync(mei)).Emails.Should().ContainSingle(e => e.IsPrimary).Which.Address.Should().Be("mei@tanaka.example");

        var removed = await Edits.RemoveEmailAsync(mei, second.Id, CancellationToken.None);
        (await ReadAsync(mei)).Emails.Should().ContainSingle().Which.Address.Should().Be("mei.tanaka@halden.example");

        await UndoAsync(removed.UndoId);
        (await ReadAsync(mei)).Emails.Should().HaveCount(2);
    }

    [Fact]
    public async Task SameRecordAgain_ChangesNothing()
    {
        var first = await WebsiteSaysAsync("Director of Platform Engineering");
        var before = (await ReadAsync(first.ContactPublicId!.Value)).Version;

        var second = await WebsiteSaysAsync("Director of Platform Engineering");

        first.Outcome.Should().Be(IntakeOutcome.Created);
        second.Outcome.Should().Be(IntakeOutcome.Unchanged);
        (await ReadAsync(first.ContactPublicId!.Value)).Version.Should().Be(before);
    }

    [Fact]
    public async Task Details_SayWhereEveryValueComesFrom()
    {
        var mei = await MeiAsync();
        Database.Time.Advance(TimeSpan.FromDays(1));
        await WebsiteSaysAsync("Director of Platform Engineering");

        var details = await Database.Get<ContactQueries>().DetailsAsync(mei, CancellationToken.None);

        var title = details!.Fields[ContactField.Title];
        title.Locked.Should().BeTrue();
        title.Source!.ByName.Should().Be("Ann");
        title.Others.Should().ContainSingle(o => o.Value == "Director of Platform Engineering" && o.Source.Source == SourceKind.Website);
        details.Proposals.Should().ContainSingle().Which.EffectWords.Should().Contain("Seniority");
        details.Observations.Should().HaveCount(2);
    }
}
