using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Trash;

/// <summary>The trash on either database: two tables read as one list.</summary>
public abstract class TrashListContract(TestDatabase database) : IAsyncLifetime
{
    private Actor ann = TestDatabase.Ann;
    private Actor tom = TestDatabase.Ann;
    private LeadBuilder halden = null!;
    private LeadBuilder aalto = null!;

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Postgres && PostgresDatabase.Server is null)
        {
            return;
        }

        await database.EmptyAsync();
        ann = await database.UserAsync("Ann Keller", UserRole.Manager);
        tom = await database.UserAsync("Tom Lindqvist", UserRole.Rep);
        database.Acts(UserRole.Manager, ann);
        halden = await new LeadBuilder(database, "Halden Robotics").With(l => l.OwnerId = tom.UserId).Person("Mei Tanaka", "CTO").Person("Per Aas", "CFO").Person("Ida Falk", null).SaveAsync();
        aalto = await new LeadBuilder(database, "Aalto Works").Person("Ole Berg", "COO").Person("Nia Obi", "CIO").SaveAsync();
        await RemoveAsync(halden["Mei Tanaka"], RemovalReason.Duplicate, 1, ann.UserId);
        await RemoveAsync(halden["Per Aas"], RemovalReason.WrongPerson, 10, null);
        await RemoveAsync(aalto["Ole Berg"], RemovalReason.Duplicate, 28, tom.UserId);
        await database.WriteAsync(async db =>
        {
            var lead = await db.Leads.SingleAsync(l => l.Id == aalto.Lead.Id);
            lead.MoveToTrash(database.Now.AddDays(-5), ann.UserId);
            var merged = await db.Contacts.SingleAsync(c => c.Id == aalto["Nia Obi"].Id);
            merged.MergeInto(await db.Contacts.SingleAsync(c => c.Id == halden["Ida Falk"].Id), database.Now, ann.UserId);
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Rows_OfContactsAndLeads_AreOneListWithoutThoseMergedAway()
    {
        var rows = (await RowsAsync("")).Rows;

        rows.Select(r => r.Name).Should().Equal("Mei Tanaka", "Aalto Works", "Per Aas", "Ole Berg");
        rows[0].Should().Match<TrashRow>(r => !r.IsLead && r.Detail == "CTO" && r.LeadId == halden.Lead.PublicId && r.LeadName == "Halden Robotics" && !r.LeadIsInTrash
            && r.By == "Ann Keller" && r.OwnerName == "Tom Lindqvist" && r.Reason == RemovalReason.Duplicate && r.PurgedAt == r.RemovedAt.AddDays(30));
        rows[1].Should().Match<TrashRow>(r => r.IsLead && r.LeadId == aalto.Lead.PublicId && r.Reason == null && r.OwnerName == null);
        rows[2].By.Should().Be("No person");
        rows[3].LeadIsInTrash.Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Rows_ByEachFilter_AreThoseThatPass()
    {
        (string Query, string Names)[] expected =
        [
            ("kind=Leads", "Aalto Works"),
            ("kind=Contacts&dir=asc", "Ole Berg,Per Aas,Mei Tanaka"),
            ("why=Duplicate", "Mei Tanaka,Ole Berg"),
            ("why=Duplicate,WrongPerson", "Mei Tanaka,Per Aas,Ole Berg"),
            ("by=machine", "Per Aas"),
            ("by=ANN", "Mei Tanaka,Aalto Works"),
            ("within=7", "Mei Tanaka,Aalto Works"),
            ("due=3", "Ole Berg"),
            ("lead=AALTO", "Aalto Works,Ole Berg"),
            ("owner=none", "Aalto Works,Ole Berg"),
            ("owner=TOM", "Mei Tanaka,Per Aas"),
            ("why=Duplicate&within=7", "Mei Tanaka"),
            ("why=WrongPerson&due=3&match=any", "Per Aas,Ole Berg"),
            ("why=WrongPerson&by=ANN&match=any", "Mei Tanaka,Aalto Works,Per Aas"),
            ("kind=Contacts&by=ANN&due=3&match=any", "Mei Tanaka,Ole Berg"),
        ];
        foreach (var (query, names) in expected)
        {
            var rows = await RowsAsync(query);

            rows.Rows.Select(r => r.Name).Should().Equal(names.Split(','), query);
            (await database.Get<TrashQueries>().CountAsync(FilterOf(query), default)).Should().Be(rows.Rows.Count, query);
        }
    }

    [DatabaseFact]
    public async Task Rows_ByAText_AreThoseWithItInTheirName()
    {
        (string Text, string Names)[] expected = [("mei", "Mei Tanaka"), ("TANAKA mei", "Mei Tanaka"), ("anak", "Mei Tanaka"), ("aa", "Aalto Works,Per Aas"), ("ro", ""), ("works", "Aalto Works"), ("obi", "")];
        foreach (var (text, names) in expected)
        {
            (await RowsAsync("", text)).Rows.Select(r => r.Name).Should().Equal(names.Split(',', StringSplitOptions.RemoveEmptyEntries), text);
        }
    }

    [DatabaseFact]
    public async Task Rows_ManyOfOneMoment_AreReadEachOnceFromAnyPlaceEitherWay()
    {
        await ManyAsync();
        foreach (var oldestFirst in new[] { false, true })
        {
            var filter = new TrashFilter { OldestFirst = oldestFirst };
            var all = new List<Guid>();
            var anchors = new TrashAnchors();
            for (var start = 0; start < 1_300; start += 90)
            {
                all.AddRange((await database.Get<TrashQueries>().RowsAsync(filter, start, 90, anchors, default)).Rows.Select(r => r.PublicId));
            }

            all.Should().HaveCount(1_204).And.OnlyHaveUniqueItems();
            var jumped = await database.Get<TrashQueries>().RowsAsync(filter, 1_030, 40, new TrashAnchors(), default);
            jumped.Rows.Select(r => r.PublicId).Should().Equal(all.Skip(1_030).Take(40));
            jumped.Total.Should().Be(1_204);
        }
    }

    [DatabaseFact]
    public async Task Leads_ToFilterBy_AreThoseThatSomethingOfIsInTrash()
    {
        await new LeadBuilder(database, "Untouched").Person("Somebody", null).SaveAsync();

        (await database.Get<TrashQueries>().LeadsAsync("", 8, default)).Select(l => l.Name).Should().Equal("Aalto Works", "Halden Robotics");
        (await database.Get<TrashQueries>().LeadsAsync("hal", 8, default)).Select(l => l.LeadId).Should().Equal(halden.Lead.PublicId);
        (await database.Get<TrashQueries>().LeadsAsync("untouched", 8, default)).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Restore_AllThatMatchButOne_BringsThoseBackAndUndoTakesThemAway()
    {
        var filter = FilterOf("why=Duplicate,WrongPerson");
        var scope = new BulkScope.MatchingTrash(filter, [halden["Per Aas"].PublicId]);
        (await database.Get<BulkScopes>().AnyAsync(BulkSubject.Leads, scope, default)).Should().BeFalse("leads go without a reason");
        var id = Guid.CreateVersion7();

        (await database.Get<BulkCommands>().StartAsync(new(id, RestoreContacts.ActionName, null, scope), default)).Value.Should().Be("Restore 2 contacts");
        (await database.Services.GetRequiredService<JobRunner>().RunNextAsync(default)).Should().BeTrue();

        (await RowsAsync("")).Rows.Select(r => r.Name).Should().Equal("Aalto Works", "Per Aas", "Ole Berg");
        (await database.Get<BulkQueries>().FindAsync(id, default))!.Reasons.Should().Equal(("The lead is in trash too: restore it first", 1));
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await RowsAsync("why=Duplicate")).Rows.Select(r => r.Name).Should().Equal("Mei Tanaka", "Ole Berg");
    }

    private async Task RemoveAsync(Contact contact, RemovalReason reason, int daysAgo, string? by) => await database.WriteAsync(async db =>
        (await db.Contacts.SingleAsync(c => c.Id == contact.Id)).Remove(reason, database.Now.AddDays(-daysAgo), by));

    /// <summary>Six hundred contacts and as many leads that a few moments took away: nothing but the key tells them apart.</summary>
    private Task ManyAsync() => database.WriteAsync(async db =>
    {
        for (var i = 0; i < 600; i++)
        {
            var company = new Company { PublicId = Guid.CreateVersion7(), Name = $"Company {i}", NameKey = $"company {i}", CreatedAt = database.Now };
            var at = database.Now.AddDays(-2 - (i % 3));
            db.Leads.Add(new Lead { PublicId = Guid.CreateVersion7(), Company = company, CreatedAt = database.Now, StageSince = database.Now, RemovedAt = at });
            db.Contacts.Add(new Contact { PublicId = Guid.CreateVersion7(), CompanyId = halden.Lead.CompanyId, FullName = $"Person {i}", SortName = $"person {i}", CreatedAt = database.Now, RemovedAt = at });
        }

        await db.SaveChangesAsync();
    });

    private TrashFilter FilterOf(string query, string? text = null) => TrashFilter.From(FilterWords.Parsed(query
        .Replace("ANN", ann.UserId, StringComparison.Ordinal).Replace("TOM", tom.UserId, StringComparison.Ordinal).Replace("AALTO", aalto.Lead.PublicId.ToString(), StringComparison.Ordinal)), text);

    private Task<TrashRows> RowsAsync(string query, string? text = null) => database.Get<TrashQueries>().RowsAsync(FilterOf(query, text), 0, 50, new TrashAnchors(), default);
}

public sealed class TrashListOnSqliteTests(FeatureSqlite database) : TrashListContract(database), IClassFixture<FeatureSqlite>;

public sealed class TrashListOnPostgresTests(FeaturePostgres database) : TrashListContract(database), IClassFixture<FeaturePostgres>;
