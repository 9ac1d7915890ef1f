using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Views;

/// <summary>Saves and deletes views. Everybody has private ones; those of the team are for managers (PRODUCT.md §10).</summary>
public sealed class SavedViewCommands(WriteGate gate, Rights rights, UndoCommands undo, ViewFeed feed, TimeProvider clock)
{
    internal const string Removed = "view.removed";

    private static readonly Outcome NotYours = Outcome.Forbidden("Views of the team are for managers and administrators. Nothing was saved; keep it as your own, or ask one of them.");

    /// <summary>Whether the user may rename, update and delete it.</summary>
    public static bool MayChange(SavedView view, UserInfo user) => view.IsTeam ? user.Has(Right.Manage) : view.OwnerId == user.Id;

    /// <summary>Saves a new view, or what is new about one that is there.</summary>
    public async Task<Outcome> SaveViewAsync(SaveView asked, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        if (Problem(asked) is { } problem)
        {
            return Outcome.Invalid(problem);
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var view = await write.Db.SavedViews.FirstOrDefaultAsync(v => v.PublicId == asked.Id, ct);
        if ((asked.IsTeam && !user.Has(Right.Manage)) || (view is not null && !MayChange(view, user)))
        {
            return NotYours;
        }

        if (view is null && !asked.IsNew)
        {
            return Outcome.NotFound($"Somebody deleted the view {asked.Name.Trim()} meanwhile. Nothing was saved; what is shown stays, and you can save it as a new view.");
        }

        view ??= write.Db.SavedViews.Add(new SavedView { PublicId = asked.Id, Subject = asked.Subject, OwnerId = user.Id, CreatedAt = clock.GetUtcNow().UtcDateTime }).Entity;
        if (view.IsTeam && !asked.IsTeam)
        {
            // Only whoever takes it from the team sees it from now on.
            view.OwnerId = user.Id;
        }

        (view.Name, view.Query, view.Text, view.IsTeam, view.IsPinned) = (asked.Name.Trim(), asked.Query, asked.Text, asked.IsTeam, asked.IsPinned);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish();
        return Outcome.Done(message: $"{view.Name} is saved");
    }

    /// <summary>Takes a view away; the undo brings it back.</summary>
    public async Task<Outcome> RemoveViewAsync(Guid id, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (await write.Db.SavedViews.FirstOrDefaultAsync(v => v.PublicId == id, ct) is not { } view)
        {
            return Outcome.AlreadyDone;
        }

        if (!MayChange(view, user))
        {
            return NotYours;
        }

        var words = $"The view {view.Name} was deleted";
        var back = UndoRecords.New(Removed, words, ViewMemory.Of(view), null, user.Actor, clock.GetUtcNow().UtcDateTime);
        write.Db.UndoRecords.Add(back);
        write.Db.SavedViews.Remove(view);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish();
        return Outcome.Done(back.PublicId, words);
    }

    /// <summary>Brings a deleted view back, and tells open pages.</summary>
    public async Task<Outcome> BringBackViewAsync(Guid undoId, CancellationToken ct)
    {
        var outcome = await undo.UndoAsync(undoId, ct);
        feed.Publish();
        return outcome;
    }

    private static string? Problem(SaveView asked) => asked.Name.Trim().Length switch
    {
        0 => "Give the view a name. Nothing was saved.",
        > SavedView.LongestName => $"A name has at most {SavedView.LongestName} letters. Nothing was saved; shorten it.",
        _ => null,
    };
}

/// <summary>A view that was deleted.</summary>
internal sealed record ViewMemory(Guid PublicId, ViewSubject Subject, string Name, string Query, string? Text, string OwnerId, bool IsTeam, bool IsPinned, DateTime CreatedAt)
{
    public static ViewMemory Of(SavedView v) => new(v.PublicId, v.Subject, v.Name, v.Query, v.Text, v.OwnerId, v.IsTeam, v.IsPinned, v.CreatedAt);

    public SavedView ToView() => new()
    {
        PublicId = PublicId,
        Subject = Subject,
        Name = Name,
        Query = Query,
        Text = Text,
        OwnerId = OwnerId,
        IsTeam = IsTeam,
        IsPinned = IsPinned,
        CreatedAt = CreatedAt,
    };
}

/// <summary>Brings a deleted view back, to whoever deleted it and may still have such a view.</summary>
internal sealed class UndoViewRemoved(UserSnapshots users) : IUndoHandler
{
    public string Verb => SavedViewCommands.Removed;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var memory = record.Payload<ViewMemory>();
        if (record.ActorId != db.Actor.UserId)
        {
            return Outcome.Forbidden("Only who deleted this view may bring it back. Nothing was changed.");
        }

        if (memory.IsTeam && (await users.FindAsync(record.ActorId!, ct))?.Has(Right.Manage) != true)
        {
            return Outcome.Forbidden("Views of the team are for managers and administrators. Nothing was changed; ask one of them.");
        }

        if (!await db.SavedViews.AnyAsync(v => v.PublicId == memory.PublicId, ct))
        {
            db.SavedViews.Add(memory.ToView());
        }

        return Outcome.Done();
    }
}
