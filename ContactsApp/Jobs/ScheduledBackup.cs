using ContactsApp.Data;

namespace ContactsApp.Jobs;

/// <summary>
/// Backs the database up once a day. Due when the latest backup is older than the last time of day set, so a server that was off at night does
/// it after its start, and a second look does nothing.
/// </summary>
public sealed class ScheduledBackup(Backup backup, BackupSettings settings, DataFolder folder, TimeProvider time, ILogger<ScheduledBackup> log) : IRecurringTask
{
    public string Name => "Backup";

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken ct)
    {
        if (settings.At is not { } at || !backup.IsPossible)
        {
            return;
        }

        var target = settings.Folder ?? folder.Backups;
        if (BackupFiles.HasSince(target, BackupFiles.Daily, DueAt(at), time))
        {
            return;
        }

        Directory.CreateDirectory(target);
        var file = BackupFiles.Path(target, BackupFiles.Daily, time);
        await backup.MakeAsync(file, ct);
        BackupFiles.KeepLatest(target, BackupFiles.Daily, settings.Kept, time);
        log.LogInformation("Backup written and checked: {File}", file);
    }

    /// <summary>The last moment at which one was due, in UTC.</summary>
    private DateTime DueAt(TimeOnly at)
    {
        var now = time.GetLocalNow();
        var today = now.Date + at.ToTimeSpan();
        var due = today <= now.DateTime ? today : today.AddDays(-1);
        var zone = time.LocalTimeZone;
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(due) ? due.AddHours(1) : due, zone);
    }
}
