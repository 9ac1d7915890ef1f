namespace ContactsApp.Domain.Scoring;

/// <summary>Splits a whole number in proportion to weights so that the parts sum to it: an explanation must add up.</summary>
internal static class WholeShares
{
    /// <summary>One whole part a weight, by largest remainder; equal remainders favour the earlier.</summary>
    internal static int[] Of(IReadOnlyList<double> weights, int total)
    {
        var shares = new int[weights.Count];
        var sum = weights.Sum();
        if (sum <= 0 || total <= 0)
        {
            return shares;
        }

        var exact = weights.Select(w => total * (w / sum)).ToArray();
        for (var i = 0; i < shares.Length; i++)
        {
            // The small amount keeps 24.999999999 from losing its point to rounding noise.
            shares[i] = (int)Math.Floor(exact[i] + 1e-9);
        }

        var left = total - shares.Sum();
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => Math.Round(exact[i] - shares[i], 9)).Take(left))
        {
            shares[i]++;
        }

        return shares;
    }

    /// <summary>A score rounded half up, clear of floating-point noise.</summary>
    internal static int Round(double score) => (int)Math.Floor(score + 0.5 + 1e-9);
}
