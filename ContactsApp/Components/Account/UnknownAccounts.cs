using Microsoft.Extensions.Caching.Memory;

namespace ContactsApp.Components.Account;

/// <summary>
/// Counts wrong tries on addresses without an account just as real accounts are counted, so that the answer "paused" does not tell who
/// has one. In memory only: it protects a secret, not a door.
/// </summary>
public sealed class UnknownAccounts(TimeProvider time) : IDisposable
{
    /// <summary>Wrong passwords in a row before signing in pauses.</summary>
    public const int MaxTries = 5;

    /// <summary>How long it pauses.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly MemoryCache tries = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly Lock gate = new();

    /// <summary>Notes a wrong try. The end of the pause, or null while more tries are allowed.</summary>
    public DateTimeOffset? Failed(string email)
    {
        var key = email.Trim().ToUpperInvariant();
        var now = time.GetUtcNow();
        lock (gate)
        {
            var (count, until) = tries.Get<(int Count, DateTimeOffset? Until)>(key);
            if (until > now)
            {
                return until;
            }

            count++;
            until = count >= MaxTries ? now + Pause : null;
            tries.Set(key, (until is null ? count : 0, until), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) });
            return until;
        }
    }

    public void Dispose() => tries.Dispose();
}
