using System.Buffers;
using System.Security.Cryptography;

namespace ContactsApp.Data;

/// <summary>The one folder with all state of an installation (setting <c>ContactsApp:Data</c>). Readable by its owner only, since it holds personal data and keys.</summary>
public sealed class DataFolder
{
    private const int KeyBytes = 32;
    private const string DatabaseName = "contacts.db";

    /// <param name="root">Absolute path; created when missing.</param>
    public DataFolder(string root)
    {
        Root = root;
        foreach (var folder in new[] { Root, Keys, Backups, Imports })
        {
            CreatePrivately(folder);
        }
    }

    public string Root { get; }

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => Path.Combine(Root, DatabaseName);

    /// <summary>Data Protection keys: whoever holds them can forge a sign-in cookie.</summary>
    public string Keys => Path.Combine(Root, "keys");

    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Uploaded import files.</summary>
    public string Imports => Path.Combine(Root, "imports");

    /// <summary>The key of the hashes by which removed people are recognised.</summary>
    internal string SuppressionKeyFile => Path.Combine(Root, "suppression.key");

    /// <summary>False on a new installation, and where the key was lost: people removed earlier are then no longer recognised.</summary>
    public bool HasSuppressionKey => File.Exists(SuppressionKeyFile);

    /// <summary>Whether the folder that is configured, or the user's own, holds a SQLite database. Makes neither.</summary>
    public static bool HasDatabase(string? configured) => File.Exists(Path.Combine(PathOf(configured), DatabaseName));

    /// <summary>Opens the folder that is configured, or the user's own.</summary>
    public static DataFolder Open(string? configured)
    {
        var root = PathOf(configured);
        try
        {
            return new DataFolder(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {root} cannot be created or written: {e.Message} Set ContactsApp:Data to a folder this user may write.", e);
        }
    }

    /// <summary>Where the folder is: as configured, else ~/.local/share/ContactsApp (on Linux) of the user who runs the program.</summary>
    public static string PathOf(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return Path.IsPathFullyQualified(configured)
                ? configured
                : throw new StartupException($"The setting ContactsApp:Data says '{configured}'. Give a whole path: a relative one would mean another folder each time the program is started from elsewhere.");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "ContactsApp")
            : throw new StartupException("This user has no home folder to keep data in. Set ContactsApp:Data to the whole path of a folder.");
    }

    /// <summary>
    /// The key of the hashes by which removed people are recognised; made on first use. It must be kept with the database:
    /// without it the hashes mean nothing.
    /// </summary>
    public byte[] SuppressionKey()
    {
        if (!HasSuppressionKey)
        {
            WriteNewKey();
        }

        return ReadKey() ?? throw new StartupException($"{SuppressionKeyFile} is damaged: it should hold {KeyBytes} bytes in hexadecimal. Nothing was changed. Restore a backup, or put the file back from one.");
    }

    /// <summary>An empty database file that only its owner can read; SQLite gives its companion files the same rights.</summary>
    internal void CreateDatabaseFile()
    {
        if (!File.Exists(DatabaseFile))
        {
            CreatePrivateFile(DatabaseFile);
        }
    }

    /// <summary>An empty file that only its owner can read; fails where there is one.</summary>
    internal static void CreatePrivateFile(string file) => new FileStream(file, NewPrivateFile()).Dispose();

    /// <summary>Writes a file that only its owner can read, in place of an older one.</summary>
    internal static void WritePrivately(string file, byte[] bytes)
    {
        var fresh = $"{file}.{Guid.NewGuid():N}.tmp";
        using (var stream = new FileStream(fresh, NewPrivateFile()))
        {
            stream.Write(bytes);
        }

        File.Move(fresh, file, overwrite: true);
    }

    private byte[]? ReadKey()
    {
        var key = new byte[KeyBytes];
        var text = File.ReadAllText(SuppressionKeyFile).Trim();
        return text.Length == 2 * KeyBytes && Convert.FromHexString(text, key, out _, out _) == OperationStatus.Done ? key : null;
    }

    private void WriteNewKey()
    {
        // Written beside and moved, so that a kill never leaves half a key; whoever comes second keeps the first one's.
        var fresh = Path.Combine(Root, $"suppression.{Guid.NewGuid():N}.tmp");
        using (var writer = new StreamWriter(fresh, NewPrivateFile()))
        {
            writer.Write(Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        try
        {
            File.Move(fresh, SuppressionKeyFile, overwrite: false);
        }
        catch (IOException) when (HasSuppressionKey)
        {
            File.Delete(fresh);
        }
    }

    private static FileStreamOptions NewPrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void CreatePrivately(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
