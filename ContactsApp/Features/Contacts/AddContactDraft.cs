namespace ContactsApp.Features.Contacts;

/// <summary>One person in the Add dialog: what was typed or pasted, what adding would do, and whether it is ticked.</summary>
public sealed class AddContactDraft
{
    public required AddContactForm Form { get; init; }

    /// <summary>The person as the pasted text names them, whatever was corrected since; null where the fields were typed.</summary>
    public (string? Name, string? Title, string? Email, string? Phone, string? LinkedInUrl)? Pasted { get; init; }

    public AddPreview? Preview { get; set; }
    public bool Chosen { get; set; } = true;

    /// <summary>Nothing stands in the way, or the user has decided.</summary>
    public bool IsDecided => Form.Decision != AddDecision.Ask || Preview is { Duplicates.Count: 0, RemovedEarlier: null };

    /// <summary>Somebody like this is here or was removed, and the user has not said how to go on. Nothing is asked before that is known.</summary>
    public bool MustAsk => Preview is not null && !IsDecided;

    /// <summary>It will be added when the button is pressed.</summary>
    public bool IsReady => Chosen && IsDecided && Preview is { Problems.Count: 0 };
}

/// <summary>How people are added.</summary>
public enum AddWay
{
    One,
    Paste,
}
