using System.Collections.Concurrent;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Exports that a page has asked for and its browser is about to fetch. Thousands of ticked people fit into no address, and the text by which
/// people were searched for must stand in none: the address holds the ticket's number alone. Good once, for its user, for five minutes.
/// </summary>
public sealed class ExportTickets(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, (string UserId, ExportRequest Request, DateTimeOffset Until)> tickets = new();

    /// <summary>Keeps what the user asked for, and names it.</summary>
    public Guid Add(string userId, ExportRequest request)
    {
        var now = time.GetUtcNow();
        foreach (var old in tickets.Where(t => t.Value.Until < now))
        {
            tickets.TryRemove(old.Key, out _);
        }

        var id = Guid.NewGuid();   // not to be guessed, as one made of the time would be
        tickets[id] = (userId, request, now + Life);
        return id;
    }

    /// <summary>What was asked for; null when there is no such ticket, it is somebody else's, too old, or used.</summary>
    public ExportRequest? Take(Guid id, string userId) =>
        tickets.TryGetValue(id, out var ticket) && ticket.UserId == userId && tickets.TryRemove(id, out ticket) && ticket.Until >= time.GetUtcNow() ? ticket.Request : null;
}
