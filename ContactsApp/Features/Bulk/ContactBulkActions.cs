using ContactsApp.Data;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>What can be done to many contacts has in common: load, leave out whom it cannot be done to, change the rest.</summary>
internal abstract class ContactBulkAction : IBulkAction
{
    public abstract string Name { get; }

    public BulkSubject Subject => BulkSubject.Contacts;

    public abstract Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct);

    public async Task ApplyAsync(BulkStep step, CancellationToken ct)
    {
        var people = await step.Db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).AsSplitQuery().Where(c => step.Ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var companies = people.Values.Select(c => c.CompanyId).ToList();
        var leads = await step.Db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).Where(l => companies.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, ct);
        foreach (var id in step.Ids)
        {
            var why = !people.TryGetValue(id, out var person) || !leads.TryGetValue(person.CompanyId, out var lead) ? BulkReasons.Gone
                : person.MergedIntoId is not null ? BulkReasons.Merged
                : (person.RemovedAt is not null) != FromTrash ? FromTrash ? BulkReasons.AlreadySo : "In trash"
                : !step.MayChange(lead) ? BulkReasons.OfOthers
                : await ChangeAsync(step, person, lead, ct);
            if (why is not null)
            {
                step.Leave(id, why);
            }
        }
    }

    /// <summary>Whether it is for contacts in trash; else it is for the others.</summary>
    protected virtual bool FromTrash => false;

    /// <summary>Changes one contact; where it was not done, why.</summary>
    protected abstract Task<string?> ChangeAsync(BulkStep step, Contact person, Lead lead, CancellationToken ct);

    protected static string Contacts(int count) => count == 1 ? "1 contact" : $"{count:N0} contacts";
}

/// <summary>To trash, and suppressed so that no source brings them back; the value is the reason.</summary>
internal sealed class RemoveContacts(SuppressionBook suppressions) : ContactBulkAction
{
    public const string ActionName = "contact.remove";

    public override string Name => ActionName;

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) => Task.FromResult<Outcome<string>>(
        Enum.TryParse<RemovalReason>(value, out var reason) && reason is not RemovalReason.LeftTheCompany
            ? new Outcome<string>(OutcomeKind.Done, $"Remove {Contacts(count)}")
            : Outcome.Invalid("This is no reason to remove somebody. Nothing was changed; choose one from the menu."));

    protected override async Task<string?> ChangeAsync(BulkStep step, Contact person, Lead lead, CancellationToken ct)
    {
        var reason = Enum.Parse<RemovalReason>(step.Value!);
        person.Remove(reason, step.Now, step.User.Actor.UserId);
        await suppressions.RememberAsync(step.Db, person, reason, step.User.Actor, step.Now, ct);
        step.Changed(ContactUndo.Removed, $"{person.FullName} was removed and will not come back", new ContactUndo.Removal(person.Id, UtcDateTimeConverter.ToStored(step.Now)), lead.Id);
        return null;
    }
}

/// <summary>Confirms a buying role (the value) of everybody.</summary>
internal sealed class ConfirmRoles : ContactBulkAction
{
    public const string ActionName = "contact.role";

    public override string Name => ActionName;

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) => Task.FromResult<Outcome<string>>(
        Enum.TryParse<BuyingRole>(value, out var role) && Enum.IsDefined(role)
            ? new Outcome<string>(OutcomeKind.Done, $"Confirm {Contacts(count)} as {BuyingRoleWords.InSentence(role)}")
            : Outcome.Invalid("This is no buying role. Nothing was changed; choose one from the menu."));

    protected override async Task<string?> ChangeAsync(BulkStep step, Contact person, Lead lead, CancellationToken ct)
    {
        if (person.LeftAt is not null)
        {
            return "Left the company and can have no role";
        }

        var role = Enum.Parse<BuyingRole>(step.Value!);
        // Those of an earlier contact of the batch are not saved yet, and tracked ones come back with a query as they are now.
        await step.Db.SaveChangesAsync(ct);
        var roles = await step.Db.RoleAssignments.Include(r => r.Contact).Where(r => r.LeadId == lead.Id).ToListAsync(ct);
        var edit = new LeadEdit(step.Db, lead, step.User, step.Now);
        var desk = new RoleDesk(edit, person, roles);
        if (desk.Find(role)?.State == RoleState.Confirmed)
        {
            return BulkReasons.AlreadySo;
        }

        desk.Confirm(role);
        step.Db.AuditAs(RoleVerbs.Confirmed);
        step.Changed(RoleVerbs.Confirmed, $"{person.FullName} is {BuyingRoleWords.InSentence(role)}", desk.Changes(), lead.Id);
        return null;
    }
}

/// <summary>Back from trash with everything attached; no longer suppressed.</summary>
internal sealed class RestoreContacts : ContactBulkAction
{
    public const string ActionName = "contact.restore";

    public override string Name => ActionName;

    protected override bool FromTrash => true;

    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(new Outcome<string>(OutcomeKind.Done, $"Restore {Contacts(count)}"));

    protected override async Task<string?> ChangeAsync(BulkStep step, Contact person, Lead lead, CancellationToken ct)
    {
        if (lead.RemovedAt is not null)
        {
            return "The lead is in trash too: restore it first";
        }

        step.Changed(ContactRestoredUndo.Restored, $"{person.FullName} is back", new ContactRestoration(person.Id, person.RemovalReason ?? RemovalReason.NotSaid), lead.Id);
        person.Restore();
        await SuppressionBook.LiftAsync(step.Db, person.PublicId, ct);
        step.ContactsToMerge.Add(person.Id);
        return null;
    }
}

internal sealed record ContactRestoration(long ContactId, RemovalReason Reason);

/// <summary>Takes the restoring of somebody among many back: to trash again, for the same reason.</summary>
internal sealed class ContactRestoredUndo(SuppressionBook suppressions, TimeProvider clock) : IUndoHandler
{
    public const string Restored = "contact.restored";

    public string Verb => Restored;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var (id, reason) = record.Payload<ContactRestoration>();
        var person = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (person is null or { RemovedAt: not null })
        {
            return Outcome.Conflict("This was changed again since. Nothing was undone; change it by hand.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        person.Remove(reason, now, db.Actor.UserId);
        await suppressions.RememberAsync(db, person, reason, db.Actor, now, ct);
        return Outcome.Done();
    }
}
