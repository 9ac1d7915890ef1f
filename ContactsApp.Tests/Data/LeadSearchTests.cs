using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Support;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

public abstract class LeadSearchContract(TestDatabase database) : IAsyncLifetime
{
    private Lead halden = null!;
    private Lead orla = null!;
    private Contact victor = null!;

    protected TestDatabase Database => database;

    private ILeadSearch Search => database.Services.GetRequiredService<ILeadSearch>();

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Postgres && PostgresDatabase.Server is null)
        {
            return;
        }

        await EmptyAsync();
        halden = await AddLeadAsync("Halden Robotics", "halden.example");
        orla = await AddLeadAsync("Orla Søndergård A/S", "orla.example");
        victor = await AddContactAsync(halden, "Victor Hale", "VP of Engineering", "victor.hale@halden.example");
        await AddContactAsync(halden, "Åsa Müller", "Head of Finance", "asa@halden.example");
        await AddContactAsync(orla, "Haldis Nygaard", "CTO", "hn@orla.example");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Find_ByWholeWordsBeginningsAndInside_OrdersThemSo()
    {
        await AddContactAsync(orla, "Anna Halden", null, "anna@orla.example");

        var hits = await FindAsync("halden");

        // The company named so, the people with that word in name or address, none twice.
        hits.Select(h => h.Person?.Name ?? h.Company).Should().Equal("Halden Robotics", "Victor Hale", "Åsa Müller", "Anna Halden");
        (await FindAsync("hald")).Select(h => h.Person?.Name ?? h.Company).Should().StartWith(["Halden Robotics"]).And.Contain("Haldis Nygaard");
        (await FindAsync("ctor")).Should().ContainSingle().Which.Person!.Name.Should().Be("Victor Hale");
    }

    [DatabaseFact]
    public async Task Find_OneOrTwoLetters_FindsBeginningsOfWordsOnly()
    {
        (await FindAsync("ct")).Should().ContainSingle().Which.Person!.Name.Should().Be("Haldis Nygaard");
        (await FindAsync("v")).Should().ContainSingle().Which.Person!.Name.Should().Be("Victor Hale");
    }

    [DatabaseFact]
    public async Task Find_WithoutAccents_FindsNamesThatHaveThem()
    {
        foreach (var typed in new[] { "asa muller", "ÅSA MÜLLER", "asa mueller", "sondergard", "Søndergård" })
        {
            (await FindAsync(typed)).Should().NotBeEmpty($"'{typed}' names somebody");
        }
    }

    [DatabaseFact]
    public async Task Find_SeveralWords_AllMustBeFoundInOnePersonOrCompany()
    {
        (await FindAsync("hale vp")).Should().ContainSingle().Which.Person!.ContactId.Should().Be(victor.Id);
        (await FindAsync("hale finance")).Should().BeEmpty();
        (await FindAsync("victor.hale@hal")).Should().ContainSingle().Which.Person!.ContactPublicId.Should().Be(victor.PublicId);
    }

    [DatabaseFact]
    public async Task FindNames_WithASlipOfTheFingers_FindsWhatWasMeant()
    {
        foreach (var typed in new[] { "haldne", "halden robtics", "robotiics", "roboyics", "haldn robo" })
        {
            (await NamesAsync(typed)).Companies.Select(c => c.Company).Should().Equal(["Halden Robotics"], $"'{typed}' means it");
        }

        (await NamesAsync("vicotr hael")).People.Should().ContainSingle().Which.Person!.ContactId.Should().Be(victor.Id);
        (await NamesAsync("muellre")).People.Should().ContainSingle().Which.Person!.Name.Should().Be("Åsa Müller");
    }

    [DatabaseFact]
    public async Task FindNames_AsTyped_ForgivesNothing()
    {
        await AddLeadAsync("Haldon Rail", "haldon.example");

        (await NamesAsync("halden")).Companies.Select(c => c.Company).Should().Equal("Halden Robotics");
        (await NamesAsync("hxlxen")).Companies.Should().BeEmpty("two slips in one word are another word");
        (await NamesAsync("cto")).People.Select(p => p.Person!.Name).Should().Equal(["Haldis Nygaard", "Victor Hale"], "a whole word comes before letters inside one");
        (await NamesAsync("ctx")).People.Should().BeEmpty("short words are taken as typed");
    }

    [DatabaseFact]
    public async Task FindNames_EachUpToItsOwnLimit()
    {
        await using var db = database.NewContext();

        var found = await Search.FindNamesAsync(db, "hald", 0, 2, CancellationToken.None);

        found.Companies.Should().BeEmpty();
        found.People.Should().HaveCount(2);
    }

    [DatabaseFact]
    public async Task Find_MoreThanTheLimit_SaysSo()
    {
        await using var db = database.NewContext();

        var two = await Search.FindAsync(db, "halden", 2, CancellationToken.None);

        two.Hits.Should().HaveCount(2);
        two.HasMore.Should().BeTrue();
        two.LeadIds.Should().Equal(halden.Id);
        (await Search.FindAsync(db, "halden", 3, CancellationToken.None)).HasMore.Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Find_RemovedContact_IsGoneUntilRestored()
    {
        await ChangeAsync(victor, c => c.Remove(RemovalReason.NotRelevant, database.Now, null));
        (await FindAsync("victor")).Should().BeEmpty();

        await ChangeAsync(victor, c => c.Restore());
        (await FindAsync("victor")).Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Find_RenamedContact_IsFoundByTheNewNameOnly()
    {
        await ChangeAsync(victor, c => c.FullName = "Viktoria Hale");

        (await FindAsync("viktoria")).Should().ContainSingle();
        (await FindAsync("victor hale")).Should().ContainSingle("the address still says so");
        (await FindAsync("victor hale vp")).Should().ContainSingle().Which.Person!.Name.Should().Be("Viktoria Hale");
    }

    [DatabaseFact]
    public async Task Find_LeadInTrash_IsGoneWithItsPeopleUntilRestored()
    {
        await ChangeAsync(halden, l => l.MoveToTrash(database.Now, null));
        (await FindAsync("halden")).Should().BeEmpty();
        (await FindAsync("victor")).Should().BeEmpty();

        await ChangeAsync(halden, l => l.Restore());
        (await FindAsync("halden")).Should().HaveCount(3);
    }

    [DatabaseFact]
    public async Task LeadIds_InsideALargerQuery_FindLeadsByCompanyAndByPerson()
    {
        await using var db = database.NewContext();
        foreach (var (typed, expected) in new[] { ("halden", halden), ("nygaard", orla), ("ct", orla), ("ro", halden) })
        {
            var ids = Search.LeadIds(db, typed);
            (await db.Leads.Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync()).Should().Equal([expected.Id], typed);
        }

        (await Search.LeadIds(db, "hald").ToListAsync()).Should().BeEquivalentTo([halden.Id, orla.Id]);
        (await Search.LeadIds(db, " ?! ").ToListAsync()).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Check_AfterTheIndexWasLost_FillsItAnew()
    {
        await using (var db = database.NewContext())
        {
            await database.Services.GetRequiredService<LeadSearch>().ClearAsync(db, SearchIndex.Contact, CancellationToken.None);
        }

        (await FindAsync("victor")).Should().BeEmpty();

        await database.Services.GetRequiredService<SearchIndexes>().CheckAsync(CancellationToken.None);

        (await FindAsync("victor")).Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Find_AnythingTyped_IsNeverACommand()
    {
        string[] hostile =
        [
            "\"", "'", "\"\"\"", "*", "vic*tor", "NEAR(a b)", "Text: victor", "a AND", "-victor", "(", "^v", "%", "_", "\\", "' OR 1=1 --", "\0", "\ud800",
            "a:b", "&", "!", "'v':*", "<->", "²", "①", "ﬁ", "´`", new string('x', 5000), "山田", "a\u0301\u0301",
        ];
        await using var db = database.NewContext();
        foreach (var typed in hostile)
        {
            var find = async () => (await Search.FindAsync(db, typed, 10, CancellationToken.None), await Search.LeadIds(db, typed).ToListAsync());
            await find.Should().NotThrowAsync(typed);
        }

        (await FindAsync("%")).Should().BeEmpty();
        (await FindAsync("vic_or")).Should().BeEmpty();
    }

    protected async Task<IReadOnlyList<LeadSearchHit>> FindAsync(string text)
    {
        await using var db = database.NewContext();
        return (await Search.FindAsync(db, text, 20, CancellationToken.None)).Hits;
    }

    private async Task<NameHits> NamesAsync(string text)
    {
        await using var db = database.NewContext();
        return await Search.FindNamesAsync(db, text, 5, 5, CancellationToken.None);
    }

    protected async Task<Contact> AddContactAsync(Lead lead, string name, string? title, string email)
    {
        var contact = lead.AddContact(Guid.CreateVersion7(), name, database.Now, null);
        contact.Title = title;
        contact.Emails.Add(new ContactEmail { Address = email });
        await database.WriteAsync(async db =>
        {
            db.Add(contact);
            await db.SaveChangesAsync();
            await Search.WriteContactsAsync(db, [contact.Id], CancellationToken.None);
        });
        return contact;
    }

    private async Task<Lead> AddLeadAsync(string name, string domain)
    {
        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = new Company { PublicId = Guid.CreateVersion7(), Name = name } };
        lead.Company.AddDomain(domain);
        await database.WriteAsync(async db =>
        {
            db.Add(lead);
            await db.SaveChangesAsync();
            await Search.WriteLeadsAsync(db, [lead.Id], CancellationToken.None);
        });
        return lead;
    }

    private Task ChangeAsync(Contact contact, Action<Contact> change) => database.WriteAsync(async db =>
    {
        change(await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).SingleAsync(c => c.Id == contact.Id));
        await db.SaveChangesAsync();
        await Search.WriteContactsAsync(db, [contact.Id], CancellationToken.None);
    });

    private Task ChangeAsync(Lead lead, Action<Lead> change) => database.WriteAsync(async db =>
    {
        change(await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).SingleAsync(c => c.Id == lead.Id));
        await db.SaveChangesAsync();
        await Search.WriteLeadsAsync(db, [lead.Id], CancellationToken.None);
    });

    /// <summary>The database is shared by the tests of the class, which each begin with the same few leads.</summary>
    private Task EmptyAsync() => database.WriteAsync(async db =>
    {
        var search = database.Services.GetRequiredService<LeadSearch>();
        foreach (var index in Enum.GetValues<SearchIndex>())
        {
            await search.ClearAsync(db, index, CancellationToken.None);
        }

        await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).ExecuteDeleteAsync();
        await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).ExecuteDeleteAsync();
        await db.Companies.ExecuteDeleteAsync();
    });
}

