namespace ContactsApp.Data;

/// <summary>Keeps a second server out of a data folder. The operating system lets go of it when the process ends, however it ends.</summary>
public sealed class InstanceLock(DataFolder folder) : IDisposable
{
    private FileStream? held;

    /// <summary>Takes the lock until the program ends.</summary>
    /// <exception cref="StartupException">Another server holds it.</exception>
    public void Take()
    {
        try
        {
            held ??= new FileStream(FileOf(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StartupException($"Another ContactsApp server is running on the data folder {folder.Root}. Stop it first, or set ContactsApp:Data to another folder.", e);
        }
    }

    /// <summary>Whether a server runs on the folder now.</summary>
    public static bool IsTaken(DataFolder folder)
    {
        try
        {
            using var probe = new FileStream(FileOf(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => held?.Dispose();

    private static string FileOf(DataFolder folder) => Path.Combine(folder.Root, "server.lock");
}
