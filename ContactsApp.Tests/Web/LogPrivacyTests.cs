using System.Collections.Concurrent;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContactsApp.Web;

/// <summary>The log holds ids, and nobody's name, address or search, nor anything that opens a door.</summary>
public sealed class LogPrivacyTests
{
    [Fact]
    public async Task Log_OfADayAtWork_NamesNobody()
    {
        await using var app = new LoggingApp();
        await app.InitializeAsync();
        var admin = await app.CreateUserAsync(UserRole.Admin, "Wilhelmina Admin");
        var rep = await app.CreateUserAsync(UserRole.Rep, "Theodora Rep");
        await app.CreateBrowserlikeClient().SignInAsync(rep.Email, "wrong password wrong");
        var client = app.CreateBrowserlikeClient();
        await client.SignInAsync(rep.Email, TestUser.Password);
        await client.GetAsync("/leads?q=ingridsolheim");
        await client.GetAsync("/users");
        await client.GetAsync("/no/such/page?q=ingridsolheim");
        var link = (await app.AsAsync(admin, s => s.GetRequiredService<UserLinks>().CreateLinkAsync(rep.Id, default))).Value!;
        await app.CreateBrowserlikeClient().GetAsync("/" + link.Url);
        var added = await app.AsAsync(rep, s => s.GetRequiredService<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), "halden-private.example"), default));
        added.Ok.Should().BeTrue(added.Message);

        var lines = app.Lines;

        lines.Should().NotBeEmpty("the log says that the server is ready");
        foreach (var secret in new[] { rep.Email, admin.Email, "Wilhelmina", "Theodora", "ingridsolheim", link.Secret, TestUser.Password, "wrong password wrong", "halden-private" })
        {
            lines.Should().NotContain(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase), "the log must not hold {0}", secret);
        }
    }

    private sealed class LoggingApp : AppFactory
    {
        private readonly Notes notes = new();

        public IReadOnlyCollection<string> Lines => notes.Lines;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Information");   // as appsettings.json has it
            builder.ConfigureLogging(logging => logging.AddProvider(notes));
        }
    }

    private sealed class Notes : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
