using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Adds leads by domain or name. A company that is here already is opened, from trash too; one of the team's own domains is refused.</summary>
public sealed class AddLeads(WriteGate gate, Rights rights, LeadJudge judge, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Adds them in one write; each line is accounted for in the order given.</summary>
    public async Task<Outcome<IReadOnlyList<AddedLead>>> AddAsync(IReadOnlyList<NewLead> leads, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var run = new AddLeadsRun(write.Db, user.Actor, now);
        foreach (var lead in leads)
        {
            await run.AddAsync(lead, ct);
        }

        var (undo, words) = Undo(write.Db, run, user, now);
        await write.Db.SaveChangesAsync(ct);
        await judge.JudgeLeadsAsync(write.Db, [.. run.Changed.Select(l => l.Id)], now, ct);
        await write.CommitAsync(ct);
        feed.Publish([.. run.Changed.Select(l => l.PublicId)], words, user.Actor);
        return new(run.Changed.Count == 0 ? OutcomeKind.AlreadyDone : OutcomeKind.Done, run.Results, words, undo?.PublicId);
    }

    private static (UndoRecord? Undo, string Words) Undo(AppDbContext db, AddLeadsRun run, UserInfo user, DateTime now)
    {
        if (run.Made.Count == 0)
        {
            return (null, run.Restored.Count switch
            {
                0 => "",
                1 => $"{run.Restored[0].Company.Name} was in trash and is back",
                var many => $"{many} leads were in trash and are back",
            });
        }

        var words = run.Made.Count == 1 ? $"{run.Made[0].Company.Name} was added" : $"{run.Made.Count} leads were added";
        var undo = UndoRecords.New(LeadVerbs.Added, words, new LeadRefs([.. run.Made.Select(l => l.Id)]), run.Made.Count == 1 ? run.Made[0].Id : null, user.Actor, now);
        db.UndoRecords.Add(undo);
        return (undo, words);
    }
}

/// <summary>One "add leads" under way.</summary>
internal sealed class AddLeadsRun(AppDbContext db, Actor actor, DateTime now)
{
    private readonly List<AddedLead> results = [];
    private HashSet<string>? ownDomains;

    public IReadOnlyList<AddedLead> Results => results;

    public List<Lead> Made { get; } = [];

    public List<Lead> Restored { get; } = [];

    public IReadOnlyList<Lead> Changed => [.. Made, .. Restored];

    public async Task AddAsync(NewLead line, CancellationToken ct)
    {
        ownDomains ??= [.. (await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains ?? []];
        if (await ByPublicIdAsync(line.Id, ct) is { } twice)
        {
            results.Add(new(line.Id, twice.PublicId, twice.Company.Name, Existed: true, Refusal: null));
            return;
        }

        var list = CompanyListParser.Parse(line.Text.ReplaceLineEndings(" "), ownDomains);
        if (list.Entries.Count == 0)
        {
            results.Add(new(line.Id, Guid.Empty, line.Text.Trim(), Existed: false, Refusal(list)));
            return;
        }

        var entry = list.Entries[0];
        var company = await FindAsync(entry, ct);
        var existed = company?.Lead is { RemovedAt: null };
        var lead = company?.Lead ?? Make(line.Id, company ?? NewCompany(entry));
        if (lead.RemovedAt is not null)
        {
            lead.Restore();
            Restored.Add(lead);
        }

        await db.SaveChangesAsync(ct);
        results.Add(new(line.Id, lead.PublicId, lead.Company.Name, existed || Restored.Contains(lead), Refusal: null));
    }

    private static string Refusal(CompanyList list) => (list.Notes.Count > 0 ? list.Notes[0] : null) switch
    {
        { Kind: CompanyListNoteKind.OwnDomain or CompanyListNoteKind.FreeMail } note => Sentence(note.Text[(note.Text.IndexOf(": ", StringComparison.Ordinal) + 2)..]),
        _ => "Give a domain, a web address or a company name.",
    };

    private static string Sentence(string words) => $"{words}.";

    private Task<Lead?> ByPublicIdAsync(Guid id, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).FirstOrDefaultAsync(l => l.PublicId == id, ct);

    private async Task<Company?> FindAsync(CompanyListEntry entry, CancellationToken ct)
    {
        var companies = db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Lead).Include(c => c.Aliases);
        if (entry.Domain is { } domain && await companies.FirstOrDefaultAsync(c => c.Aliases.Any(a => a.Domain == domain), ct) is { } byDomain)
        {
            return byDomain;
        }

        var key = CompanyName.Key(entry.Name);
        if (key.Length == 0)
        {
            return null;
        }

        // A name alone opens whoever is called so; beside a domain it only fits a company whose domain is not known yet.
        var named = companies.Where(c => c.NameKey == key && (entry.Domain == null || c.Domain == null)).OrderBy(c => c.Lead == null).ThenBy(c => c.Id);
        var byName = await named.FirstOrDefaultAsync(ct);
        if (byName is not null && entry.Domain is { } first)
        {
            byName.AddDomain(first);
        }

        return byName;
    }

    private Company NewCompany(CompanyListEntry entry)
    {
        var name = entry.Name is { Length: > 0 } given ? given : CompanyName.NameFromDomain(entry.Domain);
        var company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = now };
        if (entry.Domain is { } domain)
        {
            company.AddDomain(domain);
        }

        return company;
    }

    private Lead Make(Guid id, Company company)
    {
        var lead = new Lead { PublicId = id, Company = company, OwnerId = actor.UserId, StageSince = now, CreatedAt = now, CreatedById = actor.UserId };
        db.Leads.Add(lead);
        Made.Add(lead);
        return lead;
    }
}
