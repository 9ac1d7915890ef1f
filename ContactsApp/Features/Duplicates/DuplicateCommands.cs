using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>"Not the same": pairs leave the queue and are not asked again, unless other evidence turns up. One undo for all of one go.</summary>
public sealed class DuplicateCommands(WriteGate gate, Rights rights, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>At most as many as are on the page.</summary>
    public const int Most = 1_000;

    /// <summary>Dismisses open pairs.</summary>
    public async Task<Outcome> NotTheSameAsync(IReadOnlyList<long> pairIds, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        if (pairIds.Count > Most)
        {
            return Outcome.Invalid($"At most {Most:N0} pairs can be answered at once. Nothing was changed; choose fewer.");
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var now = clock.GetUtcNow().UtcDateTime;
        var pairs = await db.DuplicatePairs.Where(p => pairIds.Contains(p.Id) && p.State == DuplicateState.Open).OrderBy(p => p.Id).ToListAsync(ct);
        if (pairs.Count == 0)
        {
            return Outcome.AlreadyDone;
        }

        pairs.ForEach(p => p.Dismiss(now, user.Id));
        var words = pairs.Count == 1 ? "1 pair is not the same" : $"{pairs.Count:N0} pairs are not the same";
        var undo = UndoRecords.New(DuplicateUndo.Dismissed, words, new DuplicateUndo.Pairs(pairs.ConvertAll(p => p.Id), now), leadId: null, user.Actor, now);
        db.UndoRecords.Add(undo);
        db.AuditEntries.AddRange(pairs.Select(p => Audited(p, user, now)));
        await MarkPeopleAsync(db, pairs, ct);
        await db.SaveChangesAsync(ct);
        var leads = await LeadsAsync(db, pairs, ct);
        await write.CommitAsync(ct);
        feed.Publish(leads, null, user.Actor);
        return Outcome.Done(undo.PublicId, words);
    }

    /// <summary>People at two companies are asked about by their names only while the companies may be one.</summary>
    internal static Task MarkPeopleAsync(AppDbContext db, IReadOnlyList<DuplicatePair> pairs, CancellationToken ct) =>
        CompanyDuplicateSearch.MarkPeopleAsync(db, [.. pairs.Where(p => p.Kind == DuplicateKind.Companies).Select(p => p.RightId).Distinct()], ct);

    /// <summary>The leads of pairs: their pages and the queue show it.</summary>
    internal static async Task<IReadOnlyList<Guid>> LeadsAsync(AppDbContext db, IReadOnlyList<DuplicatePair> pairs, CancellationToken ct)
    {
        var people = pairs.Where(p => p.Kind == DuplicateKind.People).SelectMany(p => new[] { p.LeftId, p.RightId }).ToList();
        var companies = pairs.Where(p => p.Kind == DuplicateKind.Companies).SelectMany(p => new[] { p.LeftId, p.RightId }).ToList();
        return await db.Leads.Where(l => EF.Parameter(companies).Contains(l.Id) || db.Contacts.Any(c => EF.Parameter(people).Contains(c.Id) && c.CompanyId == l.CompanyId)).Select(l => l.PublicId).ToListAsync(ct);
    }

    private static AuditEntry Audited(DuplicatePair pair, UserInfo user, DateTime now) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorName = user.Name,
        Verb = "duplicate.notTheSame",
        EntityKind = nameof(DuplicatePair),
        EntityId = pair.Id,
        ChangesJson = AuditChange.Write([new("State", nameof(DuplicateState.Open), nameof(DuplicateState.Dismissed)), new("Reason", null, DuplicateWords.Of(pair.Reason))]),
    };
}

/// <summary>Puts dismissed pairs back into the queue.</summary>
public sealed class DuplicateUndo : IUndoHandler
{
    /// <summary>The verb of its records.</summary>
    public const string Dismissed = "duplicate.dismissed";

    public string Verb => Dismissed;

    /// <summary>Pairs that were answered together.</summary>
    internal sealed record Pairs(IReadOnlyList<long> Ids, DateTime At);

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var answered = record.Payload<Pairs>();
        var at = Data.Storage.UtcDateTimeConverter.ToStored(answered.At);
        var pairs = await db.DuplicatePairs.Where(p => answered.Ids.Contains(p.Id) && p.State == DuplicateState.Dismissed && p.DecidedAt == at).ToListAsync(ct);
        pairs.ForEach(p => p.Reopen());
        await DuplicateCommands.MarkPeopleAsync(db, pairs, ct);
        // Read, so that the pages of these leads and the queue are told.
        var leads = await DuplicateCommands.LeadsAsync(db, pairs, ct);
        await db.LeadSummaries.Where(s => leads.Contains(s.LeadPublicId)).LoadAsync(ct);
        return Outcome.Done();
    }
}
