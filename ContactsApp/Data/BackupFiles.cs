using System.Globalization;
using System.Text.RegularExpressions;

namespace ContactsApp.Data;

/// <summary>
/// The backups that the program makes by itself, known by their names: what they were made for, and the moment. Files that are named otherwise
/// belong to somebody else and are neither counted nor deleted; nor is what a clock that ran ahead has left.
/// </summary>
internal static partial class BackupFiles
{
    /// <summary>The daily ones.</summary>
    public const string Daily = "backup-";

    /// <summary>Made before the tables change.</summary>
    public const string BeforeMigration = "before-migration-";

    /// <summary>What was there before a restore.</summary>
    public const string BeforeRestore = "before-restore-";

    private const string Ending = ".db";
    private const string Format = "yyyyMMdd-HHmmssfff";

    /// <summary>The path of one that is made at this moment.</summary>
    public static string Path(string folder, string prefix, TimeProvider time) => System.IO.Path.Combine(folder, prefix + Stamp(time.GetUtcNow().UtcDateTime) + Ending);

    /// <summary>Whether one was made at this moment (UTC) or later.</summary>
    public static bool HasSince(string folder, string prefix, DateTime since, TimeProvider time)
    {
        var first = Stamp(since);
        return Made(folder, prefix, time).Any(f => string.CompareOrdinal(f.Stamp, first) >= 0);
    }

    /// <summary>Deletes all but the latest, and what a killed program left of one. Nobody may be making another of them meanwhile.</summary>
    public static void KeepLatest(string folder, string prefix, int kept, TimeProvider time)
    {
        foreach (var (file, _) in Made(folder, prefix, time).OrderByDescending(f => f.Stamp, StringComparer.Ordinal).Skip(kept))
        {
            foreach (var part in new[] { file, file + "-wal", file + "-shm", KeyBeside(file) })
            {
                File.Delete(part);
            }
        }

        foreach (var partial in Directory.GetFiles(folder, prefix + "*" + Ending + Backup.PartialEnding).Where(f => StampOf(f[..^Backup.PartialEnding.Length], prefix) is not null))
        {
            File.Delete(partial);
        }
    }

    /// <summary>Where the key lies that belongs to a copy which could not be made whole.</summary>
    public static string KeyBeside(string file) => file + ".suppression.key";

    private static string Stamp(DateTime utc) => utc.ToString(Format, CultureInfo.InvariantCulture);

    private static IEnumerable<(string File, string Stamp)> Made(string folder, string prefix, TimeProvider time)
    {
        var now = Stamp(time.GetUtcNow().UtcDateTime);
        return from file in Directory.Exists(folder) ? Directory.GetFiles(folder, prefix + "*" + Ending) : []
               let stamp = StampOf(file, prefix)
               where stamp is not null && string.CompareOrdinal(stamp, now) <= 0
               select (file, stamp);
    }

    private static string? StampOf(string file, string prefix)
    {
        var name = System.IO.Path.GetFileName(file);
        return name.StartsWith(prefix, StringComparison.Ordinal) && StampPattern().Match(name[prefix.Length..]) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^(\d{8}-\d{9})\.db$", RegexOptions.CultureInvariant)]
    private static partial Regex StampPattern();
}
