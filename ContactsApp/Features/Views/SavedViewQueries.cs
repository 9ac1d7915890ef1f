using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Features.Trash;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Views;

/// <summary>Reads of saved views: a user's own and those of the team.</summary>
public sealed class SavedViewQueries(IDbContextFactory<AppDbContext> contexts, ICurrentUser current, LeadQueries leads, ContactListQueries contacts, TrashQueries trash)
{
    /// <summary>What the user sees, by name; the pinned ones only, or all.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> ListAsync(bool pinnedOnly, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } user)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var views = await db.SavedViews.AsNoTracking().Where(v => (v.IsTeam || v.OwnerId == user.Id) && (v.IsPinned || !pinnedOnly))
            .OrderBy(v => v.Subject).ThenBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(ct);
        return [.. views.Where(v => MayOpen(v.Subject, user)).Select(v => Row(v, user))];
    }

    /// <summary>Null when there is no such view, or it is somebody else's own.</summary>
    public async Task<SavedViewRow?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } user)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedViews.AsNoTracking().FirstOrDefaultAsync(v => v.PublicId == id, ct) is { } view && view.IsSeenBy(user.Id) && MayOpen(view.Subject, user) ? Row(view, user) : null;
    }

    /// <summary>
    /// How many rows the view shows now, up to one more than a list shows. Null for the audit: nobody waits for that number, and every look at
    /// any page would have to read through all that ever happened to find it (<see cref="Admin.AuditQueries"/>).
    /// </summary>
    public async Task<int?> CountAsync(SavedViewRow view, CancellationToken ct)
    {
        var query = FilterWords.Parsed(view.Query);
        return view.Subject switch
        {
            ViewSubject.Leads => await leads.CountAsync(LeadFilter.From(query, view.Text), ct),
            ViewSubject.Contacts => await contacts.CountAsync(ContactFilter.From(query, view.Text), ct),
            ViewSubject.Trash => await trash.CountAsync(TrashFilter.From(query, view.Text), ct),
            ViewSubject.Audit => null,
        };
    }

    /// <summary>Whether the list of the view is the user's to open.</summary>
    private static bool MayOpen(ViewSubject subject, UserInfo user) => subject != ViewSubject.Audit || user.Has(Right.Administer);

    // Views of leads that were saved before texts stood in no address carry theirs among the query values.
    private static SavedViewRow Row(SavedView v, UserInfo user)
    {
        var values = v.Subject == ViewSubject.Leads && v.Text is null ? FilterWords.Parsed(v.Query) : null;
        var (query, text) = values?.Of("q") is { } old ? (Urls.List(LeadFilter.From(values).ToQuery()) ?? "", old) : (v.Query, v.Text);
        return new(v.PublicId, v.Subject, v.Name, query, text, v.IsTeam, v.IsPinned, SavedViewCommands.MayChange(v, user));
    }
}
