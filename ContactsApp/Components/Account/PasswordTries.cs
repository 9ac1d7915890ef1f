namespace ContactsApp.Components.Account;

/// <summary>
/// Lets the passwords that are tried on one account pass one after the other. The count of wrong tries is read, compared and written back:
/// a hundred guesses at once would all read the same count and all be checked. Waiting is by account, so nobody waits for a stranger's guesses.
/// </summary>
public sealed class PasswordTries : IDisposable
{
    // A fixed number of doors, so that guessed addresses cannot fill the memory. Two accounts behind one door only wait for each other.
    private readonly SemaphoreSlim[] doors = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits until no other try on the account is under way. Dispose it when the try has been counted.</summary>
    /// <param name="email">The account's address as Identity normalises it; it needs not exist.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<IDisposable> EnterAsync(string? email, CancellationToken ct)
    {
        var door = doors[(uint)string.GetHashCode(email ?? "", StringComparison.Ordinal) % doors.Length];
        await door.WaitAsync(ct);
        return new Exit(door);
    }

    public void Dispose() => Array.ForEach(doors, d => d.Dispose());

    private sealed class Exit(SemaphoreSlim door) : IDisposable
    {
        public void Dispose() => door.Release();
    }
}
