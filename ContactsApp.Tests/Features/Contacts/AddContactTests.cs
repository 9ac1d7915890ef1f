using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

public sealed class AddContactTests : ContactTestBase
{
    [Fact]
    public async Task AddContact_NameAndTitle_CreatesClassifiedContactWithLockedValues()
    {
        var added = await AddAsync("Dr. Lena Hoffmann", "Head of Finance", "Lena.Hoffmann@halden.example");

        added.Outcome.Should().Be(IntakeOutcome.Created);
        var contact = await ReadAsync(added.ContactId!.Value);
        contact.FullName.Should().Be("Lena Hoffmann");
        contact.Prefix.Should().Be("Dr.");
        contact.Seniority.Should().Be(Seniority.Manager);
        contact.Department.Should().Be(Department.Finance);
        contact.Emails.Should().ContainSingle().Which.Should().Match<ContactEmail>(e => e.Address == "lena.hoffmann@halden.example" && e.IsPrimary && e.Status == EmailStatus.Likely);
        contact.Employments.Should().ContainSingle().Which.Locked.Should().BeTrue();
        ContactMerger.Provenance(contact.ProvenanceJson)["Title"].L.Should().BeTrue();
        contact.Relevance.Should().NotBeNull();
    }

    [Fact]
    public async Task AddContact_EmailOnly_NamesThePersonByTheAddressWithoutLocking()
    {
        var added = await AddAsync(null, email: "sofia.bianchi@halden.example");

        var contact = await ReadAsync(added.ContactId!.Value);
        contact.FullName.Should().Be("Sofia Bianchi");
        ContactMerger.Provenance(contact.ProvenanceJson)["FullName"].L.Should().BeFalse();
    }

    [Fact]
    public async Task AddContact_LinkedInOnly_NamesThePersonByTheProfile()
    {
        var added = await AddAsync(null, linkedIn: "https://www.linkedin.com/in/mei-tanaka-8a1b2c/");

        var contact = await ReadAsync(added.ContactId!.Value);
        contact.FullName.Should().Be("Mei Tanaka");
        contact.Links.Should().ContainSingle(l => l.Key == "mei-tanaka-8a1b2c");
    }

    [Fact]
    public async Task AddContact_SameFormTwice_MakesOne()
    {
        var form = new AddContactForm { FullName = "Ingrid Solheim", Title = "VP of Engineering" };
        var first = await Commands.AddContactAsync(LeadId, form, CancellationToken.None);
        var second = await Commands.AddContactAsync(LeadId, form, CancellationToken.None);

        second.Value!.Outcome.Should().Be(IntakeOutcome.Unchanged);
        first.Value!.Outcome.Should().Be(IntakeOutcome.Created);
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task AddContact_NicknameOfSomebodyHere_AsksAndWritesNothing()
    {
        var here = await AddAsync("Rafael Moreno", "Director of IT");
        var again = await AddAsync("Rafa Moreno", "IT Director");

        again.Outcome.Should().Be(IntakeOutcome.NeedsReview);
        again.ContactId.Should().Be(here.ContactId);
        again.Reason.Should().Contain("Rafael Moreno");
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(1);
        (await db.Observations.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task AddContact_Merge_AddsWhatIsNewToThePersonChosen()
    {
        var here = await AddAsync("Rafael Moreno", "Director of IT");
        var merged = await AddAsync("Rafa Moreno", email: "rafael@halden.example", decision: AddDecision.Merge, into: here.ContactId);

        merged.Outcome.Should().Be(IntakeOutcome.Updated);
        var contact = await ReadAsync(here.ContactId!.Value);
        contact.Emails.Should().ContainSingle(e => e.Address == "rafael@halden.example");
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task AddContact_AddAnyway_MakesTwo()
    {
        await AddAsync("Rafael Moreno", "Director of IT");
        var again = await AddAsync("Rafael Moreno", "Director of IT", decision: AddDecision.AddAnyway);

        again.Outcome.Should().Be(IntakeOutcome.Created);
        await using var db = Database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task AddContacts_TwoLinesOfOnePerson_AsksAboutTheSecond()
    {
        var outcome = await Commands.AddContactsAsync(LeadId, [new() { FullName = "Claire Dubois", Title = "Head of Finance" }, new() { FullName = "Claire Dubois" }], CancellationToken.None);

        outcome.Value!.Select(a => a.Outcome).Should().Equal(IntakeOutcome.Created, IntakeOutcome.NeedsReview);
    }

    [Theory]
    [InlineData(null, null, "Give a name")]
    [InlineData("Ann", "not an address", "is not an e-mail address")]
    public async Task AddContact_BadInput_IsRefusedInWords(string? name, string? email, string words)
    {
        var outcome = await Commands.AddContactAsync(LeadId, new AddContactForm { FullName = name, Email = email }, CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        outcome.Message.Should().Contain(words);
    }

    [Fact]
    public async Task AddContact_SignedOut_IsRefused()
    {
        Database.Acts(null);
        var outcome = await Commands.AddContactAsync(LeadId, new AddContactForm { FullName = "Ann" }, CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [Fact]
    public async Task AddContact_Undone_IsInTrashAndNotSuppressed()
    {
        var outcome = await Commands.AddContactAsync(LeadId, new AddContactForm { FullName = "Jonas Weber", Title = "CTO" }, CancellationToken.None);
        await UndoAsync(outcome.UndoId);

        (await ReadAsync(outcome.Value!.ContactId!.Value)).RemovedAt.Should().NotBeNull();
        (await AddAsync("Jonas Weber", "CTO")).Outcome.Should().Be(IntakeOutcome.Created);
    }

    [Fact]
    public async Task Preview_OfANewPerson_SaysSeniorityAndLikelyRole()
    {
        var preview = (await Database.Get<AddContactPreview>().PreviewAsync(LeadId, [new() { FullName = "Claire Dubois", Title = "Head of Finance" }], CancellationToken.None)).Single();

        preview.Seniority.Should().Be(Seniority.Manager);
        preview.LikelyRole.Should().Be(BuyingRole.BudgetInfluencer);
        preview.LikelyRoleConfidence.Should().BeGreaterThanOrEqualTo(0.70);
        preview.Duplicates.Should().BeEmpty();
    }
}
