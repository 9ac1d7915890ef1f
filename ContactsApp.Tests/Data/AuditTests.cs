using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

public abstract class AuditContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Save_NewContact_SaysWhoAddedWhatToWhichLead()
    {
        var (lead, contact) = await AddAsync();

        var entry = (await HistoryAsync(lead)).Single(e => e.Verb == "contact.added");

        entry.Should().Match<AuditEntry>(e => e.ActorId == TestDatabase.Ann.UserId && e.ActorName == "Ann" && e.At == database.Now
            && e.EntityKind == "Contact" && e.EntityId == contact.Id && e.EntityPublicId == contact.PublicId);
        AuditChange.Read(entry.ChangesJson).Should().Contain(new AuditChange("FullName", null, "Ada Byron"))
            .And.Contain(new AuditChange("Tags", null, "maths, engines"))
            .And.NotContain(c => c.Field == "SortName" || c.Field == "ProvenanceJson" || c.Field == "Id" || c.Field == "Notes");
        (await HistoryAsync(lead)).Should().Contain(e => e.Verb == "email.added" && e.ChangesJson.Contains("ada@halden.example"));
    }

    [DatabaseFact]
    public async Task Save_ChangedContact_SaysFromWhatToWhat()
    {
        var (lead, contact) = await AddAsync();

        await ChangeAsync(contact, c => (c.Title, c.DoNotContact, c.SortName) = ("CTO", DoNotContact.Email, "byron ada"));

        var entry = (await HistoryAsync(lead)).Single(e => e.Verb == "contact.changed");
        AuditChange.Read(entry.ChangesJson).Should().BeEquivalentTo(
            [new AuditChange("Title", "Analyst", "CTO"), new AuditChange("DoNotContact", "None", "Email")]);
    }

    [DatabaseFact]
    public async Task Save_OnlyDerivedValuesChanged_WritesNothing()
    {
        var (lead, contact) = await AddAsync();
        var before = (await HistoryAsync(lead)).Count;

        await ChangeAsync(contact, c => (c.Relevance, c.RelevanceReasonsJson, c.EngagementLog2) = (80, "[1]", 3.5));

        (await HistoryAsync(lead)).Should().HaveCount(before);
    }

    [DatabaseFact]
    public async Task Save_ToTrashAndBack_SaysRemovedAndRestored()
    {
        var (lead, contact) = await AddAsync();

        await ChangeAsync(contact, c => c.Remove(RemovalReason.WrongPerson, database.Now, null));
        await ChangeAsync(contact, c => c.Restore());

        (await HistoryAsync(lead)).Select(e => e.Verb).Should().ContainInOrder("contact.removed", "contact.restored");
    }

    [DatabaseFact]
    public async Task Save_UnderANamedVerb_UsesItForThatNounAndThatSaveOnly()
    {
        var (lead, contact) = await AddAsync();

        await database.WriteAsync(async db =>
        {
            var role = new RoleAssignment { LeadId = lead.Id, ContactId = contact.Id, Role = BuyingRole.Champion, State = RoleState.Suggested };
            db.RoleAssignments.Add(role);
            await db.SaveChangesAsync();
            role.Confirm(database.Now, null, null);
            db.AuditAs("role.confirmed");
            await db.SaveChangesAsync();
            role.Decline(database.Now, null, null);
        });

        (await HistoryAsync(lead)).Select(e => e.Verb).Should().ContainInOrder("role.added", "role.confirmed", "role.changed");
    }

    [DatabaseFact]
    public async Task Save_ByIntake_WritesNothing()
    {
        var (lead, contact) = await AddAsync();
        var before = (await HistoryAsync(lead)).Count;

        await database.WriteAsync(async db =>
        {
            db.Audit.By = AuditBy.Intake;
            (await db.Contacts.SingleAsync(c => c.Id == contact.Id)).Title = "Countess";
        });

        (await HistoryAsync(lead)).Should().HaveCount(before);
    }

    [DatabaseFact]
    public async Task Save_DeletedAddressAlone_FindsItsLead()
    {
        var (lead, contact) = await AddAsync();

        await database.WriteAsync(async db => db.Remove(await db.ContactEmails.SingleAsync(e => e.ContactId == contact.Id)));

        (await HistoryAsync(lead)).Should().Contain(e => e.Verb == "email.removed" && e.ChangesJson.Contains("ada@halden.example"));
    }

    [DatabaseFact]
    public async Task Save_UserAndRole_TellsNoSecretsAndNamesTheRole()
    {
        var user = new AppUser { UserName = "bo", Email = "bo@team.example", DisplayName = "Bo", PasswordHash = "hash-that-must-stay", SecurityStamp = "stamp" };
        await database.WriteAsync(async db =>
        {
            var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == "Manager") ?? new IdentityRole("Manager");
            db.AddRange(user, new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id });
            if (db.Entry(role).State == EntityState.Detached)
            {
                db.Add(role);
            }
        });

        await using var context = database.NewContext();
        var entries = await context.AuditEntries.Where(a => a.EntityPublicId == Guid.Parse(user.Id)).ToListAsync();
        entries.Select(e => e.Verb).Should().BeEquivalentTo("user.added", "user-role.added");
        entries.Should().NotContain(e => e.ChangesJson.Contains("hash-that-must-stay") || e.ChangesJson.Contains("stamp"));
        AuditChange.Read(entries.Single(e => e.Verb == "user-role.added").ChangesJson).Should().Equal(new AuditChange("Role", null, "Manager"));
    }

    [DatabaseFact]
    public async Task Save_OutsideATransaction_WritesBothOrNeither()
    {
        await using var db = database.NewContext();
        var company = new Company { PublicId = Guid.CreateVersion7(), Name = "Alone" };
        db.Companies.Add(company);
        await db.SaveChangesAsync();
        db.Database.CurrentTransaction.Should().BeNull();
        (await db.AuditEntries.CountAsync(a => a.EntityPublicId == company.PublicId)).Should().Be(1);

        db.Companies.Add(new Company { PublicId = company.PublicId, Name = "The same id again" });
        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>();
        db.Database.CurrentTransaction.Should().BeNull();
        (await db.AuditEntries.CountAsync(a => a.EntityPublicId == company.PublicId)).Should().Be(1);
    }

    private async Task<(Lead Lead, Contact Contact)> AddAsync()
    {
        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = new Company { PublicId = Guid.CreateVersion7(), Name = "Halden Robotics" } };
        await database.WriteAsync(db => db.Leads.Add(lead));
        var contact = lead.AddContact(Guid.CreateVersion7(), "Ada Byron", database.Now, null);
        (contact.Title, contact.Tags, contact.SortName) = ("Analyst", ["maths", "engines"], "byron");
        contact.Emails.Add(new ContactEmail { Address = "ada@halden.example" });
        await database.WriteAsync(db => db.Contacts.Add(contact));
        return (lead, contact);
    }

    private Task ChangeAsync(Contact contact, Action<Contact> change) => database.WriteAsync(async db =>
        change(await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).SingleAsync(c => c.Id == contact.Id)));

    private async Task<List<AuditEntry>> HistoryAsync(Lead lead)
    {
        await using var db = database.NewContext();
        return await db.AuditEntries.Where(a => a.LeadId == lead.Id).OrderBy(a => a.Id).ToListAsync();
    }
}

public sealed class SqliteAuditTests(SqliteDatabase database) : AuditContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresAuditTests(PostgresDatabase database) : AuditContract(database), IClassFixture<PostgresDatabase>;
