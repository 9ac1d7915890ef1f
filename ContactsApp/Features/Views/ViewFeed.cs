namespace ContactsApp.Features.Views;

/// <summary>Tells open pages of this process that saved views came, changed or went.</summary>
public sealed class ViewFeed
{
    /// <summary>A view came, changed or went; raised after the commit.</summary>
    public event Action? Changed;

    public void Publish() => Changed?.Invoke();
}
