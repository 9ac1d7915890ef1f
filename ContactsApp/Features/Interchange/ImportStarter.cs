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
    /// <summary>Asked again at each step.</summary>
    /// <exception cref="JobFailedException">The user may not do this any more.</exception>
    public async Task MustStillBeAllowedAsync(Import import, CancellationToken ct)
    {
        if (import.StartedById is not { } id)
        {
            return;   // the command line: whoever may start it on the data folder may do everything
        }

        var user = await users.FindAsync(id, ct);
        if (user is null || !user.Has(Right.EditContacts))
        {
            throw new JobFailedException($"{import.StartedByName} may not import any more. What was imported before is kept; somebody else can press Resume, or undo it.");
        }

        if (!MayOwn(user, import.OwnerId))
        {
            throw new JobFailedException($"{import.StartedByName} may not give leads to somebody else any more. What was imported before is kept; a manager can press Resume.");
        }
    }

    /// <summary>Who acts; the machine for the command line.</summary>
    public static Actor ActorOf(Import import) => new(import.StartedById, import.StartedByName);

    /// <summary>Everybody may keep new leads or leave them to nobody; giving them to somebody else is a manager's.</summary>
    public static bool MayOwn(UserInfo user, string? ownerId) => ownerId is null || ownerId == user.Id || user.Has(Right.Manage);
}
