using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>1,200 contacts at a few leads with many equal values and many without any: pages and jumps show each once, in order.</summary>
public sealed class ManyContacts
{
    public const int Count = 1_200;

    private bool filled;

    public async Task FillAsync(TestDatabase database)
    {
        if (filled)
        {
            return;
        }

        filled = true;
        await database.WriteAsync(async db =>
        {
            var leads = Enumerable.Range(0, 12).Select(i => Lead(i, database.Now)).ToList();
            db.Leads.AddRange(leads);
            await db.SaveChangesAsync();
            var contacts = Enumerable.Range(0, Count).Select(i => Person(i, leads[i % leads.Count], database.Now)).ToList();
            db.Contacts.AddRange(contacts);
            await db.SaveChangesAsync();
            db.RoleAssignments.AddRange(contacts.Where((_, i) => i % 10 == 0).Select((c, i) => new RoleAssignment
            {
                ContactId = c.Id,
                LeadId = leads[i * 10 % leads.Count].Id,
                Role = BuyingRole.Champion,
                State = (RoleState)(i % 4),
                At = database.Now,
            }));
        });
        await database.WriteAsync(async db => await database.Services.GetRequiredService<Data.Search.ILeadSearch>().WriteContactsAsync(db, await db.Contacts.Select(c => c.Id).ToListAsync(), default));
    }

    private static Lead Lead(int i, DateTime now) => new()
    {
        PublicId = Guid.CreateVersion7(),
        CreatedAt = now,
        StageSince = now,
        OwnerId = i % 3 == 0 ? null : "owner-1",
        SalesState = i % 4 == 0 ? SalesState.Customer : SalesState.OutreachInProgress,
        RemovedAt = i == 11 ? now : null,
        Company = new Company { PublicId = Guid.CreateVersion7(), Name = $"Company {i}", NameKey = $"company {i}", CreatedAt = now },
        Summary = new LeadSummary
        {
            LeadPublicId = Guid.CreateVersion7(),
            Name = $"Company {i}",
            OwnerId = i % 3 == 0 ? null : "owner-1",
            SalesState = i % 4 == 0 ? SalesState.Customer : SalesState.OutreachInProgress,
            IsRemoved = i == 11,
            LastTouchAt = LeadSummary.NeverTouched,
            ComputedAt = now,
        },
    };

    private static Contact Person(int i, Lead lead, DateTime now) => new()
    {
        PublicId = Guid.CreateVersion7(),
        CompanyId = lead.CompanyId,
        FullName = i % 50 == 0 ? $"Mei Tanaka {i}" : $"Person {i}",
        SortName = $"person {i % 300:000}",
        Seniority = (Seniority)(i % 4),
        Department = i % 5 == 0 ? null : (Department)(i % 6),
        Relevance = i % 4 == 0 ? null : i % 90,
        RelevanceBand = (ScoreBand)(i % 5),
        EngagementLog2 = i % 3 == 0 ? null : 160 + (i % 40 * 0.1),
        LastTouchAt = i % 3 == 0 ? null : now.AddDays(-(i % 60)),
        LastVerifiedAt = i % 6 == 0 ? now.AddDays(-200) : now,
        LeftAt = i % 20 == 0 ? now.AddDays(-3) : null,
        DoNotContact = i % 25 == 0 ? DoNotContact.All : DoNotContact.None,
        CreatedSource = i % 7 == 0 ? SourceKind.Manual : SourceKind.Import,
        CreatedAt = now,
        RemovedAt = i % 100 == 99 ? now : null,
        Emails = i % 2 == 0 ? [new ContactEmail { Address = $"p{i}@people.example", IsPrimary = true }] : [],
    };
}

public abstract class ContactListContract(TestDatabase database, ManyContacts many) : IAsyncLifetime
{
    private static readonly string[] Filters =
    [
        "seniority=Executive", "seniority=IC,Manager&department=Design", "department=Engineering,Sales", "role=Champion", "state=Customer", "owner=owner-1", "owner=none",
        "relevance=Moderate", "engaged=yes", "engaged=no", "email=yes", "email=no", "source=Manual", "status=Left", "status=Present", "status=DoNotContact", "status=Stale",
        "seniority=Manager&role=Champion&owner=owner-1&engaged=yes", "role=Champion,Blocker&state=OutreachInProgress&email=yes",
        "seniority=Executive&role=Champion&match=any", "owner=none&status=Left&email=no&engaged=yes&match=any", "match=any",
    ];

    public Task InitializeAsync() => database.Settings.Provider == DatabaseProvider.Sqlite || PostgresDatabase.Server is not null ? many.FillAsync(database) : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Rows_EachSort_ShowsEachOnceInOrderWithThoseWithoutAValueLast()
    {
        foreach (var (sort, up) in from s in Enum.GetValues<ContactSort>() from u in new[] { true, false } select (s, u))
        {
            var filter = new ContactFilter { Sort = sort, Ascending = up };
            var anchors = new ContactAnchors();
            var expected = await ExpectedAsync(filter);

            var first = await PageAsync(filter, 0, 100, anchors);
            var far = await PageAsync(filter, 1_000, 60, anchors);
            var between = await PageAsync(filter, 590, 40, anchors);

            first.Total.Should().Be(expected.Count);
            first.Rows.Select(r => r.Id).Should().Equal(expected[..100], $"{sort} {up}");
            far.Rows.Select(r => r.Id).Should().Equal(expected[1_000..1_060], $"{sort} {up}");
            between.Rows.Select(r => r.Id).Should().Equal(expected[590..630], $"{sort} {up}");
        }
    }

