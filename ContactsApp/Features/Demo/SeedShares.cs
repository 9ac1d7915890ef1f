namespace ContactsApp.Features.Demo;

/// <summary>Deals a total out to so many takers, unevenly (about 0.1 to 1.9 times the mean) and to the last one.</summary>
internal sealed class SeedShares(int total, int takers, Random random)
{
    private int served;
    private int given;

    /// <summary>The next taker's share; 0 when all are served.</summary>
    public int Next()
    {
        served++;
        var mean = (double)total / takers;
        // The borders between shares are moved by less than half a mean each, so that they stay in order.
        var border = served >= takers ? total : Math.Clamp((int)((served + (0.9 * (random.NextDouble() - 0.5))) * mean), given, total);
        var share = border - given;
        given = border;
        return share;
    }
}
