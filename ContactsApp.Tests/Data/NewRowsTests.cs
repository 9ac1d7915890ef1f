using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

/// <summary>What is written past the change tracker is stored as the change tracker would have stored it.</summary>
public abstract class NewRowsContract(TestDatabase database)
{
    private static readonly DateTime At = new(2026, 1, 2, 3, 4, 5, 678, 901, DateTimeKind.Utc);

    private NewRows Rows => database.Services.GetRequiredService<NewRows>();

    [DatabaseFact]
    public async Task Insert_EveryColumn_IsStoredAsASaveStoresIt()
    {
        await database.WriteAsync(async db =>
        {
            var (saved, written) = (Graph("saved"), Graph("written"));
            foreach (var row in saved)
            {
                Tie(saved);
                db.Add(row);
                await db.SaveChangesAsync();
            }

            foreach (var row in written)
            {
                Tie(written);
                await WriteAsync(db, row);
            }
        });

        await using var context = database.NewContext();
        foreach (var table in new[] { "Companies", "Leads", "LeadSummaries", "LeadFlags", "Contacts", "Employments", "ContactEmails", "ContactPhones", "ContactLinks", "ContactNameKeys", "SourceDocuments", "Observations" })
        {
            var rows = await StoredAsync(context, table);
            rows.Should().HaveCount(2, table);
            rows[1].Should().Equal(rows[0], table);
        }
    }

    [DatabaseFact]
    public async Task TakeKeys_RowsWereDeletedAndOthersSaved_AreNeverGivenTwice()
    {
        long[] first = [], second = [];
        long saved = 0;
        await database.WriteAsync(async db =>
        {
            first = await Rows.TakeKeysAsync<SourceDocument>(db, 3, CancellationToken.None);
            await Rows.InsertAsync(db, [.. first.Select(k => new SourceDocument { Id = k, Name = "taken" })], CancellationToken.None);
            await db.SourceDocuments.Where(d => d.Name == "taken").ExecuteDeleteAsync();
            var document = new SourceDocument { Name = "saved" };
            db.SourceDocuments.Add(document);
            await db.SaveChangesAsync();
            saved = document.Id;
            second = await Rows.TakeKeysAsync<SourceDocument>(db, 2, CancellationToken.None);
        });

        first.Should().BeInAscendingOrder().And.HaveCount(3);
        saved.Should().BeGreaterThan(first[^1]);
        second.Should().OnlyContain(k => k > saved).And.OnlyHaveUniqueItems();
        await database.WriteAsync(db => db.SourceDocuments.ExecuteDeleteAsync());
    }

    [DatabaseFact]
    public async Task Insert_WriteIsTakenBack_LeavesNothing()
    {
        await using (var write = await database.Gate.BeginAsync(TestDatabase.Ann, WritePriority.Bulk, CancellationToken.None))
        {
            var keys = await Rows.TakeKeysAsync<SourceDocument>(write.Db, 1, CancellationToken.None);
            await Rows.InsertAsync(write.Db, [new SourceDocument { Id = keys[0], Name = "half done" }], CancellationToken.None);
        }

        await using var context = database.NewContext();
        (await context.SourceDocuments.AnyAsync(d => d.Name == "half done")).Should().BeFalse();
    }

    // Rows in an order in which each names only earlier ones; every column has a value that is not its default.
    private static List<object> Graph(string name)
    {
        var company = new Company
        {
            PublicId = Guid.CreateVersion7(),
            Name = "Zoë & Søn",
            NameKey = "zoe son",
            Domain = "zoe.example",
            Technologies = ["Kafka", "\"quoted\""],
            RevenueMin = 12.25m,
            EmployeesMin = 5,
            Founded = 1999,
            Country = "DK",
            CreatedAt = At,
            IsDemo = true,
            Version = 3,
        };
        var lead = new Lead
        {
            PublicId = Guid.CreateVersion7(),
            SalesState = SalesState.OutreachInProgress,
            Stage = JourneyStage.Solution,
            StageSince = At,
            FitScore = 61,
            FitBand = ScoreBand.Moderate,
            FitConfidence = 0.625,
            FitReasonsJson = "[1]",
            Notes = "n",
            CreatedAt = At,
            StagePinned = true,
        };
        var contact = new Contact
        {
            PublicId = Guid.CreateVersion7(),
            FullName = "Käthe Süß",
            SortName = "suss kathe",
            Given = "Käthe",
            Family = "Süß",
            Title = "CTO",
            Seniority = Seniority.Executive,
            Department = Department.CustomerSuccess,
            Tags = ["a", "b"],
            Relevance = 80,
            RelevanceBand = ScoreBand.Strong,
            EngagementLog2 = -1.5,
            LastTouchAt = At,
            DoNotContact = DoNotContact.Email | DoNotContact.Phone,
            LastSeenAt = At,
            ProvenanceJson = "{\"Title\":{\"O\":1,\"L\":false}}",
            CreatedAt = At,
            CreatedSource = SourceKind.Import,
            Version = 1,
        };
        var document = new SourceDocument { Kind = SourceKind.Import, Name = "people.csv", TakenAt = At, ReceivedAt = At.AddTicks(7), ContentHash = "ab" };
        return
        [
            company,
            new CompanyAlias { Domain = name + ".example" },
            lead,
            new LeadSummary { LeadPublicId = Guid.CreateVersion7(), Name = "Zoë", SortName = "zoe", Stage = JourneyStage.Solution, EngagementLog2 = LeadSummary.NeverEngaged, LastTouchAt = LeadSummary.NeverTouched, ComputedAt = At, NextChangeAt = At },
            new LeadFlag { Flag = "missing:Champion" },
            contact,
            new Employment { CompanyName = "Zoë & Søn", Title = "CTO", StartedOn = new DateOnly(2024, 2, 29), Locked = true, ObservationId = 7 },
            new ContactEmail { Address = "k@zoe.example", Kind = ReachKind.Personal, Status = EmailStatus.Likely, StatusReason = "r", IsPrimary = true, ObservationId = 7 },
            new ContactPhone { E164 = "+4530123456", Raw = "30 12 34 56", Kind = ReachKind.Mobile },
            new ContactLink { Kind = LinkKind.LinkedIn, Url = "https://www.linkedin.com/in/k", Key = "k", Locked = true },
            new ContactNameKeys { Keys = [1, 2, 3, 255] },
            document,
            new Observation
            {
                Source = SourceKind.Import, RecordKey = "e:k@zoe.example", FieldsJson = "{\"ü\":1}", Fingerprint = "f", ObservedAt = At, ReceivedAt = At, Confidence = 0.7, Evidence = "line 3",
                ActorName = "ContactsApp", Outcome = IntakeOutcome.Created, Reason = "New here.", RetractedAt = At,
            },
        ];
    }

