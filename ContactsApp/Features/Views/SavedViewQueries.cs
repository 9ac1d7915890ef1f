using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;
using ContactsApp.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Views;

/// <summary>Reads of saved views: a user's own and those of the team.</summary>
public sealed class SavedViewQueries(IDbContextFactory<AppDbContext> contexts, ICurrentUser current, LeadQueries leads, ContactListQueries contacts)
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
        return [.. views.Select(v => Row(v, user))];
    }

    /// <summary>Null when there is no such view, or it is somebody else's own.</summary>
    public async Task<SavedViewRow?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } user)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedViews.AsNoTracking().FirstOrDefaultAsync(v => v.PublicId == id, ct) is { } view && view.IsSeenBy(user.Id) ? Row(view, user) : null;
    }

    /// <summary>How many rows the view shows now, up to one more than a list shows.</summary>
    public Task<int> CountAsync(SavedViewRow view, CancellationToken ct)
    {
        var query = Values(view.Query);
        return view.Subject == ViewSubject.Leads ? leads.CountAsync(LeadFilter.From(query), ct) : contacts.CountAsync(ContactFilter.From(query, view.Text), ct);
    }

    /// <summary>Query values of a saved view.</summary>
    public static IReadOnlyDictionary<string, string?> Values(string query) => QueryHelpers.ParseQuery(query).ToDictionary(p => p.Key, p => (string?)p.Value.ToString());

    private static SavedViewRow Row(SavedView v, UserInfo user) => new(v.PublicId, v.Subject, v.Name, v.Query, v.Text, v.IsTeam, v.IsPinned, SavedViewCommands.MayChange(v, user));
}
