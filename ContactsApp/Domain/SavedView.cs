namespace ContactsApp.Domain;

/// <summary>Which list a saved view shows.</summary>
public enum ViewSubject
{
    Leads,
    Contacts,
    Trash,
    /// <summary>Only administrators open it, so only they see its views.</summary>
    Audit,
}

/// <summary>A filter and order of a list under a name: of one user, or of the whole team.</summary>
public sealed class SavedView
{
    public const int LongestName = 60;

    public long Id { get; set; }
    public Guid PublicId { get; set; }
    public ViewSubject Subject { get; set; }
    public string Name { get; set; } = "";

    /// <summary>The list's query values as its address holds them, without "?"; empty for the list as it is.</summary>
    public string Query { get; set; } = "";

    /// <summary>The text that was searched for: it may stand in no address.</summary>
    public string? Text { get; set; }

    /// <summary>Who made it: a private view is seen by them alone.</summary>
    public string OwnerId { get; set; } = "";
    public bool IsTeam { get; set; }

    /// <summary>Stands in the navigation, of everybody who sees it.</summary>
    public bool IsPinned { get; set; }
    public DateTime CreatedAt { get; set; }
    public int Version { get; set; }

    /// <summary>Whether a user sees it.</summary>
    public bool IsSeenBy(string userId) => IsTeam || OwnerId == userId;
}
