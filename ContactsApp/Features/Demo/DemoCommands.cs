using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>Loads and removes the demo: made-up companies and people on reserved domains, marked, so that one click takes them away.</summary>
public sealed class DemoCommands(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Rights rights, DemoBuilder builder, ILeadSearch search, ChangeFeed feed)
{
    /// <summary>Adds what is not there yet of the demo. Twice is once.</summary>
    public async Task<Outcome> LoadDemoAsync(CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (await write.Db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).AnyAsync(l => l.IsDemo, ct))
        {
            return Outcome.AlreadyDone;
        }

        var leads = await builder.BuildAsync(write.Db, user.Actor, ct);
        await write.CommitAsync(ct);
        feed.Publish(leads, "Demo data was loaded", user.Actor);
        return Outcome.Done(message: $"{leads.Count} made-up leads were added");
    }

    /// <summary>Deletes the demo for good: its leads with everything users attached to them. Real leads are not touched.</summary>
    public async Task<Outcome> RemoveDemoAsync(CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.IsDemo).Select(l => new { l.Id, l.PublicId }).ToListAsync(ct);
        if (leads.Count == 0)
        {
            return Outcome.AlreadyDone;
        }

        await db.Suppressions.Where(s => db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Any(c => c.IsDemo && c.PublicId == s.PersonId)).ExecuteDeleteAsync(ct);
        await LeadRemoval.DeleteLeadsAsync(db, search, leads.ConvertAll(l => l.Id), ct);
        await db.SourceDocuments.Where(d => d.IsDemo).ExecuteDeleteAsync(ct);
        db.AuditEntries.Add(new AuditEntry { At = builder.Now, ActorId = user.Id, ActorName = user.Name, Verb = "demo.removed", EntityKind = "demo" });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish([.. leads.Select(l => l.PublicId)], "Demo data was removed", user.Actor);
        return Outcome.Done(message: "The demo data was removed");
    }

    /// <summary>Whether demo leads are there, for the button that removes them.</summary>
    public async Task<bool> IsLoadedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.AnyAsync(l => l.IsDemo, ct);
    }
}
