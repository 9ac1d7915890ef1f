using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;

namespace ContactsApp.Features.Bulk;

/// <summary>What a bulk action changes.</summary>
public enum BulkSubject
{
    Leads,
    Contacts,

    /// <summary>Two contacts that may be one, waiting in the queue of duplicates.</summary>
    Pairs,
}

/// <summary>
/// One thing that can be done to many leads, contacts or pairs at once. An interface because each feature knows how to change its own records;
/// found by <see cref="Name"/>. Doing it twice is doing it once, since a batch is repeated after a kill.
/// </summary>
public interface IBulkAction
{
    /// <summary>Stored with the job: "lead.assign".</summary>
    string Name { get; }

    BulkSubject Subject { get; }

    /// <summary>So many records one batch takes at least, however slow the machine is.</summary>
    int SmallestBatch => 5;

    /// <summary>What it does, for the user ("Assign 206 leads to Ann Keller"), or the refusal of a value that is none or not this user's to choose.</summary>
    Task<Outcome<string>> DescribeAsync(AppDbContext db, UserInfo user, int count, string? value, CancellationToken ct);

    /// <summary>Does it to the records of one batch, each with its own undo record. The caller saves, judges and commits.</summary>
    Task ApplyAsync(BulkStep step, CancellationToken ct);
}

/// <summary>One batch under way, inside a write transaction.</summary>
public sealed class BulkStep(AppDbContext db, IReadOnlyList<long> ids, string? value, UserInfo user, DateTime now)
{
    public AppDbContext Db => db;

    /// <summary>Keys of the records of the batch.</summary>
    public IReadOnlyList<long> Ids => ids;

    public string? Value => value;

    public UserInfo User => user;

    public DateTime Now => now;

    /// <summary>How each change is taken back.</summary>
    internal List<UndoRecord> Undo { get; } = [];

    /// <summary>Whom it was not done to, and why.</summary>
    internal List<BulkLeftOut> LeftOut { get; } = [];

    /// <summary>Contacts that came back: their shown values are worked out anew.</summary>
    public List<long> ContactsToMerge { get; } = [];

    /// <summary>The record was changed; remembers how to take it back as the single action does.</summary>
    public void Changed(string verb, string words, object payload, long leadId)
    {
        var undo = UndoRecords.New(verb, words, payload, leadId, user.Actor, now);
        db.UndoRecords.Add(undo);
        Undo.Add(undo);
    }

    /// <summary>The record was changed, and the way back is in the context already.</summary>
    public void Changed(UndoRecord undo) => Undo.Add(undo);

    /// <summary>The record was left as it was.</summary>
    public void Leave(long id, string why) => LeftOut.Add(new(id, why));

    /// <summary>Whether the user may change this lead among others: reps only their own and those that nobody owns (PRODUCT.md §10).</summary>
    public bool MayChange(Lead lead) => user.Has(Right.Manage) || lead.OwnerId is null || lead.OwnerId == user.Id;
}

/// <summary>Why records are left out.</summary>
public static class BulkReasons
{
    public const string Gone = "Not there any more";
    public const string OfOthers = "Belongs to somebody else: only managers change others' leads in bulk";
    public const string AlreadySo = "Was so already";
    public const string Merged = "Was merged with another one";
}
