using System.Security.Cryptography;
using System.Text;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Duplicates;
using ContactsApp.Domain.Matching;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Finds people who may be one, without anybody asking: whoever was told of, edited, restored or merged since the last time is compared with
/// those who share a key, in batches. Reads outside the write lock; what changed meanwhile has left a mark of its own and is compared again.
/// </summary>
public sealed class DuplicateSearch(IDbContextFactory<AppDbContext> contexts, WriteGate gate, NewRows rows, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Contacts compared at once: a tenth of a second or so.</summary>
    private const int AtOnce = 1_000;

    /// <summary>Compares the next contacts that are due. False when nobody is.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        Due due;
        Found found;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            due = await DueAsync(db, ct);
            if (due.Contacts.Count == 0 && !due.Moves)
            {
                return false;
            }

            found = await CompareAsync(db, due.Contacts, ct);
        }

        await StoreAsync(due, found, ct);
        return true;
    }

    private static async Task<Due> DueAsync(AppDbContext db, CancellationToken ct)
    {
        var marked = await db.DuplicateChecks.AsNoTracking().OrderBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
        var through = await db.DuplicateProgress.AsNoTracking().OrderBy(p => p.Id).Select(p => p.ThroughObservation).FirstOrDefaultAsync(ct);
        var said = marked.Count == AtOnce ? [] : await db.Observations.AsNoTracking().Where(o => o.Id > through).OrderBy(o => o.Id).Take(AtOnce)
            .Select(o => new { o.Id, o.ContactId }).ToListAsync(ct);
        return new(
            [.. marked.Select(m => m.ContactId).Concat(said.Select(s => s.ContactId).OfType<long>()).Distinct()],
            marked.Count == 0 ? 0 : marked[^1].Id, said.Count == 0 ? through : said[^1].Id, marked.Count > 0 || said.Count > 0);
    }

    private static async Task<Found> CompareAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var (candidates, outdated) = await DuplicateCandidates.FindAsync(db, ids, ct);
        var known = await db.DuplicatePairs.AsNoTracking()
            .Where(p => p.Kind == DuplicateKind.People && EF.Parameter(ids).Contains(p.LeftId)).Select(p => new { p.LeftId, p.RightId })
            .Union(db.DuplicatePairs.Where(p => p.Kind == DuplicateKind.People && EF.Parameter(ids).Contains(p.RightId)).Select(p => new { p.LeftId, p.RightId }))
            .ToListAsync(ct);
        var people = candidates.SelectMany(p => new[] { p.Left, p.Right }).Concat(known.SelectMany(k => new[] { k.LeftId, k.RightId })).Distinct().ToList();
        var facts = (await KnownPersonLoader.LoadAsync(db, people, withObservations: false, ct)).ToDictionary(p => p.Order);
        var verdicts = new Dictionary<(long Left, long Right), DuplicateVerdict?>();
        foreach (var pair in known.Where(k => facts.ContainsKey(k.LeftId) && facts.ContainsKey(k.RightId)))
        {
            verdicts[(pair.LeftId, pair.RightId)] = null;
        }

        foreach (var pair in candidates)
        {
            if (facts.TryGetValue(pair.Left, out var left) && facts.TryGetValue(pair.Right, out var right)
                && DuplicateFinder.People(left.Facts, right.Facts, pair.Together, pair.SameCompany) is { } verdict)
            {
                verdicts[(pair.Left, pair.Right)] = verdict;
            }
        }

        return new(verdicts, outdated, facts.Values.ToDictionary(f => f.Order, f => f.CompanyId));
    }

    private async Task StoreAsync(Due due, Found found, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var db = write.Db;
        var now = clock.GetUtcNow().UtcDateTime;
        var changed = await DuplicatePairs.StoreAsync(db, DuplicateKind.People, found.Verdicts, now, ct);
        await AnsweredBeforeAsync(db, ct);
        await RenewKeysAsync(db, found.Outdated, ct);
        await db.DuplicateChecks.Where(c => c.Id <= due.ThroughMark).ExecuteDeleteAsync(ct);
        var progress = await db.DuplicateProgress.OrderBy(p => p.Id).FirstOrDefaultAsync(ct) ?? db.DuplicateProgress.Add(new()).Entity;
        progress.ThroughObservation = Math.Max(progress.ThroughObservation, due.ThroughObservation);
        await db.SaveChangesAsync(ct);
        var companies = changed.SelectMany(c => new[] { c.Left, c.Right }).Select(id => found.Companies.GetValueOrDefault(id)).Distinct().ToList();
        var leads = companies.Count == 0 ? [] : await db.Leads.Where(l => EF.Parameter(companies).Contains(l.CompanyId)).Select(l => l.PublicId).ToListAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish(leads, null, Actor.Machine);
    }

    // "Not the same" was said of somebody who was merged since: it holds for whoever has everything now, while the evidence is the same.
    private static async Task AnsweredBeforeAsync(AppDbContext db, CancellationToken ct)
    {
        var fresh = db.ChangeTracker.Entries<DuplicatePair>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var people = fresh.SelectMany(p => new[] { p.LeftId, p.RightId }).Distinct().ToList();
        var away = people.Count == 0 ? [] : await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId != null && EF.Parameter(people).Contains(c.MergedIntoId.Value))
            .Select(c => new { c.Id, Into = c.MergedIntoId!.Value }).ToDictionaryAsync(c => c.Id, c => c.Into, ct);
        if (away.Count == 0)
        {
            return;
        }

        var ids = away.Keys.ToList();
        var said = await db.DuplicatePairs.AsNoTracking().Where(p => p.Kind == DuplicateKind.People && p.State == DuplicateState.Dismissed && EF.Parameter(ids).Contains(p.LeftId))
            .Concat(db.DuplicatePairs.AsNoTracking().Where(p => p.Kind == DuplicateKind.People && p.State == DuplicateState.Dismissed && EF.Parameter(ids).Contains(p.RightId))).ToListAsync(ct);
        foreach (var old in said)
        {
            var (one, other) = (away.GetValueOrDefault(old.LeftId, old.LeftId), away.GetValueOrDefault(old.RightId, old.RightId));
            fresh.Find(p => p.LeftId == Math.Min(one, other) && p.RightId == Math.Max(one, other) && p.Evidence == old.Evidence)?.Dismiss(old.DecidedAt ?? old.FoundAt, old.DecidedById);
        }
    }

    // Keys that another build made: the next search, and the next import, find these people by keys again.
    private async Task RenewKeysAsync(AppDbContext db, IReadOnlyDictionary<long, NameKeys> outdated, CancellationToken ct)
    {
        if (outdated.Count == 0)
        {
            return;
        }

        var ids = outdated.Keys.ToList();
        var there = (await db.Contacts.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        await db.ContactNameKeys.Where(k => EF.Parameter(ids).Contains(k.ContactId)).ExecuteDeleteAsync(ct);
        await rows.InsertAsync(db, [.. outdated.Where(o => there.Contains(o.Key)).Select(o => new ContactNameKeys { ContactId = o.Key, Keys = o.Value.ToBytes() })], ct);
    }

    private sealed record Due(IReadOnlyList<long> Contacts, long ThroughMark, long ThroughObservation, bool Moves);

    private sealed record Found(
        IReadOnlyDictionary<(long Left, long Right), DuplicateVerdict?> Verdicts, IReadOnlyDictionary<long, NameKeys> Outdated, IReadOnlyDictionary<long, long> Companies);
}

