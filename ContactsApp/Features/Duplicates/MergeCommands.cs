using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Merges two contacts or two leads into one, by what a person chose. One write: a killed process leaves either both or the merged one.</summary>
public sealed class MergeCommands(WriteGate gate, Rights rights, ContactMergeWriter writer, LeadMergeWriter leadWriter, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Merges the two; who stays and which values are taken is in the choices.</summary>
    /// <param name="seen">What the user saw when they chose (<see cref="MergeContactsView.Seen"/>). Where it changed since, it is a conflict.</param>
    public Task<Outcome> MergeContactsAsync(Guid left, Guid right, MergeChoices choices, string seen, CancellationToken ct) =>
        RunAsync(
            async (db, user) =>
            {
                var (outcome, leads, _) = await MergeAsync(db, left, right, choices, seen, user, ct);
                return (outcome, leads);
            },
            ct);

    /// <summary>Merges two leads with their companies, people, roles and touchpoints.</summary>
    /// <param name="seen">What the user saw when they chose (<see cref="MergeLeadsView.Seen"/>).</param>
    public Task<Outcome> MergeLeadsAsync(Guid left, Guid right, LeadMergeChoices choices, string seen, CancellationToken ct) =>
        RunAsync((db, user) => MergeAsync(db, left, right, choices, seen, user, ct), ct);

    /// <summary>Merges two people of a queued pair by the rules alone, inside the caller's write. The way back, or why not.</summary>
    internal async Task<(UndoRecord? Undo, string? Refusal)> MergeSureAsync(AppDbContext db, Guid left, Guid right, UserInfo user, CancellationToken ct)
    {
        var (outcome, _, undo) = await MergeAsync(db, left, right, new MergeChoices(), seen: null, user, ct);
        return (undo, outcome.Message);
    }

    private async Task<Outcome> RunAsync(Func<AppDbContext, UserInfo, Task<(Outcome Outcome, IReadOnlyList<Guid> Leads)>> merge, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        try
        {
            await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
            var (outcome, leads) = await merge(write.Db, user);
            if (outcome.Kind == OutcomeKind.Done)
            {
                await write.CommitAsync(ct);
                feed.Publish(leads, outcome.Message, user.Actor);
            }

            return outcome;
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody changed one of the two at the same moment. Nothing was merged; look at the new values and choose again.");
        }
    }

    private async Task<(Outcome Outcome, IReadOnlyList<Guid> Leads, UndoRecord? Undo)> MergeAsync(AppDbContext db, Guid left, Guid right, MergeChoices choices, string? seen, UserInfo user, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (one, other) = await MergedContact.LoadAsync(db, left, right, ct);
        if (Refusal(one, other) is { } refusal)
        {
            return (refusal, [], null);
        }

        var plan = ContactMergePlan.Of(one!, other!, choices, now);
        if (seen is not null && plan.Seen() != seen)
        {
            return (Outcome.Conflict("Somebody changed one of the two since you opened this. Nothing was merged; look at the new values and choose again."), [], null);
        }

        db.Audit.LeadId = plan.Survivor.Lead.Id;
        var memory = await writer.WriteAsync(db, plan, user, now, ct);
        var words = $"{plan.Away.Contact.FullName} was merged into {plan.ShownAfter(Domain.Merging.ContactField.FullName)}";
        var undo = UndoRecords.New(ContactMergeUndo.Merged, words, memory, plan.Survivor.Lead.Id, user.Actor, now);
        db.UndoRecords.Add(undo);
        db.AuditEntries.Add(Audited(plan, memory, user, now));
        await db.SaveChangesAsync(ct);
        return (Outcome.Done(undo.PublicId, words), [.. new[] { plan.Survivor.Lead.PublicId, plan.Away.Lead.PublicId }.Distinct()], undo);
    }

    private async Task<(Outcome Outcome, IReadOnlyList<Guid> Leads)> MergeAsync(AppDbContext db, Guid left, Guid right, LeadMergeChoices choices, string seen, UserInfo user, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (one, other) = await MergedLead.LoadAsync(db, left, right, ct);
        if (Refusal(one, other) is { } refusal)
        {
            return (refusal, []);
        }

        var plan = LeadMergePlan.Of(one!, other!, choices);
        if (plan.Seen() != seen)
        {
            return (Outcome.Conflict("Somebody changed one of the two since you opened this. Nothing was merged; look at the new values and choose again."), []);
        }

        if (!user.Has(Right.Manage) && plan.Losing.FirstOrDefault(o => o.Id != user.Id) is { } owner)
        {
            return (Outcome.Forbidden($"{owner.Name} owns one of the two and would lose it, which is for managers to decide. Nothing was merged; leave the lead to {owner.Name}, or ask a manager."), []);
        }

        var own = (await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains ?? [];
        if (plan.Company.Domains.Find(own.Contains) is { } mine)
        {
            return (Outcome.Invalid($"{mine} is your own and can never be a lead. Nothing was merged; take it off the company first."), []);
        }

        db.Audit.LeadId = plan.Survivor.Lead.Id;
        var memory = await leadWriter.WriteAsync(db, plan, user, now, ct);
        var words = $"{plan.Away.Lead.Company.Name} was merged into {plan.Company.Name}";
        var undo = UndoRecords.New(LeadMergeUndo.Merged, words, memory, plan.Survivor.Lead.Id, user.Actor, now);
        db.UndoRecords.Add(undo);
        db.AuditEntries.Add(Audited(plan, memory, user, now));
        await db.SaveChangesAsync(ct);
        return (Outcome.Done(undo.PublicId, words), [plan.Survivor.Lead.PublicId, plan.Away.Lead.PublicId]);
    }

    private static Outcome? Refusal(MergedLead? one, MergedLead? other) => (one?.Lead, other?.Lead) switch
    {
        (null, _) or (_, null) => Outcome.NotFound("One of the two is not there any more. Nothing was merged; reload the page."),
        var (l, r) when l.Id == r.Id => Outcome.Invalid("Choose two different leads. Nothing was merged."),
        var (l, r) when l.MergedIntoId == r.Id || r.MergedIntoId == l.Id => Outcome.AlreadyDone,
        var (l, r) when l.MergedIntoId is not null || r.MergedIntoId is not null => Outcome.Conflict("One of the two was merged with another lead since. Nothing was merged; reload the page."),
        var (l, r) when l.RemovedAt is not null || r.RemovedAt is not null => Outcome.Conflict("One of the two is in trash. Nothing was merged; restore the lead first."),
        _ => null,
    };

    private static AuditEntry Audited(LeadMergePlan plan, LeadMergeMemory memory, UserInfo user, DateTime now) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorName = user.Name,
        Verb = "lead.mergedIn",
        EntityKind = nameof(Lead),
        EntityId = plan.Survivor.Lead.Id,
        EntityPublicId = plan.Survivor.Lead.PublicId,
        LeadId = plan.Survivor.Lead.Id,
        ChangesJson = AuditChange.Write(
        [
            new("Merged", plan.Away.Lead.Company.Name, plan.Company.Name),
            new("People moved", null, AuditRules.Words(memory.Contacts.Count)),
            new("Touchpoints moved", null, AuditRules.Words(memory.Touchpoints.Count)),
            new("Roles moved", null, AuditRules.Words(memory.Roles.Count)),
            new("Domains moved", null, AuditRules.Words(memory.Aliases.Count)),
        ]),
    };

    private static Outcome? Refusal(MergedContact? one, MergedContact? other) => (one, other) switch
    {
        (null, _) or (_, null) => Outcome.NotFound("One of the two is not there any more. Nothing was merged; reload the page."),
        var (l, r) when l.Contact.Id == r.Contact.Id => Outcome.Invalid("Choose two different people. Nothing was merged."),
        var (l, r) when l.Contact.MergedIntoId == r.Contact.Id || r.Contact.MergedIntoId == l.Contact.Id => Outcome.AlreadyDone,
        var (l, r) when l.Contact.MergedIntoId is not null || r.Contact.MergedIntoId is not null => Outcome.Conflict("One of the two was merged with somebody else since. Nothing was merged; reload the page."),
        var (l, r) when l.Contact.RemovedAt is not null || r.Contact.RemovedAt is not null => Outcome.Conflict("One of the two is in trash. Nothing was merged; restore the contact first."),
        var (l, r) when l.Lead.RemovedAt is not null || r.Lead.RemovedAt is not null => Outcome.Conflict("The lead of one of the two is in trash. Nothing was merged; restore the lead first."),
        _ => null,
    };

    private static AuditEntry Audited(ContactMergePlan plan, ContactMergeMemory memory, UserInfo user, DateTime now) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorName = user.Name,
        Verb = "contact.mergedIn",
        EntityKind = nameof(Contact),
        EntityId = plan.Survivor.Contact.Id,
        EntityPublicId = plan.Survivor.Contact.PublicId,
        LeadId = plan.Survivor.Lead.Id,
        ObservationId = memory.WordId,
        ChangesJson = AuditChange.Write(
        [
            new("Merged", plan.Away.Contact.FullName, plan.ShownAfter(Domain.Merging.ContactField.FullName)),
            new("Observations moved", null, AuditRules.Words(memory.Observations.Count)),
            new("Touchpoints moved", null, AuditRules.Words(memory.Touchpoints.Count)),
            new("Roles moved", null, AuditRules.Words(memory.Roles.Count)),
            new("Jobs moved", null, AuditRules.Words(memory.Jobs.Count)),
        ]),
    };
}
