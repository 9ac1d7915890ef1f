using System.Security.Cryptography;
using System.Text;
using ContactsApp.Data;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Components.Account;

/// <summary>
/// Open from the first start until the first user exists, then closed for ever. Whoever passes becomes the administrator, so passing
/// needs the token that only the server's log shows; each start makes another one.
/// </summary>
public sealed class SetupGate(IDbContextFactory<AppDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile bool closed;

    /// <summary>256 random bits, for the address that is printed at start. Kept in memory only.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>True while the installation has no user. Asks the database until it has one (the command line may have made it), then never again.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        if (!closed)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            closed = await db.Users.AnyAsync(ct);
        }

        return !closed;
    }

    /// <summary>Compares in the same time whatever is wrong, so that the token cannot be guessed piece by piece.</summary>
    public bool Fits(string? token) => CryptographicOperations.FixedTimeEquals(Hash(token ?? ""), Hash(Token));

    /// <summary>Lets one set-up run at a time, so that two of them cannot both find an empty installation.</summary>
    internal async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        return new Exit(oneAtATime);
    }

    public void Dispose() => oneAtATime.Dispose();

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
