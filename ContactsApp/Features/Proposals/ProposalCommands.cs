using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Proposals;

/// <summary>
/// Decides many proposals at once, by the same words as <see cref="ContactEdits.ApplyProposalAsync"/> and
/// <see cref="ContactEdits.KeepMineAsync"/> decide one. In batches, so that others' edits pass between; each batch is whole, and one undo takes all of them back.
/// </summary>
public sealed class ProposalCommands(WriteGate gate, Rights rights, IntakeRoad road, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Proposals in one write: about a tenth of a second under the write lock.</summary>
    internal const int AtOnce = 50;

    /// <summary>The proposed values become the user's own word.</summary>
    /// <param name="progress">Told how many of the ids are through, after each batch.</param>
    /// <param name="ct">Stops after the batch under way; what was decided before stays, with its undo.</param>
    public Task<Outcome<BulkDecision>> ApplyAsync(IReadOnlyList<long> proposalIds, IProgress<int>? progress, CancellationToken ct) =>
        DecideAsync(proposalIds, ProposalState.Applied, progress, ct);

    /// <summary>The users' own values stay, and the same values are not proposed again.</summary>
    /// <inheritdoc cref="ApplyAsync"/>
    public Task<Outcome<BulkDecision>> KeepMineAsync(IReadOnlyList<long> proposalIds, IProgress<int>? progress, CancellationToken ct) =>
        DecideAsync(proposalIds, ProposalState.KeptMine, progress, ct);

    private async Task<Outcome<BulkDecision>> DecideAsync(IReadOnlyList<long> ids, ProposalState verdict, IProgress<int>? progress, CancellationToken ct)
    {
        var undo = new BulkUndo(Guid.CreateVersion7(), verdict);
        var wanted = ids.Distinct().ToList();
        var (decided, gone, others) = (0, 0, 0);
        foreach (var batch in wanted.Chunk(AtOnce))
        {
            if (ct.IsCancellationRequested)
            {
                break;
            }

            // Asked for each batch: whoever is demoted or locked meanwhile goes no further.
            var (user, refusal) = await rights.RequireAsync(Right.EditContacts, CancellationToken.None);
            if (user is null)
            {
                return decided == 0 ? refusal! : new Outcome<BulkDecision>(refusal!.Kind, new(decided, gone, others), refusal.Message, undo.Id);
            }

            var step = await BatchAsync(batch, user, undo, wanted.Count);
            (decided, gone, others) = (decided + step.Decided, gone + step.Gone, others + step.OfOthers);
            progress?.Report(decided + gone + others);
        }

        var result = new BulkDecision(decided, gone, others);
        return decided == 0
            ? new(OutcomeKind.AlreadyDone, result, Words(verdict, result))
            : new(OutcomeKind.Done, result, Words(verdict, result), undo.Id);
    }

    // Not to be cancelled half-way: a batch is short, and a person is told what it did.
    private async Task<BulkDecision> BatchAsync(long[] ids, UserInfo user, BulkUndo undo, int ofAll)
    {
        // A person is told what was decided: it must survive a power cut, however many there were.
        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, CancellationToken.None);
        var db = write.Db;
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Proposals.Where(p => ids.Contains(p.Id) && p.State == ProposalState.Open).OrderBy(p => p.Id).ToListAsync(CancellationToken.None);
        var people = open.Select(p => p.ContactId).Distinct().ToList();
        var contacts = await db.Contacts.Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, CancellationToken.None);
        var leads = await LeadsAsync(db, contacts.Values);
        var reachable = open.Where(p => contacts.TryGetValue(p.ContactId, out var c) && leads.ContainsKey(c.CompanyId)).ToList();
        // One by one everybody may decide; in bulk, about leads of others, only managers (PRODUCT.md §10).
        var mine = reachable.Where(p => ofAll == 1 || user.Has(Right.Manage) || leads[contacts[p.ContactId].CompanyId].OwnerId is not { } owner || owner == user.Id).ToList();
        if (mine.Count > 0)
        {
            var said = await SayAsync(db, mine, contacts, user, undo.Verdict, now);
            await undo.RememberAsync(db, said, mine, user.Actor, now);
            await db.SaveChangesAsync(CancellationToken.None);
            await road.MergeAsync(db, [.. mine.Select(p => p.ContactId).Distinct()], CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
            await write.CommitAsync(CancellationToken.None);
            feed.Publish([.. mine.Select(p => leads[contacts[p.ContactId].CompanyId].PublicId).Distinct()], undo.Words, user.Actor);
        }

        return new(mine.Count, ids.Length - reachable.Count, reachable.Count - mine.Count);
    }

    private static async Task<List<Observation>> SayAsync(
        AppDbContext db, List<Proposal> proposals, Dictionary<long, Contact> contacts, UserInfo user, ProposalState verdict, DateTime now)
    {
        var document = await TypedBy.DocumentAsync(db, user, now, CancellationToken.None);
        var said = proposals.ConvertAll(p => TypedBy.Word(
            document, p.ContactId, p.Decide(verdict, Enum.Parse<ContactField>(p.Field), contacts[p.ContactId], now, user.Id), user, now));
        db.Observations.AddRange(said);
        await db.SaveChangesAsync(CancellationToken.None);
        return said;
    }

    private static async Task<Dictionary<long, Lead>> LeadsAsync(AppDbContext db, IEnumerable<Contact> contacts)
    {
        var companies = contacts.Select(c => c.CompanyId).Distinct().ToList();
        return await db.Leads.AsNoTracking().Where(l => companies.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, CancellationToken.None);
    }

    private static string Words(ProposalState verdict, BulkDecision result)
    {
        var done = (verdict, result.Decided) switch
        {
            (_, 0) => "Nothing was changed.",
            (ProposalState.Applied, 1) => "1 proposal was applied.",
            (ProposalState.Applied, var n) => $"{n:N0} proposals were applied.",
            (_, 1) => "1 value of yours was kept.",
            (_, var n) => $"{n:N0} values of yours were kept.",
        };
        var gone = result.Gone switch
        {
            0 => "",
            1 => " 1 was not open any more.",
            var n => $" {n:N0} were not open any more.",
        };
        return done + gone + (result.OfOthers == 0 ? "" : $" {result.OfOthers:N0} at leads of others were left alone: decide those one by one, or ask a manager.");
    }

    /// <summary>The one undo of a bulk decision, growing with each batch.</summary>
    private sealed class BulkUndo(Guid id, ProposalState verdict)
    {
        private readonly List<long> observations = [];
        private readonly List<long> proposals = [];

        public Guid Id => id;

        public ProposalState Verdict => verdict;

        public string Words => verdict == ProposalState.Applied ? "Proposals were applied" : "Proposals were answered: mine was kept";

        public async Task RememberAsync(AppDbContext db, List<Observation> said, List<Proposal> decided, Actor actor, DateTime now)
        {
            observations.AddRange(said.Select(o => o.Id));
            proposals.AddRange(decided.Select(p => p.Id));
            var record = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == id);
            if (record is null)
            {
                record = UndoRecords.New(ProposalUndo.Decided, Words, new ProposalUndo.Words([], []), leadId: null, actor, now);
                record.PublicId = id;
                db.UndoRecords.Add(record);
            }

            record.PayloadJson = JsonSerializer.Serialize(new ProposalUndo.Words(observations, proposals));
        }
    }
}
