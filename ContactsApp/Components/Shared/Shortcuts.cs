namespace ContactsApp.Components.Shared;

/// <summary>A keyboard shortcut that is registered now.</summary>
/// <param name="Key">As <c>KeyboardEvent.key</c> says it ("a", "/", "Delete", "?"), or with "Ctrl+" before it ("Ctrl+Enter", also Cmd on a Mac).</param>
/// <param name="Text">What it does, for the sheet: "Add contact".</param>
/// <param name="Press">What happens.</param>
/// <param name="Layer">The surface it belongs to: the page (0), or a drawer or dialog above it.</param>
/// <param name="Everywhere">Works above drawers and dialogs too: Undo, the sheet.</param>
/// <param name="Moves">It only moves about in what is shown ("Next lead"), so the command palette does not offer it.</param>
public sealed record Shortcut(string Key, string Text, Func<Task> Press, int Layer = 0, bool Everywhere = false, bool Moves = false)
{
    /// <summary>How the key is printed on buttons and in the sheet: "A", "Ctrl ↵", "Del".</summary>
    public string Print => PrintOf(Key);

    /// <summary>See <see cref="Print"/>.</summary>
    public static string PrintOf(string key) => string.Join(' ', key.Split('+', 2, StringSplitOptions.RemoveEmptyEntries).Select(part => part switch
    {
        " " => "Space",
        "Enter" => "↵",
        "Delete" => "Del",
        "Escape" => "Esc",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        _ => part.Length == 1 ? part.ToUpperInvariant() : part,
    }));
}

/// <summary>
/// The shortcuts of one circuit. Pages register theirs by <see cref="Keyboard"/>; a drawer or dialog opens a layer, and while it is
/// open only its own shortcuts (and those that work everywhere) answer. The newest registration of a key wins.
/// </summary>
public sealed class Shortcuts
{
    private readonly List<Shortcut> registered = [];
    private readonly List<int> layers = [0];
    private int lastLayer;

    /// <summary>Something was registered or let go.</summary>
    public event Action? Changed;

    /// <summary>The surface that is on top now.</summary>
    public int TopLayer => layers[^1];

    /// <summary>What answers now: one shortcut per key, in order of registration.</summary>
    public IReadOnlyList<Shortcut> Active =>
        [.. registered.Where(s => s.Everywhere || s.Layer == TopLayer).GroupBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(g => g.Last())];

    /// <summary>Adds a shortcut until the returned handle is disposed.</summary>
    public IDisposable Register(Shortcut shortcut)
    {
        registered.Add(shortcut);
        Changed?.Invoke();
        return new Handle(() =>
        {
            registered.Remove(shortcut);
            Changed?.Invoke();
        });
    }

    /// <summary>Opens a surface above all others until the returned handle is disposed.</summary>
    public ShortcutLayer OpenLayer()
    {
        var number = ++lastLayer;
        layers.Add(number);
        Changed?.Invoke();
        return new(number, () =>
        {
            layers.Remove(number);
            Changed?.Invoke();
        });
    }

    /// <summary>Presses a key; true when something answered.</summary>
    public async Task<bool> PressAsync(string key)
    {
        if (Active.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is not { } shortcut)
        {
            return false;
        }
        await shortcut.Press();
        return true;
    }

    private sealed class Handle(Action release) : IDisposable
    {
        private Action? release = release;

        public void Dispose() => Interlocked.Exchange(ref release, null)?.Invoke();
    }
}

/// <summary>A surface above the page, cascaded to the shortcuts inside it.</summary>
public sealed class ShortcutLayer(int number, Action close) : IDisposable
{
    private Action? close = close;

    /// <summary>Its number; the page's own is 0.</summary>
    public int Number { get; } = number;

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref close, null)?.Invoke();
}
