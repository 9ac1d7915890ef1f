using System.Globalization;

namespace ContactsApp.Data;

/// <summary>When the server backs itself up: the settings <c>ContactsApp:BackupAt</c>, <c>ContactsApp:BackupFolder</c> and <c>ContactsApp:BackupsKept</c>.</summary>
/// <param name="At">Time of day on the server's clock; null for never.</param>
/// <param name="Folder">Whole path; null for the folder for backups in the data folder.</param>
/// <param name="Kept">How many are kept, one a day.</param>
public sealed record BackupSettings(TimeOnly? At, string? Folder, int Kept)
{
    /// <summary>What is done where nothing is set: at half past two in the night, seven days kept.</summary>
    public static BackupSettings Usual { get; } = new(new TimeOnly(2, 30), null, 7);

    /// <exception cref="StartupException">A setting makes no sense.</exception>
    public static BackupSettings Read(IConfiguration configuration) => new(
        ReadAt(configuration["ContactsApp:BackupAt"]), ReadFolder(configuration["ContactsApp:BackupFolder"]), ReadKept(configuration["ContactsApp:BackupsKept"]));

    private static TimeOnly? ReadAt(string? setting) => setting switch
    {
        null or "" => Usual.At,
        _ when setting.Equals("never", StringComparison.OrdinalIgnoreCase) => null,
        _ when TimeOnly.TryParseExact(setting, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => at,
        _ => throw new StartupException($"The setting ContactsApp:BackupAt says '{setting}'. Give a time of day such as 02:30, or the word never."),
    };

    private static string? ReadFolder(string? setting) => setting switch
    {
        null or "" => null,
        _ when Path.IsPathFullyQualified(setting) => setting,
        _ => throw new StartupException($"The setting ContactsApp:BackupFolder says '{setting}'. Give a whole path."),
    };

    private static int ReadKept(string? setting) => setting switch
    {
        null or "" => Usual.Kept,
        _ when int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var kept) && kept > 0 => kept,
        _ => throw new StartupException($"The setting ContactsApp:BackupsKept says '{setting}'. Give a whole number above 0."),
    };
}
