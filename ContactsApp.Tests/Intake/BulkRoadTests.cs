using System.Globalization;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Intake;

/// <summary>One row and a million rows take the same road: however a crowd is cut into batches, the same is stored and the same is answered.</summary>
public abstract class BulkRoadContract(Func<TestDatabase> newDatabase)
{
    [DatabaseFact]
    public async Task Run_CrowdOneByOneOrTogether_StoresTheSame()
    {
        foreach (var seed in new[] { 1, 2 })
        {
            var crowd = new Crowd(seed);
            var oneByOne = await StoredAsync(crowd, atOnce: 1, judgeLater: false);
            var inSevens = await StoredAsync(crowd, atOnce: 7, judgeLater: false);
            var together = await StoredAsync(crowd, atOnce: int.MaxValue, judgeLater: false);
            var inARun = await StoredAsync(crowd, atOnce: 25, judgeLater: true);

            oneByOne.Answers.Select(a => a.Split('|')[0]).Distinct().Should().Contain(["Created", "Updated", "Unchanged", "NeedsReview", "Suppressed", "Proposed", "Failed"], "else the crowd proves little");
            foreach (var other in new[] { inSevens, together, inARun })
            {
                other.Answers.Should().Equal(oneByOne.Answers);
                other.Lines.Should().Equal(oneByOne.Lines);
            }
        }
    }

    [DatabaseFact]
    public async Task JudgeLater_RunEnds_LeadsAreJudgedOnceAndRight()
    {
        await using var database = await OpenAsync();
        var lead = await new LeadBuilder(database, "Halden Robotics").SaveAsync();
        await RunAsync(database, lead.Lead, judgeLater: true);
        await using (var during = database.NewContext())
        {
            (await during.LeadSummaries.SingleAsync()).NextChangeAt.Should().Be(database.Now, "the lead waits to be judged");
        }

        var judged = new List<Guid>();
        await foreach (var leads in database.Get<DueLeads>().JudgeAsync(CancellationToken.None))
        {
            judged.AddRange(leads);
        }

        judged.Should().Equal(lead.Lead.PublicId);
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync()).ContactCount.Should().Be(1);
        (await db.RoleAssignments.SingleAsync()).State.Should().Be(RoleState.Suggested);
    }

    [DatabaseFact]
    public async Task JudgeLater_RunWasKilled_TheSweepJudges()
    {
        await using var database = await OpenAsync();
        var lead = await new LeadBuilder(database, "Halden Robotics").SaveAsync();
        await RunAsync(database, lead.Lead, judgeLater: true);

        await database.Services.GetServices<IRecurringTask>().OfType<LeadSummarySweep>().Single().RunAsync(CancellationToken.None);

        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync()).ContactCount.Should().Be(1);
    }

    [DatabaseFact]
    public async Task Run_ContactWithNameKeysOfAnotherBuild_IsFoundAllTheSameAndGetsTheRightOnes()
    {
        await using var database = await OpenAsync();
        var lead = await new LeadBuilder(database, "Halden Robotics").Person("Ingrid Solheim", "VP of Engineering", change: c => (c.Given, c.Family) = ("Ingrid", "Solheim")).SaveAsync();
        await database.WriteAsync(db => db.ContactNameKeys.Add(new ContactNameKeys { ContactId = lead["Ingrid Solheim"].Id, Keys = [1, 2, 3, 4, 5, 6, 7, 8] }));

        var results = await RunAsync(database, lead.Lead, judgeLater: false);

        results.Single().Outcome.Should().Be(IntakeOutcome.Updated);
        await using var db = database.NewContext();
        Domain.Matching.NameKeys.IsCurrent((await db.ContactNameKeys.SingleAsync()).Keys).Should().BeTrue();
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = newDatabase();
        await database.InitializeAsync();
        return database;
    }

    private static async Task<IReadOnlyList<IntakeResult>> RunAsync(TestDatabase database, Lead lead, bool judgeLater)
    {
        var person = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = lead.CompanyId,
            RecordKey = "row 1",
            ObservedAt = database.Now,
            Confidence = 0.7,
            Fields = PersonCleaner.Clean(new RawPerson { FullName = "Ingrid Solheim", Title = "VP of Engineering" }).Fields,
        };
        await using var write = await database.Gate.BeginAsync(Actor.Machine, WritePriority.Bulk, CancellationToken.None);
        var document = new SourceDocument { Kind = SourceKind.Import, Name = "people.csv", TakenAt = database.Now, ReceivedAt = database.Now };
        var results = await database.Get<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(document, Actor.Machine, [person]) { JudgeLater = judgeLater }, CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
        return results;
    }

    private async Task<(List<string> Answers, List<string> Lines)> StoredAsync(Crowd crowd, int atOnce, bool judgeLater)
    {
        await using var database = await OpenAsync();
        await crowd.PrepareAsync(database);
        var answers = new List<string>();
        foreach (var people in crowd.People.Chunk(atOnce))
        {
            await using var write = await database.Gate.BeginAsync(Actor.Machine, WritePriority.Bulk, CancellationToken.None);
            var document = await write.Db.SourceDocuments.FirstOrDefaultAsync(d => d.Kind == SourceKind.Import)
                ?? new SourceDocument { Kind = SourceKind.Import, Name = "people.csv", TakenAt = database.Now, ReceivedAt = database.Now };
            var results = await database.Get<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(document, Actor.Machine, people) { JudgeLater = judgeLater }, CancellationToken.None);
            await write.CommitAsync(CancellationToken.None);
            answers.AddRange(results.Select(r => $"{r.Outcome}|{r.Name}|{r.Reason}|{r.ContactId}|{r.ContactPublicId}"));
        }

        await foreach (var _ in database.Get<DueLeads>().JudgeAsync(CancellationToken.None))
        {
        }

        return (answers, await Snapshot.OfAsync(database));
    }
}

