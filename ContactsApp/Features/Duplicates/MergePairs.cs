using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Merges pairs of people at one company by the rules alone: the one with more attached stays. Each is asked again, when its turn comes,
/// whether it may be merged without looking still, and by this user.
/// </summary>
internal sealed class MergePairs(MergeCommands merges) : IBulkAction
{
    public const string ActionName = "pair.merge";

    /// <summary>Why a pair is left alone that somebody decided about meanwhile, or that is one no more.</summary>
    public const string NotSureAnyMore = "Was answered or changed meanwhile";

    public string Name => ActionName;

    public BulkSubject Subject => BulkSubject.Pairs;

    /// <summary>A merge is some dozens of times as much work as a tag.</summary>
    public int SmallestBatch => 1;

    public Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(new Outcome<string>(OutcomeKind.Done, count == 1 ? "Merge 1 pair of contacts" : $"Merge {count:N0} pairs of contacts"));

    public async Task ApplyAsync(BulkStep step, CancellationToken ct)
    {
        var db = step.Db;
        foreach (var id in step.Ids)
        {
            if (await LeftOutAsync(step, id, ct) is { } why)
            {
                step.Leave(id, why);
            }

            // Rows move past the change tracker: what it holds of these two is of before, and the next pair may have one of them.
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            db.Audit.LeadId = null;
        }
    }

    // Merges one pair; where it was not done, why.
    private async Task<string?> LeftOutAsync(BulkStep step, long id, CancellationToken ct)
    {
        var db = step.Db;
        var pair = await (
            from p in DuplicateQueries.Sure(db, reason: null)
            where p.Id == id
            join l in db.Contacts on p.LeftId equals l.Id
            join r in db.Contacts on p.RightId equals r.Id
            join lead in db.Leads on l.CompanyId equals lead.CompanyId
            select new { Left = l.PublicId, Right = r.PublicId, Lead = lead }).FirstOrDefaultAsync(ct);
        if (pair is null)
        {
            return NotSureAnyMore;
        }

        if (!step.MayChange(pair.Lead))
        {
            return BulkReasons.OfOthers;
        }

        db.ChangeTracker.Clear();
        var (undo, refusal) = await merges.MergeSureAsync(db, pair.Left, pair.Right, step.User, ct);
        if (undo is null)
        {
            return refusal;
        }

        step.Changed(undo);
        return null;
    }
}
