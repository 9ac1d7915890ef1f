using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Adds leads by domain or name. A company that is here already is opened, from trash too; one of the team's own domains is refused.</summary>
public sealed class AddLeads(WriteGate gate, Rights rights, LeadJudge judge, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Lines of one paste. More is a file to import, where one sees what happens before it does.</summary>
    public const int MostLines = 2_000;

    /// <summary>Lines in one write: well under a second of holding the write lock.</summary>
    private const int AtOnce = 50;

    /// <summary>
    /// Adds them, some in one write; each line is accounted for in the order given, and one undo takes all back. Where it breaks off, the
    /// same lines again go on: what is here already is not added twice.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<AddedLead>>> AddAsync(IReadOnlyList<NewLead> leads, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        if (leads.Count > MostLines)
        {
            return Outcome.Invalid($"At most {MostLines:N0} companies are added in one go, and these are {leads.Count:N0}. Nothing was added and your text is still in the field: add it in parts, or save it as a file and import it as a list of leads.");
        }

        var all = new Addition(user.Actor, clock.GetUtcNow().UtcDateTime);
        try
        {
            foreach (var some in leads.Chunk(AtOnce))
            {
                await StepAsync(some, all, ct);
            }
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody added one of these companies at the same moment. Your text is still in the field; add it again, nothing is added twice.");
        }

        return all.ToOutcome();
    }

    private async Task StepAsync(NewLead[] lines, Addition all, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(all.Actor, WritePriority.Interactive, ct);
        var run = await AddLeadsRun.LoadAsync(write.Db, lines, all.Actor, all.Now, ct);
        run.Add();
        await write.Db.SaveChangesAsync(ct);
        await all.TakeAsync(write.Db, run, ct);
        await judge.JudgeLeadsAsync(write.Db, [.. run.Changed.Select(l => l.Id)], all.Now, ct);
        await write.CommitAsync(ct);
        feed.Publish([.. run.Changed.Select(l => l.PublicId)], all.Words, all.Actor);
    }

    /// <summary>What was added so far, and the one undo for it, growing with each write.</summary>
    private sealed class Addition(Actor actor, DateTime now)
    {
        private readonly Guid undoId = Guid.CreateVersion7();
        private readonly List<AddedLead> results = [];
        private readonly List<long> made = [];
        private int restored;
        private string first = "";

        public Actor Actor => actor;

        public DateTime Now => now;

        public string Words => (made.Count, restored) switch
        {
            (0, 0) => "",
            (0, 1) => $"{first} was in trash and is back",
            (0, var many) => $"{many} leads were in trash and are back",
            (1, _) => $"{first} was added",
            (var many, _) => $"{many} leads were added",
        };

        public Outcome<IReadOnlyList<AddedLead>> ToOutcome() =>
            new(made.Count + restored == 0 ? OutcomeKind.AlreadyDone : OutcomeKind.Done, results, Words, made.Count == 0 ? null : undoId);

        public async Task TakeAsync(AppDbContext db, AddLeadsRun run, CancellationToken ct)
        {
            results.AddRange(run.Results());
            first = made.Count == 0 && run.Made.Count > 0 ? run.Made[0].Company.Name : first.Length == 0 && run.Restored.Count > 0 ? run.Restored[0].Company.Name : first;
            made.AddRange(run.Made.Select(l => l.Id));
            restored += run.Restored.Count;
            if (made.Count == 0)
            {
                return;
            }

            var record = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == undoId, ct);
            if (record is null)
            {
                record = UndoRecords.New(LeadVerbs.Added, Words, new LeadRefs([]), leadId: null, actor, now);
                record.PublicId = undoId;
                db.UndoRecords.Add(record);
            }

            (record.Words, record.LeadId) = (Words, made.Count == 1 ? made[0] : null);
            record.PayloadJson = JsonSerializer.Serialize(new LeadRefs(made));
            await db.SaveChangesAsync(ct);
        }
    }
}