/// <summary>A small, dense world in which everything happens: people come twice, under other names, with others' numbers, after they were removed.</summary>
internal sealed class Crowd
{
    private static readonly string[] Given = ["William", "Bill", "Käthe", "Kathe", "Mary", "Marie", "Chen", "Jo"];
    private static readonly string[] Family = ["Müller", "Mueller", "Smith", "Smith-Jones", "Weiling", "Ortega"];
    private static readonly string?[] Title = ["CTO", "Head of IT", "VP of Engineering", "Head of Finance", "Software Engineer", null];
    private static readonly string[] Phone = ["+49 30 1234567", "+49 30 7654321", "+1 202 555 0143"];

    private readonly List<Func<List<Lead>, IncomingPerson>> makers = [];
    private readonly DateTime at = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);
    private List<IncomingPerson> people = [];

    public Crowd(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 70; i++)
        {
            var (fields, number) = (PersonCleaner.Clean(Somebody(random)).Fields, i);
            var (company, key, days) = (random.Next(3), random.Next(3) == 0 ? $"row {random.Next(12)}" : $"own {i}", random.Next(20));
            IncomingPerson Make(List<Lead> leads, byte time) => new()
            {
                Id = new Guid(number + 1, (short)seed, 7, [8, 0, 0, 0, 0, 0, 0, time]),
                CompanyId = leads[company].CompanyId,
                RecordKey = key,
                Fields = fields,
                ObservedAt = at.AddDays(days),
                Confidence = 0.7,
                Evidence = $"line {number}",
            };
            makers.Add(leads => Make(leads, 1));
            if (random.Next(10) == 0)
            {
                // The very same line once more, and a client's second try.
                makers.Add(leads => Make(leads, 2));
                makers.Add(leads => Make(leads, 1));
            }
        }
    }

    public IReadOnlyList<IncomingPerson> People => people;

    /// <summary>Three leads; two people typed by Ann, of whom one was removed.</summary>
    public async Task PrepareAsync(TestDatabase database)
    {
        var leads = Enumerable.Range(1, 3).Select(i => Lead(database, $"Company {i}", $"c{i}.example")).ToList();
        await database.WriteAsync(db => db.Leads.AddRange(leads));
        await database.WriteAsync(db => database.Services.GetRequiredService<LeadJudge>().JudgeLeadsAsync(db, leads.ConvertAll(l => l.Id), database.Now, CancellationToken.None));
        await AddAsync(database, leads[0], "Mary Smith", "Director of Procurement", "mary.smith@c1.example");
        var removed = await AddAsync(database, leads[1], "Jo Ortega", "CFO", "jo.ortega@c2.example");
        await database.Get<ContactCommands>().RemoveContactAsync(removed, RemovalReason.NotRelevant, CancellationToken.None);
        people = [.. makers.Select(m => m(leads))];
        people.Insert(10, Said(903, leads[0], new RawPerson { Phones = ["+49 30 5555555"] }));
        people.Insert(20, Said(902, leads[0], new RawPerson { FullName = "Mary Smith", Title = "Chief Procurement Officer", Emails = ["mary.smith@c1.example"] }));
        people.Insert(40, Said(901, leads[1], new RawPerson { FullName = "Jo Ortega", Emails = ["jo.ortega@c2.example"] }));
    }

    private IncomingPerson Said(int id, Lead lead, RawPerson raw) => new()
    {
        Id = new Guid(id, 0, 7, [8, 0, 0, 0, 0, 0, 0, 1]),
        CompanyId = lead.CompanyId,
        RecordKey = $"said {id}",
        Fields = PersonCleaner.Clean(raw).Fields,
        ObservedAt = at.AddDays(25),
        Confidence = 0.7,
    };

    private static RawPerson Somebody(Random random)
    {
        var (given, family) = (Given[random.Next(Given.Length)], Family[random.Next(Family.Length)]);
        return new RawPerson
        {
            FullName = $"{given} {family}",
            Title = Title[random.Next(Title.Length)],
            Emails = random.Next(3) == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{given.ToLowerInvariant()[0]}{random.Next(4)}.mail@c{1 + random.Next(3)}.example")],
            Phones = random.Next(3) == 0 ? [Phone[random.Next(Phone.Length)]] : [],
            LinkedInUrl = random.Next(6) == 0 ? $"https://www.linkedin.com/in/somebody-{random.Next(6)}" : null,
            Location = random.Next(2) == 0 ? "Berlin" : null,
            Role = random.Next(8) == 0 ? BuyingRole.Champion : null,
        };
    }

    private static Lead Lead(TestDatabase database, string name, string domain)
    {
        var lead = new Lead
        {
            PublicId = Guid.CreateVersion7(),
            CreatedAt = database.Now,
            StageSince = database.Now,
            Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = database.Now },
        };
        lead.Company.AddDomain(domain);
        return lead;
    }

    private static async Task<Guid> AddAsync(TestDatabase database, Lead lead, string name, string title, string email)
    {
        var form = new AddContactForm { Id = new Guid((int)lead.Id, 0, 7, [8, 0, 0, 0, 0, 0, 0, 9]), FullName = name, Title = title, Email = email };
        return (await database.Get<ContactCommands>().AddContactAsync(lead.PublicId, form, CancellationToken.None)).Value!.ContactId!.Value;
    }
}

