using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Undo;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

/// <summary>Verbs of what users decide about roles.</summary>
internal static class RoleVerbs
{
    public const string Confirmed = "role.confirmed";
    public const string Declined = "role.dismissed";
    public const string BroughtBack = "role.broughtBack";
    public const string Moved = "role.moved";
    public const string Ended = "role.ended";
    public const string MadePrimary = "role.madePrimary";

    public static IReadOnlyList<string> All { get; } = [Confirmed, Declined, BroughtBack, Moved, Ended, MadePrimary];
}

/// <summary>A role as it was.</summary>
internal sealed record RoleMemory(
    RoleState State, double Confidence, string Words, bool IsPrimary, DateTime At, string? ById, string? ByName, DateTime? EndedAt, string? EndReason)
{
    public static RoleMemory Of(RoleAssignment r) => new(r.State, r.Confidence, r.Words, r.IsPrimary, r.At, r.ById, r.ByName, r.EndedAt, r.EndReason);

    public void PutBack(RoleAssignment r)
    {
        (r.State, r.Confidence, r.Words, r.IsPrimary) = (State, Confidence, Words, IsPrimary);
        (r.At, r.ById, r.ByName, r.EndedAt, r.EndReason) = (At, ById, ByName, EndedAt, EndReason);
    }
}

/// <summary>One role before and after.</summary>
/// <param name="Before">Null where nobody had said anything.</param>
/// <param name="After">The state it was brought to; null where the word was taken back.</param>
internal sealed record RoleChange(long ContactId, BuyingRole Role, RoleMemory? Before, RoleState? After);

/// <summary>All that one action changed.</summary>
internal sealed record RoleChanges(long LeadId, List<RoleChange> Changes);

/// <summary>Puts the roles that one action changed back as they were.</summary>
internal sealed class RoleUndo(string verb) : IUndoHandler
{
    public string Verb => verb;

    public Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct) => PutBackAsync(db, record.Payload<RoleChanges>(), ct);

    /// <summary>Puts them back, or says which was changed again since.</summary>
    internal static async Task<Outcome> PutBackAsync(AppDbContext db, RoleChanges done, CancellationToken ct)
    {
        var people = done.Changes.Select(c => c.ContactId).Distinct().ToList();
        var roles = await db.RoleAssignments
            .Where(r => r.LeadId == done.LeadId && (people.Contains(r.ContactId) || r.Role == BuyingRole.DecisionMaker)).ToListAsync(ct);
        var names = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FullName, ct);
        foreach (var change in done.Changes)
        {
            var row = roles.Find(r => r.ContactId == change.ContactId && r.Role == change.Role);
            if (!names.TryGetValue(change.ContactId, out var name))
            {
                return Outcome.NotFound("This contact is not there any more, so the change cannot be undone. Nothing was changed.");
            }

            var said = row?.State == RoleState.Suggested ? null : row?.State;
            if (said != change.After)
            {
                return Outcome.Conflict($"The role of {name} as {BuyingRoleWords.InSentence(change.Role)} was changed again since. Nothing was undone; change it by hand.");
            }

            PutBack(db, done.LeadId, change, row);
        }

        KeepOnePrimary(roles, people);
        db.AuditAs("role.putBack");
        return Outcome.Done();
    }

    // Somebody became primary meanwhile: that word is the later one.
    private static void KeepOnePrimary(List<RoleAssignment> roles, List<long> people)
    {
        var primary = roles.Where(r => r is { Role: BuyingRole.DecisionMaker, IsPrimary: true }).ToList();
        if (primary.Exists(r => !people.Contains(r.ContactId)))
        {
            primary.FindAll(r => people.Contains(r.ContactId)).ForEach(r => r.IsPrimary = false);
        }
    }

    private static void PutBack(AppDbContext db, long leadId, RoleChange change, RoleAssignment? row)
    {
        if (change.Before is null)
        {
            if (row is not null)
            {
                db.RoleAssignments.Remove(row);
            }

            return;
        }

        if (row is null)
        {
            db.RoleAssignments.Add(row = new RoleAssignment { LeadId = leadId, ContactId = change.ContactId, Role = change.Role });
        }

        change.Before.PutBack(row);
    }
}
