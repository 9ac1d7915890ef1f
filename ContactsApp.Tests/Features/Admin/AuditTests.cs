using System.Net;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Admin;

public sealed class AuditTests : IAsyncLifetime
{
    private static readonly TimeZoneInfo Auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
    private readonly AppFactory app = new();
    private TestUser admin = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        admin = await app.CreateUserAsync(UserRole.Admin, "Ann Seller");
        await WriteAsync(db => db.AuditEntries.RemoveRange(db.AuditEntries));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Slice_NewestFirst_SaysWhoWhenWhatFromToAndSource()
    {
        await app.ChangeRoleAsync(await app.CreateUserAsync(UserRole.Rep, "Bob"), UserRole.Manager);

        var rows = (await SliceAsync(new())).Rows;

        rows[0].Should().Match<AuditRow>(r => r.Who == "Command line" && r.What == "gave Bob a role" && r.Source == SourceKind.Manual);
        rows[0].Changes.Should().ContainSingle().Which.Should().Match<Leads.HistoryChange>(c => c.Field == "Role" && c.From == null && c.To == "Manager");
        rows.Select(r => r.Id).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task Slice_ByWhoWhatSourceAndDays_HoldsOnlyThose()
    {
        var ann = admin.Id;
        await AddAsync(("lead.changed", ann, SourceKind.Manual, "2026-11-01T10:30:00"), ("lead.changed", ann, SourceKind.Manual, "2026-11-01T11:30:00"),
            ("lead.changed", null, SourceKind.Import, "2026-11-03T12:00:00"), ("contact.changed", ann, SourceKind.Manual, "2026-11-03T12:00:00"));

        (await TimesAsync(new(Noun: "lead"))).Should().HaveCount(3);
        (await TimesAsync(new(Who: ann))).Should().HaveCount(3);
        (await TimesAsync(new(Who: AuditFilter.Machine))).Should().HaveCount(1);
        (await TimesAsync(new(Source: SourceKind.Import))).Should().HaveCount(1);
        // In Auckland it is the second of November from eleven in the morning of the first in Greenwich.
        (await TimesAsync(new(From: new(2026, 11, 2)))).Should().HaveCount(3);
        (await TimesAsync(new(To: new(2026, 11, 1)))).Should().HaveCount(1);
        (await TimesAsync(new(Noun: "contact", Who: AuditFilter.Machine))).Should().BeEmpty();
    }

    [Fact]
    public async Task Slice_PageAfterPage_HoldsEachRowOnce()
    {
        await AddAsync([.. Enumerable.Range(0, 25).Select(i => ("lead.changed", (string?)null, SourceKind.Manual, $"2026-11-01T10:{i:00}:00"))]);
        var seen = new List<long>();
        AuditSlice slice;
        do
        {
            slice = await SliceAsync(new(), seen.Count == 0 ? null : seen[^1], 10);
            seen.AddRange(slice.Rows.Select(r => r.Id));
        }
        while (slice.HasMore);

        seen.Should().HaveCount(25).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Slice_ForSomebodyWhoIsNoAdministratorAnyMore_HoldsNothing()
    {
        await AddAsync(("lead.changed", null, SourceKind.Manual, "2026-11-01T10:30:00"));
        var rep = await app.CreateUserAsync(UserRole.Rep);

        var slice = await app.AsAsync(rep, s => s.GetRequiredService<AuditQueries>().SliceAsync(new(), Auckland, null, 10, default));

        slice.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Export_Filtered_IsACsvOfEachChangedFieldAndIsItselfAudited()
    {
        await WriteAsync(db => db.AuditEntries.Add(new AuditEntry
        {
            At = new DateTime(2026, 11, 3, 12, 0, 0, DateTimeKind.Utc),
            ActorName = "=Bob",
            Verb = "contact.changed",
            EntityKind = "Contact",
            ChangesJson = AuditChange.Write([new("Title", "CTO", "CEO"), new("Location", null, "Oslo")]),
        }));
        await AddAsync(("lead.changed", null, SourceKind.Manual, "2026-11-01T10:30:00"));

        var answer = await (await app.CreateBrowserlikeClientAsync(admin)).GetAsync("/" + Urls.AuditExport(new AuditFilter(Noun: "contact").ToQuery()));

        answer.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^audit-[0-9-]+\\.csv$");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        using var csv = new CsvReader(new StringReader(await answer.Content.ReadAsStringAsync()), System.Globalization.CultureInfo.InvariantCulture);
        var lines = csv.GetRecords<dynamic>().Select(r => (IDictionary<string, object>)r).ToList();
        lines.Select(l => (l["Who"], l["Field"], l["From"], l["To"])).Should().Equal(("'=Bob", "Title", "CTO", "CEO"), ("'=Bob", "Location", "", "Oslo"));
        (await SliceAsync(new())).Rows[0].Should().Match<AuditRow>(r => r.What == "exported the audit" && r.Who == "Ann Seller");
    }

    [Theory]
    [InlineData(UserRole.Rep)]
    [InlineData(UserRole.Manager)]
    public async Task Export_ForOthers_IsRefused(UserRole role) =>
        (await (await app.CreateBrowserlikeClientAsync(role)).GetAsync("/audit/file")).RedirectsTo().Should().StartWith("/Account/AccessDenied");

    [Fact]
    public async Task Export_AskedForByAnotherSite_IsRefused()
    {
        var client = await app.CreateBrowserlikeClientAsync(admin);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        (await client.GetAsync("/audit/file")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("?who=x&what=lead&source=Import&from=2026-11-01&to=2026-11-30")]
    [InlineData("?view=0191f0c0-0000-7000-8000-0000000000a1&what=lead&hide=Who&show=Action&match=any")]
    [InlineData("")]
    public void Filter_ToAddressAndBack_IsTheSame(string query)
    {
        var filter = AuditFilter.Read(Lists.FilterWords.Parsed(query));

        Urls.Audit(filter.ToQuery()).Should().Be("audit" + query);
    }

    private Task<AuditSlice> SliceAsync(AuditFilter filter, long? before = null, int take = 100) =>
        app.AsAsync(admin, s => s.GetRequiredService<AuditQueries>().SliceAsync(filter, Auckland, before, take, default));

    private async Task<List<DateTime>> TimesAsync(AuditFilter filter) => [.. (await SliceAsync(filter)).Rows.Select(r => r.At)];

    private Task AddAsync(params (string Verb, string? Who, SourceKind Source, string At)[] rows) => WriteAsync(db => db.AuditEntries.AddRange(rows.Select(r => new AuditEntry
    {
        At = DateTime.SpecifyKind(DateTime.Parse(r.At, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc),
        ActorId = r.Who,
        ActorName = "Somebody",
        Verb = r.Verb,
        EntityKind = "Lead",
        Source = r.Source,
    })));

    private async Task WriteAsync(Action<AppDbContext> change)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        change(db);
        await db.SaveChangesAsync();
    }
}
