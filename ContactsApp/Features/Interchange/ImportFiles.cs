using System.Security.Cryptography;
using ContactsApp.Data;

namespace ContactsApp.Features.Interchange;

/// <summary>A file that was stored.</summary>
/// <param name="Name">Its name inside the folder of imports.</param>
/// <param name="Hash">SHA-256, hex.</param>
public sealed record StoredFile(string Name, string Hash, long Bytes);

/// <summary>
/// The uploaded files, in the folder of imports of the data folder. A file is called by the id of its import, never by what the user
/// calls it, so that no name can lead out of the folder or tell anything about a person.
/// </summary>
public sealed class ImportFiles(DataFolder folder)
{
    /// <summary>The largest file that is taken: 1 GB.</summary>
    public const long MaxBytes = 1_000_000_000;

    private const int BufferBytes = 128 * 1024;

    /// <summary>Writes a file as it arrives, without ever holding more than a piece of it.</summary>
    /// <param name="arrived">Told how many bytes are there, after each piece.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing of the file is left then.</exception>
    public async Task<StoredFile> SaveAsync(Guid importId, Stream content, Action<long>? arrived, CancellationToken ct)
    {
        var name = NameOf(importId);
        // Beside it and moved: a kill never leaves half a file under the name of a whole one.
        var part = $"{PathOf(name)}.{Guid.NewGuid():n}.part";
        try
        {
            var (hash, bytes) = await CopyAsync(content, part, arrived, ct);
            File.Move(part, PathOf(name), overwrite: true);
            return new(name, hash, bytes);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Opens a stored file for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not there any more.</exception>
    public FileStream Open(string storedName) =>
        new(PathOf(storedName), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.SequentialScan | FileOptions.Asynchronous);

    /// <summary>Whether the file is still there.</summary>
    public bool Has(string storedName) => File.Exists(PathOf(storedName));

    /// <summary>Says that this program works on the file without a job, until it is disposed of or the program ends, however it ends.</summary>
    public IDisposable Hold(Guid importId) => new FileStream(HoldOf(NameOf(importId)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    /// <summary>Whether a program works on the file without a job. So it is too where the file is on another machine: nobody here can say otherwise.</summary>
    public bool IsHeld(string storedName)
    {
        try
        {
            using var probe = new FileStream(HoldOf(storedName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return !Has(storedName);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Deletes a stored file; it may be gone already.</summary>
    public void Delete(string storedName) => File.Delete(PathOf(storedName));

    /// <summary>Files that were last written before a moment, by name: uploads that broke off among them.</summary>
    public IReadOnlyList<string> OlderThan(DateTime before) =>
        [.. new DirectoryInfo(folder.Imports).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before).Select(f => f.Name)];

    /// <summary>The name under which the file of an import is stored.</summary>
    public static string NameOf(Guid importId) => $"{importId:n}.data";

    // The names are our own, but one that came through the database must not lead elsewhere either.
    private string PathOf(string storedName) => Path.Combine(folder.Imports, Path.GetFileName(storedName));

    private string HoldOf(string storedName) => $"{PathOf(storedName)}.held";

    private static async Task<(string Hash, long Bytes)> CopyAsync(Stream content, string path, Action<long>? arrived, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, options);
        var buffer = new byte[BufferBytes];
        long bytes = 0;
        while (await content.ReadAsync(buffer, ct) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
            arrived?.Invoke(bytes += read);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
