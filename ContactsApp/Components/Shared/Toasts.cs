using ContactsApp.Domain;

namespace ContactsApp.Components.Shared;

/// <summary>An answer to "why?" under a toast.</summary>
/// <param name="Label">Its words: "Left the company".</param>
/// <param name="Choose">What choosing it does.</param>
/// <param name="Instead">What could be done in place of what was done, offered once this is chosen; null for nothing.</param>
public sealed record ToastReason(string Label, Func<Task<Outcome>> Choose, ToastOffer? Instead = null);

/// <summary>Something better to do for the reason that was chosen.</summary>
/// <param name="Label">Its words: "Merge instead with Mei Tanaka".</param>
/// <param name="Take">Takes the deed back and begins the other one.</param>
public sealed record ToastOffer(string Label, Func<Task<Outcome>> Take);

/// <summary>One message at the bottom of the page.</summary>
public sealed class Toast
{
    /// <summary>What happened: "Victor Hale was removed and will not come back".</summary>
    public required string Text { get; init; }

    /// <summary>Takes it back; null where there is nothing to take back.</summary>
    public Func<Task<Outcome>>? Undo { get; init; }

    /// <summary>Why it was done, one click each; may be empty.</summary>
    public IReadOnlyList<ToastReason> Reasons { get; init; } = [];

    /// <summary>It says that something failed: said at once by screen readers.</summary>
    public bool IsError { get; init; }

    /// <summary>How long it stays, not counting the time it is hovered or focused.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Messages of one circuit, shown by the layout above everything: they outlive the page that caused them, so Undo survives navigation.
/// At most three at a time, the newest last.
/// </summary>
public sealed class Toasts
{
    private const int Most = 3;
    private readonly List<Toast> shown = [];

    /// <summary>A toast came or went.</summary>
    public event Action? Changed;

    /// <summary>What is shown now, oldest first.</summary>
    public IReadOnlyList<Toast> Shown => shown;

    /// <summary>Something was done that can be taken back for ten seconds.</summary>
    /// <param name="text">What happened.</param>
    /// <param name="onUndo">Takes it back.</param>
    public Toast ShowUndo(string text, Func<Task<Outcome>> onUndo) => ShowUndo(text, onUndo, []);

    /// <summary>Something was done that can be taken back for ten seconds, and explained by one of these words.</summary>
    public Toast ShowUndo(string text, Func<Task<Outcome>> onUndo, IReadOnlyList<ToastReason> reasons) => Show(new() { Text = text, Undo = onUndo, Reasons = reasons });

    /// <summary>Something happened; there is nothing to take back.</summary>
    public Toast Say(string text) => Show(new() { Text = text, Lifetime = TimeSpan.FromSeconds(5) });

    /// <summary>Something did not happen: the text says what, what was kept and what to do.</summary>
    public Toast SayFailed(string text) => Show(new() { Text = text, IsError = true });

    /// <summary>Says why a command did not do what was asked; nothing where it did, because the page shows it.</summary>
    public void SayUnlessDone(Outcome outcome)
    {
        if (!outcome.Ok)
        {
            SayFailed(outcome.Message);
        }
    }

    /// <summary>Takes a toast away.</summary>
    public void Dismiss(Toast toast)
    {
        if (shown.Remove(toast))
        {
            Changed?.Invoke();
        }
    }

    private Toast Show(Toast toast)
    {
        shown.Add(toast);
        if (shown.Count > Most)
        {
            shown.RemoveAt(0);
        }
        Changed?.Invoke();
        return toast;
    }
}
