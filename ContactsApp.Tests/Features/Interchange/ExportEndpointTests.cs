using System.Net;
using System.Text;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

public sealed class ExportEndpointTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("vcard", "text/vcard")]
    public async Task Download_ByARep_IsAFileThatNoCacheKeeps(string format, string type)
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);
        var (lead, contact) = await AddAsync();

        var answer = await client.GetAsync(Urls.ExportContactsOf(lead, format));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        var name = answer.Content.Headers.ContentDisposition!.FileName;
        answer.Content.Headers.ContentDisposition.DispositionType.Should().Be("attachment");
        name.Should().MatchRegex(@"^contactsapp-contacts-[\d-]+\.(csv|xlsx|vcf)$");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        var file = await answer.Content.ReadAsByteArrayAsync();
        if (format == "xlsx")
        {
            ExportSamples.ReadXlsx(file).Should().HaveCount(2);
        }
        else
        {
            Encoding.UTF8.GetString(file).Should().Contain(contact.ToString());
        }
    }

    [Theory]
    [InlineData("export/contacts?format=pdf")]
    [InlineData("export/contacts")]
    [InlineData("export/secrets?format=csv")]
    [InlineData("export/contacts?format=csv&contact=everybody")]
    [InlineData("export/leads?format=vcard")]
    public async Task Download_OfSomethingElse_IsRefused(string address)
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);

        (await client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Download_ByATicket_IsForItsUserAndOnce()
    {
        var (me, other) = (await app.CreateUserAsync(UserRole.Rep), await app.CreateUserAsync(UserRole.Rep));
        var (_, contact) = await AddAsync();
        var many = Enumerable.Range(0, 500).Select(_ => Guid.CreateVersion7()).Append(contact).ToList();
        var address = Urls.ExportTicket(app.Services.GetRequiredService<ExportTickets>().Add(me.Id, new(ExportSubject.Contacts, ExportFormat.Csv, new ExportScope.OfContacts(many))));
        var mine = await app.CreateBrowserlikeClientAsync(me);

        (await (await app.CreateBrowserlikeClientAsync(other)).GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var answer = await mine.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(contact.ToString());
        (await mine.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.NotFound, "a ticket is used up");
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("none", HttpStatusCode.OK)]
    public async Task Download_AskedForByAnotherSite_IsRefused(string from, HttpStatusCode expected)
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);

        (await client.GetAsync(Urls.Export(contacts: false, "csv", []))).StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task Download_WithATextInTheAddress_IsRefusedAndHandsOutNothingWider() =>
        (await (await app.CreateBrowserlikeClientAsync(UserRole.Rep)).GetAsync("/export/leads?format=csv&q=tanaka")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Download_OfAContactThatIsGone_IsNotFound()
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);

        (await client.GetAsync(Urls.ExportContacts([Guid.CreateVersion7()], "vcard"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Download_TooOften_IsRefusedForThisUserAlone()
    {
        var (eager, other) = (await app.CreateBrowserlikeClientAsync(UserRole.Rep), await app.CreateBrowserlikeClientAsync(UserRole.Rep));
        var address = Urls.Export(contacts: false, "csv", []);
        for (var i = 0; i < ExportEndpoint.PerMinute; i++)
        {
            (await eager.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var refused = await eager.GetAsync(address);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await refused.Content.ReadAsStringAsync()).Should().Contain("too many at once");
        (await other.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Download_OfRowsLeftBehind_NeedsASignedInUserAndAnImport()
    {
        var address = Urls.ExportLeftBehind(Guid.CreateVersion7());

        (await (await app.CreateBrowserlikeClientAsync(UserRole.Rep)).GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await app.CreateClient(new() { AllowAutoRedirect = false }).GetAsync(address)).StatusCode.Should().NotBe(HttpStatusCode.OK).And.NotBe(HttpStatusCode.NotFound);
        var foreign = await app.CreateBrowserlikeClientAsync(UserRole.Rep);
        foreign.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await foreign.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<(Guid Lead, Guid Contact)> AddAsync() => await app.WithServicesAsync(async services =>
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var name = $"Halden {Guid.NewGuid():n}";
        var lead = new Lead { PublicId = Guid.CreateVersion7(), CreatedAt = now, StageSince = now, Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = now } };
        var contact = new Contact { PublicId = Guid.CreateVersion7(), FullName = "Mei Tanaka", SortName = "tanaka mei", Company = lead.Company, CreatedAt = now };
        await using var write = await services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Interactive, CancellationToken.None);
        write.Db.AddRange(lead, contact);
        await write.Db.SaveChangesAsync();
        await write.CommitAsync(CancellationToken.None);
        return (lead.PublicId, contact.PublicId);
    });
}
