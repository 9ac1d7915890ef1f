using Microsoft.Extensions.Caching.Memory;

namespace ContactsApp.Components.Account;

/// <summary>Codes of the app that have opened a door and would still fit for a while. In memory only: the while is short.</summary>
public sealed class UsedCodes : IDisposable
{
    /// <summary>Longer than Identity takes a code: two steps of 30 seconds before and after its own.</summary>
    private static readonly TimeSpan Fits = TimeSpan.FromMinutes(3);

    private readonly MemoryCache codes = new(new MemoryCacheOptions());

    /// <summary>The code opened the user's door.</summary>
    public void Add(string userId, string code) => codes.Set((userId, code), true, Fits);

    /// <summary>Whether it has opened the user's door lately.</summary>
    public bool Contains(string userId, string code) => codes.TryGetValue((userId, code), out _);

    public void Dispose() => codes.Dispose();
}