    // The rows name each other by the keys they have so far.
    private static void Tie(List<object> graph)
    {
        long Key<T>(Func<T, long> of) => graph.OfType<T>().Select(of).Single();
        var (company, lead, contact) = (Key<Company>(c => c.Id), Key<Lead>(l => l.Id), Key<Contact>(c => c.Id));
        foreach (var row in graph)
        {
            switch (row)
            {
                case CompanyAlias r: r.CompanyId = company; break;
                case Lead r: r.CompanyId = company; break;
                case Contact r: r.CompanyId = company; break;
                case Employment r: (r.ContactId, r.CompanyId) = (contact, company); break;
                case ContactEmail r: r.ContactId = contact; break;
                case ContactPhone r: r.ContactId = contact; break;
                case ContactLink r: r.ContactId = contact; break;
                case ContactNameKeys r: r.ContactId = contact; break;
                case LeadSummary r: r.LeadId = lead; break;
                case LeadFlag r: r.LeadId = lead; break;
                case Observation r: (r.ContactId, r.SourceDocumentId) = (contact, Key<SourceDocument>(d => d.Id)); break;
            }
        }
    }

    private async Task WriteAsync(AppDbContext db, object row)
    {
        Task InsertAsync<T>(T one)
            where T : class => Rows.InsertAsync(db, [one], CancellationToken.None);
        async Task<long> KeyAsync<T>() => (await Rows.TakeKeysAsync<T>(db, 1, CancellationToken.None))[0];
        switch (row)
        {
            case Company r: r.Id = await KeyAsync<Company>(); await InsertAsync(r); break;
            case CompanyAlias r: r.Id = await KeyAsync<CompanyAlias>(); await InsertAsync(r); break;
            case Lead r: r.Id = await KeyAsync<Lead>(); await InsertAsync(r); break;
            case LeadSummary r: await InsertAsync(r); break;
            case LeadFlag r: await InsertAsync(r); break;
            case Contact r: r.Id = await KeyAsync<Contact>(); await InsertAsync(r); break;
            case Employment r: r.Id = await KeyAsync<Employment>(); await InsertAsync(r); break;
            case ContactEmail r: r.Id = await KeyAsync<ContactEmail>(); await InsertAsync(r); break;
            case ContactPhone r: r.Id = await KeyAsync<ContactPhone>(); await InsertAsync(r); break;
            case ContactLink r: r.Id = await KeyAsync<ContactLink>(); await InsertAsync(r); break;
            case ContactNameKeys r: await InsertAsync(r); break;
            case SourceDocument r: r.Id = await KeyAsync<SourceDocument>(); await InsertAsync(r); break;
            case Observation r: r.Id = await KeyAsync<Observation>(); await InsertAsync(r); break;
        }
    }

    // Every column but the keys, and the version that each later save raises, as the database itself shows type and value.
    private async Task<List<List<string>>> StoredAsync(AppDbContext context, string table)
    {
        await context.Database.OpenConnectionAsync();
        var connection = context.Database.GetDbConnection();
        List<string> columns = [];
        await using (var any = connection.CreateCommand())
        {
            any.CommandText = $"SELECT * FROM \"{table}\" LIMIT 1";
            await using var reader = await any.ExecuteReaderAsync();
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Where(c => !c.EndsWith("Id", StringComparison.Ordinal) && c != "Version")];
        }

        var type = database.Settings.Provider == DatabaseProvider.Sqlite ? "typeof" : "pg_typeof";
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"{type}(\"{c}\") || ':' || coalesce(CAST(\"{c}\" AS text), 'null')"))} FROM \"{table}\" ORDER BY 1";
        await using var rows = await command.ExecuteReaderAsync();
        var stored = new List<List<string>>();
        while (await rows.ReadAsync())
        {
            stored.Add([.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)]);
        }

        return stored;
    }
}

public sealed class NewRowsOnSqliteTests(SqliteDatabase database) : NewRowsContract(database), IClassFixture<SqliteDatabase>;

public sealed class NewRowsOnPostgresTests(PostgresDatabase database) : NewRowsContract(database), IClassFixture<PostgresDatabase>;
