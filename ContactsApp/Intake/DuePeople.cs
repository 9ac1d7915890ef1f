using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Shows people anew whose end date arrived: a source named it when it was still to come (<see cref="Contact.PresenceChangesOn"/>). Their
/// employment ends, or they "may have left", and their seats reopen, as if the source said so today. In bulk writes of their own that let
/// others pass.
/// </summary>
public sealed class DuePeople(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Goes on until nobody is due; yields the public ids of the leads of each batch after its commit.</summary>
    public async IAsyncEnumerable<IReadOnlyCollection<Guid>> ShowAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var scope = scopes.CreateAsyncScope();
        var road = scope.ServiceProvider.GetRequiredService<IntakeRoad>();
        var pace = new BulkPace(clock, first: 20, smallest: 5);
        while (await DueAsync(today, pace.Size, ct) is { Count: > 0 } due)
        {
            await using (var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
            {
                using var turn = pace.Begin(due.Count);
                // Who names an end that is still to come is a file.
                write.Db.Audit.Source = SourceKind.Import;
                await road.MergeAsync(write.Db, due.Keys, ct);
                await write.CommitAsync(ct);
            }

            yield return due.Values.OfType<Guid>().ToHashSet();
        }
    }

    // Whoever was shown anew is due on a later day only, so each turn finds others. Who is in trash is shown anew when restored.
    private async Task<Dictionary<long, Guid?>> DueAsync(DateOnly today, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Contacts.Where(c => c.PresenceChangesOn <= today).OrderBy(c => c.PresenceChangesOn).ThenBy(c => c.Id).Take(limit)
            .Select(c => new { c.Id, Lead = (Guid?)c.Company.Lead!.PublicId }).ToDictionaryAsync(c => c.Id, c => c.Lead, ct);
    }
}