public sealed class SqliteLeadSearchTests(SqliteDatabase database) : LeadSearchContract(database), IClassFixture<SqliteDatabase>
{
    [Property(MaxTest = 300)]
    public void Find_AnyTextAtAll_DoesNotThrow(string? text)
    {
        using var db = Database.NewContext();
        var search = Database.Services.GetRequiredService<ILeadSearch>();
        var find = () => search.FindAsync(db, text ?? "", 5, CancellationToken.None);
        find.Should().NotThrowAsync().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Vacuum_AfterRowsWereDeleted_StillFindsTheRightPerson()
    {
        // Without keys that are rowids, VACUUM would renumber the rows and the index would point at other people.
        await using (var db = Database.NewContext())
        {
            await db.Contacts.Where(c => c.FullName == "Victor Hale").ExecuteDeleteAsync();
            await db.Database.ExecuteSqlRawAsync("VACUUM");
        }

        (await FindAsync("nygaard")).Should().ContainSingle().Which.Person!.Name.Should().Be("Haldis Nygaard");
    }

    [Fact]
    public async Task IsCut_TextThatFindsVeryManyPeople_SaysSo()
    {
        var search = Database.Services.GetRequiredService<LeadSearch>();
        var people = Enumerable.Range(1_000_000, LeadSearch.MaxPeople + 1).Select(i => new SearchDocument(i, i, "quentin")).ToList();
        await using var db = Database.NewContext();
        await search.ReplaceAsync(db, SearchIndex.Contact, people.ConvertAll(p => p.Id), people, CancellationToken.None);

        (await search.IsCutAsync(db, "quen", CancellationToken.None)).Should().BeTrue();
        (await search.LeadIds(db, "quen").CountAsync()).Should().Be(LeadSearch.MaxPeople);
        (await search.IsCutAsync(db, "hale", CancellationToken.None)).Should().BeFalse();
        await search.ReplaceAsync(db, SearchIndex.Contact, people.ConvertAll(p => p.Id), [], CancellationToken.None);
        (await search.LeadIds(db, "quen").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Sqlite_AsShipped_HasFullTextSearch()
    {
        await using var db = Database.NewContext();
        (await db.Database.SqlQueryRaw<int>("SELECT sqlite_compileoption_used('ENABLE_FTS5') AS Value").SingleAsync()).Should().Be(1);
    }
}

public sealed class PostgresLeadSearchTests(PostgresDatabase database) : LeadSearchContract(database), IClassFixture<PostgresDatabase>;
