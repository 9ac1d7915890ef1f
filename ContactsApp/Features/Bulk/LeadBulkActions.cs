using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>What can be done to many leads has in common: load, leave out what is not there or not the user's, change the rest.</summary>
internal abstract class LeadBulkAction : IBulkAction
{
    public abstract string Name { get; }

    public BulkSubject Subject => BulkSubject.Leads;

    public abstract Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct);

    public async Task ApplyAsync(BulkStep step, CancellationToken ct)
    {
        var leads = await step.Db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases)
            .Where(l => step.Ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        foreach (var id in step.Ids)
        {
            if (leads.GetValueOrDefault(id)?.MergedIntoId is not null)
            {
                step.Leave(id, BulkReasons.Merged);
            }
            else if (!leads.TryGetValue(id, out var lead) || (lead.RemovedAt is not null) != FromTrash)
            {
                step.Leave(id, lead is null ? BulkReasons.Gone : FromTrash ? BulkReasons.AlreadySo : "In trash");
            }
            else if (!step.MayChange(lead))
            {
                step.Leave(id, BulkReasons.OfOthers);
            }
            else if (!Change(step, lead))
            {
                step.Leave(id, BulkReasons.AlreadySo);
            }
        }
    }

    /// <summary>Whether it is for leads in trash; else it is for the others.</summary>
    protected virtual bool FromTrash => false;

    /// <summary>Changes one lead; false where nothing was to do.</summary>
    protected abstract bool Change(BulkStep step, Lead lead);

    protected static string Leads(int count) => count == 1 ? "1 lead" : $"{count:N0} leads";
}

/// <summary>Gives leads to a user (the value is the id) or to nobody (null).</summary>
internal sealed class AssignLeads : LeadBulkAction
{
    public const string ActionName = "lead.assign";

    public override string Name => ActionName;

    public override async Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct)
    {
        if (value is null)
        {
            return new Outcome<string>(OutcomeKind.Done, $"Take the owner off {Leads(count)}");
        }

        if (value != user.Id && !user.Has(Right.Manage))
        {
            return Outcome.Forbidden("You may take leads that nobody owns; assigning others is for managers. Nothing was changed.");
        }

        var name = await db.Users.Where(u => u.Id == value).Select(u => u.DisplayName).FirstOrDefaultAsync(ct);
        return name is null
            ? Outcome.Invalid("This user is not there any more. Nothing was changed; choose somebody else.")
            : new Outcome<string>(OutcomeKind.Done, $"Assign {Leads(count)} to {name}");
    }

    protected override bool Change(BulkStep step, Lead lead)
    {
        if (lead.OwnerId == step.Value)
        {
            return false;
        }

        var before = new OwnerMemory(lead.Id, lead.OwnerId);
        lead.OwnerId = step.Value;
        step.Db.AuditAs(LeadVerbs.OwnerChanged);
        step.Changed(LeadVerbs.OwnerChanged, $"{lead.Company.Name} got another owner", new Change<OwnerMemory>(before, new OwnerMemory(lead.Id, lead.OwnerId)), lead.Id);
        return true;
    }
}

/// <summary>Brings leads to a sales state; a disqualification says its reason behind a colon.</summary>
internal sealed class ChangeLeadState : LeadBulkAction
{
    public const string ActionName = "lead.state";

    public override string Name => ActionName;

    /// <summary>The value that means a state, and for a disqualification its reason.</summary>
    public static string ValueOf(SalesState state, string? reason) => reason is null ? state.ToString() : $"{state}:{reason}";

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) => Task.FromResult<Outcome<string>>(
        Parse(value) is var (state, reason)
            ? new Outcome<string>(OutcomeKind.Done, $"Change {Leads(count)} to {LeadFilterChip.StateWords(state).ToLowerInvariant()}{(reason is null ? "" : $": {reason.ToLowerInvariant()}")}")
            : Outcome.Invalid("This is no state of a lead. Nothing was changed; choose one from the menu."));

    protected override bool Change(BulkStep step, Lead lead)
    {
        var (state, reason) = Parse(step.Value)!.Value;
        var before = StateMemory.Of(lead);
        if (state == SalesState.Disqualified)
        {
            lead.Disqualify(reason!, lead.SalesState == SalesState.Disqualified ? lead.DisqualifiedNote : null);
        }
        else
        {
            lead.ChangeState(state);
        }

        if (before.Equals(StateMemory.Of(lead)))
        {
            return false;
        }

        step.Db.AuditAs(LeadVerbs.StateChanged);
        step.Changed(LeadVerbs.StateChanged, $"{lead.Company.Name} is now {LeadWords.Of(state)}", new Change<StateMemory>(before, StateMemory.Of(lead)), lead.Id);
        return true;
    }

    private static (SalesState State, string? Reason)? Parse(string? value)
    {
        var parts = (value ?? "").Split(':', 2);
        return Enum.TryParse<SalesState>(parts[0], out var state) && Enum.IsDefined(state) && (state == SalesState.Disqualified) == (parts.Length == 2)
            ? (state, parts.Length == 2 ? parts[1] : null)
            : null;
    }
}

/// <summary>Moves leads to trash.</summary>
internal sealed class RemoveLeads : LeadBulkAction
{
    public const string ActionName = "lead.remove";

    public override string Name => ActionName;

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(new Outcome<string>(OutcomeKind.Done, $"Move {Leads(count)} to trash"));

    protected override bool Change(BulkStep step, Lead lead)
    {
        lead.MoveToTrash(step.Now, step.User.Actor.UserId);
        step.Changed(LeadVerbs.Removed, $"{lead.Company.Name} went to trash", new TrashedLead(lead.Id, lead.RemovedAt), lead.Id);
        return true;
    }
}

/// <summary>Brings leads back from trash.</summary>
internal sealed class RestoreLeads : LeadBulkAction
{
    public const string ActionName = "lead.restore";

    public override string Name => ActionName;

    protected override bool FromTrash => true;

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(new Outcome<string>(OutcomeKind.Done, $"Restore {Leads(count)}"));

    protected override bool Change(BulkStep step, Lead lead)
    {
        var removedAt = lead.RemovedAt;
        lead.Restore();
        step.Changed(LeadRestoredUndo.Restored, $"{lead.Company.Name} is back", new TrashedLead(lead.Id, removedAt), lead.Id);
        return true;
    }
}

/// <summary>Takes the restoring of a lead among many back: to trash again.</summary>
internal sealed class LeadRestoredUndo(TimeProvider clock) : IUndoHandler
{
    public const string Restored = "lead.restored";

    public string Verb => Restored;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var (id, removedAt) = record.Payload<TrashedLead>();
        if (await db.Leads.FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead)
        {
            return Outcome.Conflict("This was changed again since. Nothing was undone; change it by hand.");
        }

        // As it was: an undo of the removal still knows it.
        lead.MoveToTrash(removedAt ?? clock.GetUtcNow().UtcDateTime, db.Actor.UserId);
        return Outcome.Done();
    }
}
