namespace ContactsApp.Features.Lists;

/// <summary>What is ticked in a list: rows one by one, or all that match with some left out. Kept by the page while its filter stays.</summary>
public sealed class ListSelection
{
    private readonly HashSet<Guid> marked = [];

    /// <summary>Something was ticked or let go.</summary>
    public event Action? Changed;

    /// <summary>All that match the filter, but for <see cref="Marked"/>.</summary>
    public bool All { get; private set; }

    /// <summary>The rows ticked one by one; with <see cref="All"/> those left out.</summary>
    public IReadOnlyCollection<Guid> Marked => marked;

    public bool IsEmpty => !All && marked.Count == 0;

    public bool Has(Guid id) => All != marked.Contains(id);

    /// <summary>How many are ticked, of all that match.</summary>
    public int Count(int matching) => All ? Math.Max(0, matching - marked.Count) : marked.Count;

    public void Toggle(Guid id)
    {
        if (!marked.Remove(id))
        {
            marked.Add(id);
        }

        Changed?.Invoke();
    }

    /// <summary>Ticks all that match, beyond what is on screen too.</summary>
    public void ChooseAll() => Set(true);

    public void Clear() => Set(false);

    private void Set(bool all)
    {
        All = all;
        marked.Clear();
        Changed?.Invoke();
    }
}
