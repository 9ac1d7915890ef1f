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

    /// <summary>What users did to the demo: asked before it goes.</summary>
    public async Task<DemoChanges> ChangesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await DemoChanges.CountAsync(db, ct);
    }

    /// <summary>Deletes the demo for good: its leads with everything attached to them. Real leads are not touched.</summary>
    /// <param name="keepChanged">Leads that a user changed or added something to stay; the next removal asks about them again.</param>
    public async Task<Outcome> RemoveDemoAsync(bool keepChanged, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var kept = keepChanged ? await DemoChanges.ChangedAsync(db, ct) : [];
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.IsDemo && !kept.Contains(l.Id)).Select(l => new { l.Id, l.PublicId }).ToListAsync(ct);
        if (leads.Count == 0)
        {
            return Outcome.AlreadyDone;
        }

        var gone = leads.ConvertAll(l => l.Id);
        await db.Suppressions.Where(s => db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved })
            .Any(c => c.PublicId == s.PersonId && db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Any(l => l.CompanyId == c.CompanyId && gone.Contains(l.Id)))).ExecuteDeleteAsync(ct);
        await LeadRemoval.DeleteLeadsAsync(db, search, gone, ct);
        await db.SourceDocuments.Where(d => d.IsDemo && !db.Observations.Any(o => o.SourceDocumentId == d.Id)).ExecuteDeleteAsync(ct);
        db.AuditEntries.Add(new AuditEntry { At = builder.Now, ActorId = user.Id, ActorName = user.Name, Verb = "demo.removed", EntityKind = "demo" });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish([.. leads.Select(l => l.PublicId)], "Demo data was removed", user.Actor);
        return Outcome.Done(message: kept.Count == 0 ? "The demo data was removed" : $"The demo data was removed; {(kept.Count == 1 ? "1 lead that was changed stays" : $"{kept.Count} leads that were changed stay")}");
    }

    /// <summary>Whether demo leads are there, for the button that removes them.</summary>
    public async Task<bool> IsLoadedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.AnyAsync(l => l.IsDemo, ct);
    }
}
