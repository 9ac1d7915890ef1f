using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

public abstract class MappingContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Times_WrittenAndReadBack_AreTheSameUtcTimes()
    {
        var time = database.Now.AddTicks(1234567);
        var company = await AddCompanyAsync(c => c.CreatedAt = time);

        await using var db = database.NewContext();
        var read = await db.Companies.SingleAsync(c => c.Id == company.Id);

        read.CreatedAt.Should().Be(UtcDateTimeConverter.ToStored(time)).And.BeIn(DateTimeKind.Utc);
        (await db.Companies.AnyAsync(c => c.Id == company.Id && c.CreatedAt == time)).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task PublicIds_MadeOneAfterTheOther_SortInThatOrder()
    {
        var start = database.Time.GetUtcNow();
        var ids = Enumerable.Range(0, 20).Select(i => Guid.CreateVersion7(start.AddMinutes(i * 37))).ToList();
        await database.WriteAsync(db => db.Companies.AddRange(ids.AsEnumerable().Reverse().Select(id => new Company { PublicId = id, Name = "ordered" })));

        await using var context = database.NewContext();
        var read = await context.Companies.Where(c => ids.Contains(c.PublicId)).OrderBy(c => c.PublicId).Select(c => c.PublicId).ToListAsync();

        read.Should().Equal(ids);
    }

    [DatabaseFact]
    public async Task ListsFlagsAndMoney_WrittenAndReadBack_AreTheSame()
    {
        var company = await AddCompanyAsync(c => (c.Technologies, c.RevenueMin) = (["Kafka", "\"quoted\""], 12.5m));
        await database.WriteAsync(db => db.Contacts.Add(new Contact
        {
            PublicId = Guid.CreateVersion7(),
            CompanyId = company.Id,
            FullName = "Ada",
            DoNotContact = DoNotContact.Email | DoNotContact.LinkedIn,
        }));

        await using var context = database.NewContext();
        var read = await context.Companies.SingleAsync(c => c.Id == company.Id);
        read.Technologies.Should().Equal("Kafka", "\"quoted\"");
        read.RevenueMin.Should().Be(12.5m);
        (await context.Companies.CountAsync(c => c.Id == company.Id && c.RevenueMin > 9.75m)).Should().Be(1);
        (await context.Contacts.CountAsync(c => c.CompanyId == company.Id && (c.DoNotContact & DoNotContact.LinkedIn) != 0)).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Removed_Contact_IsHiddenUntilTheFilterIsLiftedByName()
    {
        var company = await AddCompanyAsync(_ => { });
        var contact = new Contact { PublicId = Guid.CreateVersion7(), CompanyId = company.Id, FullName = "Gone" };
        contact.Remove(RemovalReason.NotRelevant, database.Now, null);
        await database.WriteAsync(db => db.Contacts.Add(contact));

        await using var context = database.NewContext();
        (await context.Contacts.AnyAsync(c => c.Id == contact.Id)).Should().BeFalse();
        (await context.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).AnyAsync(c => c.Id == contact.Id)).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Save_FromAnOlderVersion_IsRefused()
    {
        var company = await AddCompanyAsync(_ => { });
        await using var mine = database.NewContext();
        var read = await mine.Companies.SingleAsync(c => c.Id == company.Id);
        await database.WriteAsync(async db => (await db.Companies.SingleAsync(c => c.Id == company.Id)).City = "Oslo");

        read.City = "Bergen";
        var save = () => mine.SaveChangesAsync();

        await save.Should().ThrowAsync<DbUpdateConcurrencyException>();
        mine.Database.CurrentTransaction.Should().BeNull();
        await using var after = database.NewContext();
        (await after.Companies.SingleAsync(c => c.Id == company.Id)).Should().Match<Company>(c => c.City == "Oslo" && c.Version == 1);
    }

    [DatabaseFact]
    public async Task Change_OfAnAddress_RaisesTheVersionOfItsContact()
    {
        var company = await AddCompanyAsync(_ => { });
        var contact = new Contact { PublicId = Guid.CreateVersion7(), CompanyId = company.Id, FullName = "Ada", Emails = { new ContactEmail { Address = "ada@halden.example" } } };
        await database.WriteAsync(db => db.Contacts.Add(contact));

        await database.WriteAsync(async db =>
            (await db.Contacts.Include(c => c.Emails).SingleAsync(c => c.Id == contact.Id)).Emails[0].Status = EmailStatus.Invalid);

        await using var context = database.NewContext();
        (await context.Contacts.SingleAsync(c => c.Id == contact.Id)).Version.Should().Be(1);
    }

    private async Task<Company> AddCompanyAsync(Action<Company> set)
    {
        var company = new Company { PublicId = Guid.CreateVersion7(), Name = "Halden Robotics", CreatedAt = database.Now };
        set(company);
        await database.WriteAsync(db => db.Companies.Add(company));
        return company;
    }
}

public sealed class SqliteMappingTests(SqliteDatabase database) : MappingContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresMappingTests(PostgresDatabase database) : MappingContract(database), IClassFixture<PostgresDatabase>;
