namespace ContactsApp.Web;

/// <summary>
/// Identity keeps both kinds of lock in one column. A pause after wrong passwords ends by itself and leaves open pages alone, else anybody
/// could throw a colleague out by typing nonsense; a lock by an administrator has no end and works everywhere.
/// </summary>
public static class AccountLock
{
    /// <summary>The end of a lock that an administrator sets: never.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True for a lock that only an administrator takes away.</summary>
    public static bool IsByAdmin(DateTimeOffset? lockoutEnd) => lockoutEnd >= Never.AddYears(-1);
}
