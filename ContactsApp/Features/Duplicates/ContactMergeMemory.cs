using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>What of a contact is no claim of a source, as it was.</summary>
internal sealed record ContactMemory(string? Notes, DoNotContact DoNotContact, bool IsGatekeeper, DateTime? LastVerifiedAt)
{
    public static ContactMemory Of(Contact c) => new(c.Notes, c.DoNotContact, c.IsGatekeeper, c.LastVerifiedAt);
}

/// <summary>A role of the survivor that took the other one's word.</summary>
internal sealed record RoleTaken(long RoleId, RoleMemory Before, RoleMemory After);

/// <summary>A role that became the survivor's.</summary>
/// <param name="Word">As it was; another word by now was said about the survivor.</param>
internal sealed record RoleMoved(long RoleId, long LeadId, BuyingRole Role, RoleMemory Word);

/// <summary>A job of the survivor that was joined with the same job of the other one.</summary>
internal sealed record JobJoined(long JobId, DateOnly? StartedBefore, DateOnly? StartedAfter);

/// <summary>A row of an import's report.</summary>
internal sealed record ImportRowKey(long ImportId, int Row);

/// <summary>Rows of the survivor that follow from the observations and that the merge took away: they come back with their keys.</summary>
internal sealed record RowsTaken(List<ContactEmail> Emails, List<ContactPhone> Phones, List<ContactLink> Links, List<Proposal> Proposals)
{
    public static RowsTaken Of(Contact before, Contact after) => new(
        before.Emails.FindAll(b => !after.Emails.Exists(a => a.Id == b.Id)),
        before.Phones.FindAll(b => !after.Phones.Exists(a => a.Id == b.Id)),
        before.Links.FindAll(b => !after.Links.Exists(a => a.Id == b.Id)),
        [.. before.Proposals.Where(b => b.State == ProposalState.Open && !after.Proposals.Exists(a => a.Id == b.Id))]);
}

/// <summary>What was answered about a pair before the merge settled it.</summary>
internal sealed record PairMemory(DuplicateState State, DateTime? DecidedAt, string? DecidedById)
{
    public static PairMemory? Of(DuplicatePair? pair) => pair is null ? null : new(pair.State, pair.DecidedAt, pair.DecidedById);

    /// <summary>Gives the pair its answer back; to be decided again where none is known.</summary>
    public static async Task PutBackAsync(AppDbContext db, long? pairId, PairMemory? before, CancellationToken ct)
    {
        var pair = await db.DuplicatePairs.FirstOrDefaultAsync(p => p.Id == pairId && p.State == DuplicateState.Merged, ct);
        pair?.Reopen();
        if (pair is not null && before is not null)
        {
            (pair.State, pair.DecidedAt, pair.DecidedById) = (before.State, before.DecidedAt, before.DecidedById);
        }
    }
}

/// <summary>
/// One merge of two contacts: which rows moved, and what the survivor was before. What follows from the observations is not remembered but worked
/// out anew, by the same rules.
/// </summary>
/// <param name="WordId">The observation of what the person decided.</param>
/// <param name="MergedAt">When; another time at the merged one means another merge.</param>
/// <param name="JobsTyped">Jobs of both that somebody typed: without a title nothing else tells.</param>
/// <param name="Replaced">Those whose place the merged one took: they name the survivor.</param>
/// <param name="PairId">The pair of the queue that it settled.</param>
/// <param name="Pair">What was answered about the pair before.</param>
internal sealed record ContactMergeMemory(
    long SurvivorId, long AwayId, long WordId, DateTime MergedAt, List<long> Observations, List<long> Touchpoints, List<long> Jobs, List<RoleMoved> Roles, List<long> Proposals,
    List<ImportRowKey> ImportRows, ContactMemory Before, ContactMemory After, List<RoleTaken> RolesTaken, List<JobJoined> JobsJoined, List<long> JobsTyped, List<long> Replaced, RowsTaken Taken, long? PairId, PairMemory? Pair = null);