    [DatabaseFact]
    public async Task Rows_EachFilterInEachSort_LetsThroughWhomItSays()
    {
        foreach (var query in Filters)
        {
            foreach (var sort in Enum.GetValues<ContactSort>())
            {
                var filter = FilterOf(query) with { Sort = sort };
                var expected = await ExpectedAsync(filter);

                var rows = await PageAsync(filter, 0, 30);

                expected.Should().NotBeEmpty(query);
                rows.Total.Should().Be(expected.Count, query);
                rows.Rows.Select(r => r.Id).Should().Equal(expected.Take(30), $"{query} by {sort}");
            }
        }
    }

    [DatabaseFact]
    public async Task Rows_Text_FindsNamesAndAddresses()
    {
        (await PageAsync(new ContactFilter { Text = "tanaka" }, 0, 5)).Total.Should().Be(24);
        (await PageAsync(new ContactFilter { Text = "p8@people" }, 0, 5)).Rows.Should().ContainSingle().Which.Name.Should().Be("Person 8");
        (await PageAsync(new ContactFilter { Text = "zzzz" }, 0, 5)).Rows.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Rows_ShowTheRoleTheCompanyAndTheAddress()
    {
        var rows = (await PageAsync(FilterOf("role=Champion&sort=Added&dir=asc"), 0, 5)).Rows;

        rows[0].Should().Match<ContactRow>(r => r.Name == "Mei Tanaka 0" && r.Company == "Company 0" && r.Role!.Role == BuyingRole.Champion && !r.Role.Confirmed
            && r.EmailStatus == EmailStatus.Unknown && r.LeftAt != null);
    }

    private Task<ContactRows> PageAsync(ContactFilter filter, int start, int count, ContactAnchors? anchors = null) =>
        database.Get<ContactListQueries>().RowsAsync(filter, start, count, anchors ?? new ContactAnchors(), CancellationToken.None);

    private static ContactFilter FilterOf(string query) =>
        ContactFilter.From(query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));

    private async Task<List<long>> ExpectedAsync(ContactFilter f)
    {
        await using var db = database.NewContext();
        var leads = await db.Leads.AsNoTracking().ToDictionaryAsync(l => l.CompanyId);
        var all = await db.Contacts.AsNoTracking().Include(c => c.Emails).Include(c => c.Roles).ToListAsync();
        var those = all.Where(c => leads.TryGetValue(c.CompanyId, out var lead) && Matches(f, c, lead)).ToList();
        Comparison<Contact> by = f.Sort switch
        {
            ContactSort.Added => (a, b) => a.Id.CompareTo(b.Id),
            ContactSort.Name => (a, b) => string.CompareOrdinal(a.SortName, b.SortName),
            ContactSort.Relevance => (a, b) => Nullable.Compare(a.Relevance, b.Relevance),
            ContactSort.Engagement => (a, b) => Nullable.Compare(a.EngagementLog2, b.EngagementLog2),
            ContactSort.LastTouch => (a, b) => Nullable.Compare(a.LastTouchAt, b.LastTouchAt),
        };
        bool Blank(Contact c) => (f.Sort == ContactSort.Relevance && c.Relevance is null) || (f.Sort == ContactSort.Engagement && c.EngagementLog2 is null) || (f.Sort == ContactSort.LastTouch && c.LastTouchAt is null);
        var filled = those.Where(c => !Blank(c)).ToList();
        filled.Sort((a, b) => (by(a, b) is var first and not 0 ? first : a.Id.CompareTo(b.Id)) * (f.Ascending ? 1 : -1));
        return [.. filled.Select(c => c.Id), .. those.Where(Blank).Select(c => c.Id).OrderDescending()];
    }

    private bool Matches(ContactFilter f, Contact c, Lead lead)
    {
        (bool InForce, bool Holds)[] all =
        [
            (f.Seniorities.Count > 0, f.Seniorities.Contains(c.Seniority)),
            (f.Departments.Count > 0, c.Department is { } d && f.Departments.Contains(d)),
            (f.Roles.Count > 0, c.Roles.Exists(r => f.Roles.Contains(r.Role) && r.State is RoleState.Confirmed or RoleState.Suggested && f.Roles.Contains(r.Role))),
            (f.States.Count > 0, f.States.Contains(lead.SalesState)),
            (f.Owner is not null, f.Owner == ContactFilter.NoOwner ? lead.OwnerId is null : lead.OwnerId == f.Owner),
            (f.RelevanceAtLeast is not null, c.RelevanceBand >= f.RelevanceAtLeast),
            (f.Engaged is not null, f.Engaged == (c.LastTouchAt >= database.Now.AddDays(-30))),
            (f.HasEmail is not null, f.HasEmail == c.Emails.Count > 0),
            (f.Source is not null, c.CreatedSource == f.Source),
            (f.Status == ContactStatus.Present, c.LeftAt is null),
            (f.Status == ContactStatus.Left, c.LeftAt is not null),
            (f.Status == ContactStatus.DoNotContact, c.DoNotContact != DoNotContact.None),
            (f.Status == ContactStatus.Stale, c.LastVerifiedAt <= database.Now.AddDays(-90)),
        ];
        var inForce = all.Where(a => a.InForce).ToList();
        return f.MatchAny && inForce.Count > 0 ? inForce.Exists(a => a.Holds) : inForce.TrueForAll(a => a.Holds);
    }
}

public sealed class ContactListOnSqliteTests(FeatureSqlite database, ManyContacts many) : ContactListContract(database, many), IClassFixture<FeatureSqlite>, IClassFixture<ManyContacts>;

public sealed class ContactListOnPostgresTests(FeaturePostgres database, ManyContacts many) : ContactListContract(database, many), IClassFixture<FeaturePostgres>, IClassFixture<ManyContacts>;