/// <summary>Keeps the stored pairs equal to what was judged now. What a person decided stays, unless the evidence is another one.</summary>
internal static class DuplicatePairs
{
    /// <summary>Stores verdicts, null for "no longer"; returns the pairs that came, went or changed. Saves nothing.</summary>
    public static async Task<IReadOnlyList<(long Left, long Right)>> StoreAsync(
        AppDbContext db, DuplicateKind kind, IReadOnlyDictionary<(long Left, long Right), DuplicateVerdict?> verdicts, DateTime now, CancellationToken ct)
    {
        var lefts = verdicts.Keys.Select(k => k.Left).Distinct().ToList();
        var stored = (await db.DuplicatePairs.Where(p => p.Kind == kind && EF.Parameter(lefts).Contains(p.LeftId)).ToListAsync(ct)).ToDictionary(p => (p.LeftId, p.RightId));
        var changed = new List<(long, long)>();
        foreach (var (key, verdict) in verdicts)
        {
            if (Judge(db, kind, key, stored.GetValueOrDefault(key), verdict, now))
            {
                changed.Add(key);
            }
        }

        return changed;
    }

    /// <summary>The evidence as it is stored: a hash, since it holds addresses and numbers.</summary>
    public static string Hash(string evidence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(evidence)))[..32];

    private static bool Judge(AppDbContext db, DuplicateKind kind, (long Left, long Right) key, DuplicatePair? pair, DuplicateVerdict? verdict, DateTime now)
    {
        if (verdict is null)
        {
            if (pair is { State: DuplicateState.Open })
            {
                db.DuplicatePairs.Remove(pair);
                return true;
            }

            return false;
        }

        var evidence = Hash(verdict.Evidence);
        if (pair is null)
        {
            pair = db.DuplicatePairs.Add(new DuplicatePair { Kind = kind, LeftId = key.Left, RightId = key.Right, FoundAt = now }).Entity;
        }
        else if (pair.Evidence == evidence && pair.State != DuplicateState.Merged)
        {
            return false;
        }
        else if (pair.State != DuplicateState.Open)
        {
            // Other evidence is another question; and of two that were merged and are two again by now the same is asked.
            pair.Reopen();
            pair.FoundAt = now;
        }

        (pair.Reason, pair.IsSure, pair.Confidence, pair.Words, pair.Evidence) = (verdict.Reason, verdict.IsSure, verdict.Confidence, verdict.Words, evidence);
        return true;
    }
}
