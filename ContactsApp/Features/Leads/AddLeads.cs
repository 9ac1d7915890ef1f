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

    /// <summary>Adds them in one write; each line is accounted for in the order given.</summary>
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

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var run = await AddLeadsRun.LoadAsync(write.Db, leads, user.Actor, now, ct);
        try
        {
            run.Add();
            await write.Db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody added one of these companies at the same moment. Nothing was added and your text is still in the field; try again.");
        }

        var (undo, words) = Undo(write.Db, run, user, now);
        await write.Db.SaveChangesAsync(ct);
        await judge.JudgeLeadsAsync(write.Db, [.. run.Changed.Select(l => l.Id)], now, ct);
        await write.CommitAsync(ct);
        feed.Publish([.. run.Changed.Select(l => l.PublicId)], words, user.Actor);
        return new(run.Changed.Count == 0 ? OutcomeKind.AlreadyDone : OutcomeKind.Done, run.Results(), words, undo?.PublicId);
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
