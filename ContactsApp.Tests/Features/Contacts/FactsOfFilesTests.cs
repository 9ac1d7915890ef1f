using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Contacts;

/// <summary>What files say beside names and addresses: who left, what bounced, further roles, tags.</summary>
public sealed class FactsOfFilesTests : ContactTestBase
{
    private static readonly PersonFields Mei = PersonCleaner.Clean(new RawPerson { FullName = "Mei Tanaka", Title = "Engineering Manager", Emails = ["mei@halden.example"] }).Fields;

    [Fact]
    public async Task EndInThePast_OfSomebodyNew_IsAPastEmploymentAndNoSeat()
    {
        var id = (await ImportAsync(Mei with { EndedOn = new(2025, 11, 3), Role = BuyingRole.Champion }))!.Value;

        var contact = await ReadByIdAsync(id);
        contact.LeftAt.Should().Be(new DateTime(2025, 11, 3, 0, 0, 0, DateTimeKind.Utc));
        contact.Employments.Should().ContainSingle(e => e.EndedOn == new DateOnly(2025, 11, 3));
        (await CommitteeAsync()).Judged.Suggestions.Should().BeEmpty();
    }

    [Fact]
    public async Task Left_OfSomebodyAMachineFound_EndsTheEmployment_AndStillHereTakesItBack()
    {
        var id = (await ImportAsync(Mei))!.Value;
        await ImportAsync(Mei with { HasLeft = true }, at: Database.Now.AddDays(-1));
        var contact = await ReadByIdAsync(id);
        contact.LeftAt.Should().NotBeNull();

        var done = await Edits.StillHereAsync(contact.PublicId, CancellationToken.None);

        done.Ok.Should().BeTrue(done.Message);
        (await ReadByIdAsync(id)).Should().Match<Contact>(c => c.LeftAt == null && c.Employments.All(e => e.EndedOn == null));
        await UndoAsync(done.UndoId);
        (await ReadByIdAsync(id)).LeftAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Left_OfSomebodyTyped_IsAskedAbout_PutsTheSeatAtRisk_AndOneClickEndsIt()
    {
        var mei = await AddAsync("Mei Tanaka", "VP of Engineering", "mei@halden.example");
        await Database.Get<CommitteeCommands>().ConfirmRoleAsync(mei.ContactId!.Value, BuyingRole.DecisionMaker, CancellationToken.None);
        await ImportAsync(Mei with { EndedOn = new(2025, 11, 3) }, at: Database.Now.AddDays(1));

        var contact = await ReadAsync(mei.ContactId.Value);
        contact.LeftAt.Should().BeNull();
        contact.MayHaveLeft.Should().Be("an import says: left on 3 Nov 2025");
        var slot = (await CommitteeAsync()).Judged.Slots.Single(s => s.Slot.Role == BuyingRole.DecisionMaker);
        slot.State.Should().Be(SlotState.AtRisk);
        slot.Words.Should().Contain("Mei Tanaka may have left: an import says");

        var left = await Commands.LeftTheCompanyAsync(contact.PublicId, null, CancellationToken.None);
        (await ReadAsync(mei.ContactId.Value)).Should().Match<Contact>(c => c.LeftAt != null && c.MayHaveLeft == null);
        await UndoAsync(left.UndoId);
        (await ReadAsync(mei.ContactId.Value)).Should().Match<Contact>(c => c.LeftAt == null && c.MayHaveLeft != null);
    }

    [Fact]
    public async Task Left_OfSomebodyTypedWithoutATitle_IsAskedAbout_AlsoAfterAFileKnewTheTitle()
    {
        var mei = await AddAsync("Mei Tanaka", email: "mei@halden.example");
        await ImportAsync(Mei, at: Database.Now.AddDays(1));
        (await ReadAsync(mei.ContactId!.Value)).Title.Should().Be("Engineering Manager");

        await ImportAsync(Mei with { EndedOn = new(2025, 11, 3) }, at: Database.Now.AddDays(2));

        var contact = await ReadAsync(mei.ContactId.Value);
        contact.LeftAt.Should().BeNull();
        contact.MayHaveLeft.Should().Be("an import says: left on 3 Nov 2025");
    }

    [Fact]
    public async Task Left_IsNotedWhenItWasFirstStored_HoweverOftenItIsSaid()
    {
        var id = (await ImportAsync(Mei))!.Value;
        Database.Time.Advance(TimeSpan.FromDays(1));
        var first = Database.Now;
        await ImportAsync(Mei with { HasLeft = true }, at: Database.Now);
        Database.Time.Advance(TimeSpan.FromDays(1));
        await ImportAsync(Mei with { EndedOn = new(2025, 11, 3) }, at: Database.Now);

        (await ReadByIdAsync(id)).Should().Match<Contact>(c => c.LeftAt == new DateTime(2025, 11, 3) && c.LeftNotedAt == first);
    }

    [Fact]
    public async Task Left_OfSomebodyTyped_IsNotedAsDoubted_AndAgainWhenItIsSure()
    {
        var mei = await AddAsync("Mei Tanaka", "VP of Engineering", "mei@halden.example");
        var doubted = Database.Now;
        await ImportAsync(Mei with { EndedOn = new(2025, 11, 3) }, at: Database.Now.AddDays(1));
        Database.Time.Advance(TimeSpan.FromDays(1));
        await ImportAsync(Mei with { EndedOn = new(2025, 11, 4) }, at: Database.Now.AddDays(1));
        (await ReadAsync(mei.ContactId!.Value)).Should().Match<Contact>(c => c.MayHaveLeft != null && c.LeftNotedAt == doubted);

        await Commands.LeftTheCompanyAsync((await ReadAsync(mei.ContactId.Value)).PublicId, null, CancellationToken.None);

        (await ReadAsync(mei.ContactId.Value)).LeftNotedAt.Should().Be(Database.Now);
    }

    [Fact]
    public async Task Left_OfARecordThatSaysLaterThatTheyAreThere_IsTakenBack()
    {
        var id = (await ImportAsync(Mei with { HasLeft = true }))!.Value;
        (await ReadByIdAsync(id)).LeftAt.Should().NotBeNull();

        await ImportAsync(Mei with { Links = [new("https://robots.example/mei")] }, at: Database.Now.AddDays(-1));
        (await ReadByIdAsync(id)).LeftAt.Should().NotBeNull("a file that has no such column says nothing of it");
        await ImportAsync(Mei with { HasNoEnd = true }, at: Database.Now.AddDays(-1));

        (await ReadByIdAsync(id)).Should().Match<Contact>(c => c.LeftAt == null && c.Employments.All(e => e.EndedOn == null));
    }

    [Fact]
    public async Task EndToCome_OfSomebodyWhoseDepartureWasTakenBack_StillArrives()
    {
        var id = (await ImportAsync(Mei with { EndedOn = DateOnly.FromDateTime(Database.Now).AddDays(7) }))!.Value;
        var left = await Commands.LeftTheCompanyAsync((await ReadByIdAsync(id)).PublicId, null, CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromDays(8));
        await SweepAsync();

        (await Database.Get<UndoCommands>().UndoAsync(left.UndoId!.Value, CancellationToken.None)).Ok.Should().BeTrue();
        await SweepAsync();

        (await ReadByIdAsync(id)).LeftAt.Should().Be(Database.Now.Date.AddDays(-1), "the day that the file named has passed meanwhile");
    }

    [Fact]
    public async Task EndToCome_ArrivesOnItsDay_AndTheSeatReopensWithTheReason()
    {
        var id = (await ImportAsync(Mei with { EndedOn = DateOnly.FromDateTime(Database.Now).AddDays(7) }))!.Value;
        var mei = (await ReadByIdAsync(id)).PublicId;
        (await Database.Get<CommitteeCommands>().ConfirmRoleAsync(mei, BuyingRole.DecisionMaker, CancellationToken.None)).Ok.Should().BeTrue();
        Database.Time.Advance(TimeSpan.FromDays(6));
        await SweepAsync();
        (await ReadByIdAsync(id)).LeftAt.Should().BeNull("the day is to come");

        Database.Time.Advance(TimeSpan.FromDays(1));
        await SweepAsync();

        var contact = await ReadByIdAsync(id);
        contact.LeftAt.Should().Be(Database.Now.Date);
        contact.PresenceChangesOn.Should().BeNull();
        contact.Employments.Should().ContainSingle(e => e.EndedOn == DateOnly.FromDateTime(Database.Now));
        var slot = (await CommitteeAsync()).Judged.Slots.Single(s => s.Slot.Role == BuyingRole.DecisionMaker);
        (slot.State, slot.Reopened!.What).Should().Be((SlotState.Empty, "Mei Tanaka, Engineering Manager, left the company."));
        await using var db = Database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadPublicId == LeadId)).ContactCount.Should().Be(0, "the list agrees with the lead");
    }

    [Fact]
    public async Task EndToCome_OfSomebodyTyped_IsAskedAboutOnItsDay()
    {
        var mei = await AddAsync("Mei Tanaka", "VP of Engineering", "mei@halden.example");
        await ImportAsync(Mei with { EndedOn = DateOnly.FromDateTime(Database.Now).AddDays(7) }, at: Database.Now.AddDays(1));
        (await ReadAsync(mei.ContactId!.Value)).MayHaveLeft.Should().BeNull();

        Database.Time.Advance(TimeSpan.FromDays(7));
        await SweepAsync();

        (await ReadAsync(mei.ContactId.Value)).Should().Match<Contact>(c => c.LeftAt == null && c.MayHaveLeft!.StartsWith("an import says: left on"));
    }

    [Fact]
    public async Task Bounced_OfTheFile_MakesTheAddressInvalid_AndAWorkingOneTheMainOne()
    {
        var id = (await ImportAsync(Mei with { Emails = [new("mei@halden.example", "Work", true, EmailStatus.Invalid), new("m.tanaka@halden.example", "Work")] }))!.Value;

        var emails = (await ReadByIdAsync(id)).Emails;
        emails.Single(e => e.Address == "mei@halden.example").Should().Match<ContactEmail>(e => e.Status == EmailStatus.Invalid && !e.IsPrimary && e.StatusReason!.StartsWith("Mail bounces, says an import", StringComparison.Ordinal));
        emails.Single(e => e.IsPrimary).Address.Should().Be("m.tanaka@halden.example");
    }

    [Fact]
    public async Task Bounced_OfTheFile_EndsWhenAPersonTypesTheAddressAgain()
    {
        var mei = await AddAsync("Mei Tanaka", "Engineering Manager", "mei@halden.example");
        Database.Time.Advance(TimeSpan.FromDays(2));
        await ImportAsync(Mei with { Emails = [new("mei@halden.example", "Work", true, EmailStatus.Invalid)] }, at: Database.Now.AddDays(-1));
        (await ReadAsync(mei.ContactId!.Value)).Emails.Should().ContainSingle(e => e.Status == EmailStatus.Invalid);

        (await Edits.AddEmailAsync(mei.ContactId.Value, "mei@halden.example", CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        (await ReadAsync(mei.ContactId.Value)).Emails.Should().ContainSingle(e => e.Status != EmailStatus.Invalid);
    }

    [Fact]
    public async Task SecondRole_OfTheFile_IsSuggestedToo()
    {
        var id = (await ImportAsync(Mei with { Role = BuyingRole.Champion, OtherRoles = [BuyingRole.EndUser], IsMainPerson = true }))!.Value;

        (await CommitteeAsync()).Judged.Suggestions.Where(s => s.ContactId == id).Select(s => s.Role).Should().Contain([BuyingRole.Champion, BuyingRole.EndUser]);
        (await CommitteeAsync()).Judged.Suggestions.First(s => s.Role == BuyingRole.EndUser).Words.Should().Contain("named end user, the main person in");
    }

    [Fact]
    public async Task Tags_OfFilesAndPeople_AreOneListWithoutRegardToCase()
    {
        var id = (await ImportAsync(Mei with { Tags = [new("Nordics"), new("Beta  tester")] }))!.Value;
        var publicId = (await ReadByIdAsync(id)).PublicId;
        (await Edits.AddTagAsync(publicId, " nordics ", CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        var added = await Edits.AddTagAsync(publicId, "VIP", CancellationToken.None);
        var removed = await Edits.RemoveTagAsync(publicId, "NORDICS", CancellationToken.None);

        (await TagsAsync(id)).Should().Equal("beta tester", "vip");
        await UndoAsync(removed.UndoId);
        await UndoAsync(added.UndoId);
        (await TagsAsync(id)).Should().Equal("beta tester", "nordics");
        (await ReadByIdAsync(id)).Tags.Should().Equal("Beta tester", "Nordics");
        (await Edits.AddTagAsync(publicId, "a,b", CancellationToken.None)).Kind.Should().Be(OutcomeKind.Invalid);
    }

    private Task SweepAsync() => Database.Services.GetServices<IRecurringTask>().OfType<LeadSummarySweep>().Single().RunAsync(CancellationToken.None);

    private async Task<List<string>> TagsAsync(long id)
    {
        await using var db = Database.NewContext();
        return await db.ContactTags.Where(t => t.ContactId == id).OrderBy(t => t.Key).Select(t => t.Key).ToListAsync();
    }

    private async Task<Contact> ReadByIdAsync(long id)
    {
        await using var db = Database.NewContext();
        return await db.Contacts.Include(c => c.Emails).Include(c => c.Employments).SingleAsync(c => c.Id == id);
    }

    private async Task<LeadCommittee> CommitteeAsync() => (await Database.Get<CommitteeQueries>().CommitteeAsync(LeadId, CancellationToken.None))!;

    private async Task<long?> ImportAsync(PersonFields fields, DateTime? at = null)
    {
        await using var write = await Database.Gate.BeginAsync(Actor.Machine, WritePriority.Bulk, CancellationToken.None);
        var company = await write.Db.Leads.Where(l => l.PublicId == LeadId).Select(l => l.CompanyId).SingleAsync();
        var document = new SourceDocument { Kind = SourceKind.Import, Name = "people.csv", TakenAt = Database.Now, ReceivedAt = Database.Now };
        var person = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = "mei",
            Fields = fields,
            ObservedAt = at ?? Database.Now.AddDays(-2),
            Confidence = 0.8,
        };
        var results = await Database.Get<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(document, Actor.Machine, [person]), CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
        return results.Single().ContactId;
    }
}
