using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Browser;

/// <summary>People in a running app, as if typed, and what a source says of them.</summary>
internal static class InterchangeSamples
{
    /// <summary>A lead and its people by name.</summary>
    public sealed record Lead(Guid LeadId, IReadOnlyDictionary<string, Guid> People);

    /// <summary>A lead with people whose titles are somebody's own word.</summary>
    public static Task<Lead> AddLeadAsync(AppFactory app, string name, TestUser? owner, params (string Name, string Title)[] people) => WriteAsync(app, async (services, db, now) =>
    {
        var lead = new Domain.Lead
        {
            PublicId = Guid.CreateVersion7(),
            CreatedAt = now,
            StageSince = now,
            OwnerId = owner?.Id,
            Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = now },
        };
        db.Leads.Add(lead);
        await db.SaveChangesAsync();
        await RunAsync(services, db, new SourceDocument { Kind = SourceKind.Manual, Name = "Typed by Ann", TakenAt = now, ReceivedAt = now }, lead.CompanyId, now, people, IntakeDecision.AddAnyway);
        var added = await db.Contacts.Where(c => c.CompanyId == lead.CompanyId).ToDictionaryAsync(c => c.FullName, c => c.PublicId);
        return (new Lead(lead.PublicId, added), lead.PublicId);
    });

    /// <summary>What a website says of people of a lead.</summary>
    public static Task SayAsync(AppFactory app, Guid leadId, params (string Name, string Title)[] people) => WriteAsync(app, async (services, db, now) =>
    {
        var company = await db.Leads.Where(l => l.PublicId == leadId).Select(l => l.CompanyId).SingleAsync();
        await RunAsync(services, db, new SourceDocument { Kind = SourceKind.Website, Name = "team page", TakenAt = now, ReceivedAt = now }, company, now, people, IntakeDecision.Merge);
        return (true, leadId);
    });

    private static async Task RunAsync(
        IServiceProvider services, AppDbContext db, SourceDocument document, long company, DateTime at, (string Name, string Title)[] people, IntakeDecision decision)
    {
        var known = await db.Contacts.Where(c => c.CompanyId == company).ToDictionaryAsync(c => c.FullName, c => c.Id);
        var incoming = people.Select(p => new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = $"{document.Kind}#{company}#{p.Name}#{p.Title}",
            Fields = PersonCleaner.Clean(new RawPerson { FullName = p.Name, Title = p.Title }).Fields,
            ObservedAt = at,
            Confidence = SourceConfidence.Of(document.Kind),
            Decision = decision,
            MergeInto = known.TryGetValue(p.Name, out var id) ? id : null,
        }).ToList();
        await services.GetRequiredService<IntakeRoad>().RunAsync(db, new IntakeBatch(document, Actor.Machine, incoming), CancellationToken.None);
    }

    private static Task<T> WriteAsync<T>(AppFactory app, Func<IServiceProvider, AppDbContext, DateTime, Task<(T Result, Guid Lead)>> work) => app.WithServicesAsync(async services =>
    {
        await using var write = await services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Interactive, CancellationToken.None);
        var (result, lead) = await work(services, write.Db, app.Clock.GetUtcNow().UtcDateTime);
        await write.Db.SaveChangesAsync();
        await write.CommitAsync(CancellationToken.None);
        services.GetRequiredService<ChangeFeed>().Publish([lead], null, Actor.Machine);
        return result;
    });
}
