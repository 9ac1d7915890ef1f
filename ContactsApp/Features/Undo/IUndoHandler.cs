using ContactsApp.Data;
using ContactsApp.Domain;

namespace ContactsApp.Features.Undo;

/// <summary>
/// Takes back one kind of action. An interface because each feature knows how to undo its own verbs; found by
/// <see cref="Verb"/> among the registered ones.
/// </summary>
public interface IUndoHandler
{
    /// <summary>The verb of the records it takes back, noun.verb: "role.confirmed".</summary>
    string Verb { get; }

    /// <summary>
    /// Puts back what <see cref="UndoRecord.PayloadJson"/> remembers, within the caller's write transaction, derived facts included.
    /// Refuses with a sentence where somebody changed the same thing meanwhile; the caller then keeps nothing.
    /// </summary>
    Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct);

    /// <summary>
    /// True while something is left to take back: what is too much for one write is undone in several, and the record remembers what is
    /// left. The caller commits and calls again until it is done.
    /// </summary>
    bool HasMore(UndoRecord record) => false;
}
