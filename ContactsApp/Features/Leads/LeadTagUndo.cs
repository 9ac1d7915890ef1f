using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>A tag that was given to a lead or taken from it.</summary>
internal sealed record TagMemory(long LeadId, string Tag);

/// <summary>Takes a tag of a lead back, or gives it back; other tags stay as they are.</summary>
/// <param name="verb"><see cref="LeadVerbs.Tagged"/> or <see cref="LeadVerbs.Untagged"/>.</param>
internal sealed class LeadTagUndo(string verb) : IUndoHandler
{
    public string Verb => verb;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var (id, tag) = record.Payload<TagMemory>();
        if (await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead)
        {
            return LeadUndo.Purged;
        }

        var changed = verb == LeadVerbs.Tagged ? lead.RemoveTag(tag) : lead.AddTag(tag);
        return changed ? Outcome.Done() : Outcome.Conflict("The tags of this lead were changed again since. Nothing was undone; change them by hand.");
    }
}