/// <summary>Everything that the road stores, in words without keys that depend on how often a sequence was asked.</summary>
internal static class Snapshot
{
    public static async Task<List<string>> OfAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        var observations = await db.Observations.OrderBy(o => o.Id).ToListAsync();
        var place = observations.Select((o, i) => (o.Id, i)).ToDictionary(o => o.Id, o => o.i);
        var contacts = await db.Contacts.IgnoreQueryFilters([Data.AppDbContext.NotRemoved]).AsNoTracking().Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Roles).Include(c => c.Proposals).Include(c => c.NameKeys).OrderBy(c => c.Id).ToListAsync();
        var who = contacts.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var lines = new List<string>();
        foreach (var c in contacts)
        {
            lines.Add($"contact {who[c.Id]} {c.CompanyId} {c.FullName}|{c.Prefix}|{c.Given}|{c.Middle}|{c.Family}|{c.Suffix}|{c.SortName}|{c.Title}|{c.Seniority}|{c.Department}|{c.Location}|{c.Relevance}|{c.RelevanceBand}|{c.PersonaName}|{c.RelevanceReasonsJson}|{c.IcpVersionId}|{c.LastSeenAt:O}|{c.CreatedSource}|{Convert.ToHexString(c.NameKeys!.Keys)}");
            lines.Add("  from " + string.Join(", ", ContactMerger.Provenance(c.ProvenanceJson).OrderBy(p => p.Key).Select(p => $"{p.Key} {place[p.Value.O]} {p.Value.L}")));
            lines.AddRange(c.Emails.OrderBy(e => e.Address).Select(e => $"  {e.Address} {e.Kind} {e.Status} {e.StatusReason} {e.IsPrimary} {e.Locked} {place[e.ObservationId!.Value]}"));
            lines.AddRange(c.Phones.OrderBy(p => p.Raw).Select(p => $"  {p.E164} {p.Raw} {p.Kind} {p.IsPrimary} {p.Locked} {place[p.ObservationId!.Value]}"));
            lines.AddRange(c.Links.OrderBy(l => l.Key).Select(l => $"  {l.Kind} {l.Url} {l.Key} {l.Locked} {place[l.ObservationId!.Value]}"));
            lines.AddRange(c.Employments.Select(e => $"  at {e.CompanyId} {e.CompanyName} {e.Title} {e.StartedOn} {e.EndedOn} {e.Locked} {e.ObservationId is null}"));
            lines.AddRange(c.Roles.OrderBy(r => r.Role).Select(r => $"  {r.Role} {r.State} {r.Confidence:F4} {r.Words}"));
            lines.AddRange(c.Proposals.OrderBy(p => p.Field).Select(p => $"  {p.Field} {p.Value} {p.State} {place[p.ObservationId]}"));
        }

        lines.AddRange(observations.Select(o => $"said {place[o.Id]} of {(o.ContactId is { } id ? who[id] : null)} {o.Source} {o.FieldsJson} {o.ObservedAt:O} {o.Evidence} {o.Outcome} {o.Reason}"));
        lines.AddRange((await db.LeadSummaries.Include(s => s.Flags).OrderBy(s => s.LeadId).ToListAsync()).Select(s =>
            $"lead {s.Name} {s.ContactCount} {s.Completeness} {s.CompletenessWithSuggestions} {s.SlotsJson} {s.SignalsJson} {s.FitScore} {s.FitBand} {s.EngagedCount} {s.NextChangeAt:O} {string.Join(',', s.Flags.Select(f => f.Flag).Order())}"));
        foreach (var word in new[] { "smith", "mueller", "muller", "weiling", "engineer", "mail", "c1.example", "ortega" })
        {
            var hits = await database.Services.GetRequiredService<ILeadSearch>().FindAsync(db, word, 500, CancellationToken.None);
            lines.Add($"{word} finds " + string.Join(", ", hits.Hits.Select(h => $"{h.Company} {(h.Person is { } p ? who[p.ContactId] : null)}").Order()));
        }

        return lines;
    }
}

public sealed class BulkRoadOnSqliteTests(FeatureSqlite database) : BulkRoadContract(() => new FeatureSqlite()), IClassFixture<FeatureSqlite>
{
    public FeatureSqlite Database => database;
}

public sealed class BulkRoadOnPostgresTests(FeaturePostgres database) : BulkRoadContract(() => new FeaturePostgres()), IClassFixture<FeaturePostgres>
{
    public FeaturePostgres Database => database;
}
