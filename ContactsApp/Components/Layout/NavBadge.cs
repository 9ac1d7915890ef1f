namespace ContactsApp.Components.Layout;

/// <summary>A number beside an entry of the navigation, registered by the feature that knows it. Nothing is shown for 0.</summary>
/// <param name="Href">The entry's address.</param>
/// <param name="CountAsync">Counts what waits there, up to <see cref="Most"/>; asked often, so it must be cheap.</param>
public sealed record NavBadge(string Href, Func<CancellationToken, Task<int>> CountAsync)
{
    /// <summary>From here on it says "99+".</summary>
    public const int Most = 100;

    /// <summary>The number as it is shown; null for none.</summary>
    public static string? Words(int count) => count switch
    {
        <= 0 => null,
        >= Most => "99+",
        _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
