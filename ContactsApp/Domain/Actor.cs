namespace ContactsApp.Domain;

/// <summary>Who acts: a signed-in user, or the machine (jobs, command line).</summary>
/// <param name="UserId">The user's id; null for the machine.</param>
/// <param name="Name">The name shown in histories.</param>
public sealed record Actor(string? UserId, string Name)
{
    public static readonly Actor Machine = new(null, "ContactsApp");
}
