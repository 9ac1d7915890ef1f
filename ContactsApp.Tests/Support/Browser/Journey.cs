using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support.Browser;

/// <summary>
/// A way through the product in a real browser. The journeys of a class share one app; each starts from a lead of its own. A journey
/// fails, too, where the browser or the server complained on the way.
/// </summary>
public abstract class Journey(BrowserFixture browser, KestrelAppFactory app) : IAsyncLifetime
{
    private readonly List<AppPage> pages = [];
    private int errorsBefore;

    protected KestrelAppFactory App => app;

    /// <summary>Who goes this way: a rep, the same for all journeys of the class, unless one opens its pages as somebody else.</summary>
    protected TestUser Me { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        errorsBefore = app.Errors.Entries.Count;
        Me = await app.RepAsync();
    }

    public async Task DisposeAsync()
    {
        var complaints = pages.SelectMany(p => p.Complaints).ToList();
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }

        complaints.Should().BeEmpty("the browser has nothing to complain about");
        app.Errors.Entries.Skip(errorsBefore).Should().BeEmpty("the server has nothing to complain about");
    }

    /// <summary>Opens a page as somebody, on a desk or on a phone, and waits until it answers.</summary>
    protected async Task<AppPage> OpenAsync(string url, TestUser? user = null, bool phone = false)
    {
        var page = await OpenBlankAsync(user, phone);
        await page.GoAsync(url);
        return page;
    }

    /// <summary>A page that has not gone anywhere yet.</summary>
    protected async Task<AppPage> OpenBlankAsync(TestUser? user = null, bool phone = false)
    {
        var page = await browser.OpenProfileAsync(app, user ?? Me, phone);
        pages.Add(page);
        return page;
    }

    /// <summary>Loads the demo data, once for all journeys of the class.</summary>
    protected async Task LoadDemoAsync()
    {
        var admin = await app.CreateUserAsync(UserRole.Admin);
        var loaded = await app.AsAsync(admin, s => s.GetRequiredService<DemoCommands>().LoadDemoAsync(default));
        loaded.Ok.Should().BeTrue(loaded.Message);
    }

    /// <summary>The public id of a lead of the demo.</summary>
    protected Task<Guid> DemoLeadAsync(string name) => ReadAsync(db => db.Leads.Where(l => l.Company.Name == name && l.IsDemo).Select(l => l.PublicId).SingleAsync());

    /// <summary>The public id of a person of the demo.</summary>
    protected Task<Guid> DemoContactAsync(string name) => ReadAsync(db => db.Contacts.Where(c => c.FullName == name && c.IsDemo).Select(c => c.PublicId).SingleAsync());

    /// <inheritdoc cref="JourneyLead.AddAsync"/>
    protected Task<JourneyLead> AddLeadAsync(string name) => JourneyLead.AddAsync(app, Me, name);

    private Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read) => app.WithServicesAsync(async services =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await read(db);
    });
}
