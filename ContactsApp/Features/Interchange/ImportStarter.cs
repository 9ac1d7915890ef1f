using ContactsApp.Domain;
using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// The user who started an import. The import acts as that user, with the rights the user has now: a long run must not outlive a
/// lock-out or a demotion.
/// </summary>
public sealed class ImportStarter(UserSnapshots users)
{
    /// <summary>The answer to whoever may not change an import (<see cref="MayChange"/>).</summary>
    public static readonly Outcome NotYours = Outcome.Forbidden("Only who brought this file, managers and administrators may do this. Nothing was changed; ask one of them.");

    /// <summary>May the user still import? Asked again at each step.</summary>
    /// <exception cref="JobFailedException">The user may not do this any more.</exception>
    public async Task MustStillImportAsync(Import import, CancellationToken ct)
    {
        if (await UserAsync(import, ct) is { } user && !MayOwn(user, import.OwnerId))
        {
            throw new JobFailedException($"{import.StartedByName} may not give leads to somebody else any more. What was done before is kept; a manager can go on with it.");
        }
    }

    /// <summary>May the user still change contacts? Asked again at each step of an undo.</summary>
    /// <exception cref="JobFailedException">The user may not do this any more.</exception>
    public Task MustStillEditAsync(Import import, CancellationToken ct) => UserAsync(import, ct);

    // Null for the command line: whoever may start it on the data folder may do everything.
    private async Task<UserInfo?> UserAsync(Import import, CancellationToken ct)
    {
        if (import.StartedById is not { } id)
        {
            return null;
        }

        return await users.FindAsync(id, ct) is { } user && user.Has(Right.EditContacts)
            ? user
            : throw new JobFailedException($"{import.StartedByName} may not do this any more. What was done before is kept; a manager can go on with it.");
    }

    /// <summary>Who acts; the machine for the command line.</summary>
    public static Actor ActorOf(Import import) => new(import.StartedById, import.StartedByName);

    /// <summary>An import is run, stopped, undone and deleted by who brought it; those of others are a manager's.</summary>
    public static bool MayChange(UserInfo user, Import import) => user.Has(Right.Manage) || import.IsOf(user.Id);

    /// <summary>Everybody may keep new leads or leave them to nobody; giving them to somebody else is a manager's.</summary>
    public static bool MayOwn(UserInfo user, string? ownerId) => ownerId is null || ownerId == user.Id || user.Has(Right.Manage);
}
