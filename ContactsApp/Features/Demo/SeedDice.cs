namespace ContactsApp.Features.Demo;

/// <summary>Chance that falls the same way for the same seed.</summary>
internal sealed class SeedDice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>From 0 up to but not including 1.</summary>
    public double Share() => random.NextDouble();

    public bool Chance(double share) => random.NextDouble() < share;

    /// <summary>From <paramref name="from"/> up to but not including <paramref name="to"/>.</summary>
    public int Between(int from, int to) => random.Next(from, to);

    public T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>So many different ones.</summary>
    public IReadOnlyList<T> Several<T>(IReadOnlyList<T> all, int count)
    {
        var start = random.Next(all.Count);
        return [.. Enumerable.Range(0, Math.Min(count, all.Count)).Select(i => all[(start + i) % all.Count])];
    }

    /// <summary>One of them, as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<T> all, IReadOnlyList<int> weights)
    {
        var place = random.Next(weights.Sum());
        var index = 0;
        while (place >= weights[index])
        {
            place -= weights[index++];
        }

        return all[index];
    }
}
