using ContactsApp.Data;
using ContactsApp.Domain;

namespace ContactsApp.Web;

/// <summary>The question every command asks first: may whoever acts here do this, and can it be written at all?</summary>
public sealed class Rights(ICurrentUser current, StorageCheck storage)
{
    /// <summary>
    /// The acting user, or the refusal to return. Exactly one of the two is set:
    /// <c>var (user, refusal) = await rights.RequireAsync(Right.Manage, ct); if (user is null) { return refusal!; }</c>
    /// </summary>
    public async Task<(UserInfo? User, Outcome? Refusal)> RequireAsync(Right right, CancellationToken ct)
    {
        var user = await current.GetAsync(ct);
        if (user is null)
        {
            return (null, Outcome.Forbidden("You are signed out. Nothing was changed; sign in again and repeat it."));
        }

        if (!user.Has(right))
        {
            return (null, Outcome.Forbidden(RefusalOf(right)));
        }

        // Administrators read their pages by their right, too, and may have to when the disk is full.
        return right is Right.EditContacts or Right.Manage && storage.Trouble is { } trouble ? (null, Outcome.Unavailable(trouble)) : (user, null);
    }

    private static string RefusalOf(Right right) => right switch
    {
        Right.Read or Right.EditContacts => "Your role does not allow this. Nothing was changed; ask an administrator.",
        Right.Manage => "Only managers and administrators may do this. Nothing was changed; ask one of them.",
        Right.Administer => "Only administrators may do this. Nothing was changed; ask one of them.",
    };
}
