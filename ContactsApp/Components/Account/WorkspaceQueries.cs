using ContactsApp.Data;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>Reads about the team of this installation.</summary>
public sealed class WorkspaceQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>What the team calls itself.</summary>
    public async Task<string> NameAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Workspaces.OrderBy(w => w.Id).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? "ContactsApp";
    }
}
