using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;

namespace ContactsApp.Features.Bulk;

/// <summary>Adds a tag (the value) to leads, or takes it away.</summary>
internal abstract class TagLeads(bool add) : LeadBulkAction
{
    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(BulkTags.Describe(add, Leads(count), value));

    protected override bool Change(BulkStep step, Lead lead)
    {
        var tag = TagText.Clean(step.Value)!;
        if (!(add ? lead.AddTag(tag) : lead.RemoveTag(tag)))
        {
            return false;
        }

        var verb = add ? LeadVerbs.Tagged : LeadVerbs.Untagged;
        step.Db.AuditAs(verb);
        step.Changed(verb, $"{lead.Company.Name} is {(add ? "tagged" : "no longer tagged")} {tag}", new TagMemory(lead.Id, tag), lead.Id);
        return true;
    }
}

internal sealed class AddLeadTag() : TagLeads(add: true)
{
    public const string ActionName = "lead.addTag";

    public override string Name => ActionName;
}

internal sealed class RemoveLeadTag() : TagLeads(add: false)
{
    public const string ActionName = "lead.removeTag";

    public override string Name => ActionName;
}

/// <summary>Adds a tag (the value) to contacts, or takes it away: a person's word about each, as in the drawer.</summary>
internal abstract class TagContacts(bool add) : ContactBulkAction
{
    public override Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct) =>
        Task.FromResult(BulkTags.Describe(add, Contacts(count), value));

    protected override async Task<string?> ChangeAsync(BulkStep step, Contact person, Lead lead, CancellationToken ct)
    {
        var tag = TagText.Clean(step.Value)!;
        var shown = person.Tags.Find(t => TagText.Same(t, tag));
        if (add == shown is not null)
        {
            return BulkReasons.AlreadySo;
        }

        var said = TypedBy.Word(await TypedBy.DocumentAsync(step.Db, step.User, step.Now, ct), person.Id, Fields(tag, shown), step.User, step.Now);
        step.Db.Observations.Add(said);
        // The undo names the word by its key.
        await step.Db.SaveChangesAsync(ct);
        step.ContactsToMerge.Add(person.Id);
        step.Changed(ContactUndo.Edited, $"{person.FullName} is {(add ? "tagged" : "no longer tagged")} {tag}", new ContactUndo.Words(person.Id, said.Id, null), lead.Id);
        return null;
    }

    private PersonFields Fields(string tag, string? shown) => add
        ? new PersonFields { Tags = [new(tag)] }
        : new PersonFields { Decisions = [new(DecisionKind.RemoveItem, Item: ContactItemKind.Tag, Value: shown)] };
}

internal sealed class AddContactTag() : TagContacts(add: true)
{
    public const string ActionName = "contact.addTag";

    public override string Name => ActionName;
}

internal sealed class RemoveContactTag() : TagContacts(add: false)
{
    public const string ActionName = "contact.removeTag";

    public override string Name => ActionName;
}

/// <summary>What the four have in common.</summary>
internal static class BulkTags
{
    public static Outcome<string> Describe(bool add, string whom, string? tag) => TagText.Clean(tag) is { } clean
        ? new Outcome<string>(OutcomeKind.Done, add ? $"Tag {whom} {clean}" : $"Take the tag {clean} from {whom}")
        : Outcome.Invalid($"A tag has 1 to {TagText.Longest} characters and no comma. Nothing was changed.");
}
