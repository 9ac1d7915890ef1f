using System.Globalization;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>Imports in the words and colours that users see.</summary>
public static class ImportWords
{
    /// <summary>What happens, or happened, with a row: "Create".</summary>
    public static string Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => "Created",
        ImportOutcome.Updated => "Updated",
        ImportOutcome.Proposed => "Proposed",
        ImportOutcome.Unchanged => "Unchanged",
        ImportOutcome.Review => "To review",
        ImportOutcome.Suppressed => "Removed earlier",
        ImportOutcome.Skipped => "Skipped",
        ImportOutcome.Failed => "Failed",
    };

    /// <summary>The same before the run: "Create".</summary>
    public static string Ahead(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => "Create",
        ImportOutcome.Updated => "Update",
        ImportOutcome.Proposed => "Propose",
        ImportOutcome.Unchanged => "Unchanged",
        ImportOutcome.Review => "Ask",
        ImportOutcome.Suppressed or ImportOutcome.Skipped => "Skip",
        ImportOutcome.Failed => "Error",
    };

    /// <summary>What an undo did with a row.</summary>
    public static string Of(UndoOutcome? outcome) => outcome switch
    {
        UndoOutcome.Gone => "Gone",
        UndoOutcome.Back => "As before",
        UndoOutcome.Stays => "Stays",
        UndoOutcome.Nothing or null => "–",
    };

    public static ChipTone Tone(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => ChipTone.Good,
        ImportOutcome.Updated or ImportOutcome.Proposed => ChipTone.Accent,
        ImportOutcome.Review => ChipTone.Warn,
        ImportOutcome.Failed => ChipTone.Bad,
        ImportOutcome.Unchanged or ImportOutcome.Suppressed or ImportOutcome.Skipped => ChipTone.Neutral,
    };

    public static string Of(ImportState state) => state switch
    {
        ImportState.Draft => "Not run yet",
        ImportState.Running => "Running",
        ImportState.Done => "Done",
        ImportState.Cancelled => "Stopped",
        ImportState.Failed => "Failed",
        ImportState.Undoing => "Being undone",
        ImportState.Undone => "Undone",
    };

    public static ChipTone Tone(ImportState state) => state switch
    {
        ImportState.Draft or ImportState.Undone => ChipTone.Outline,
        ImportState.Running or ImportState.Undoing => ChipTone.Accent,
        ImportState.Done => ChipTone.Good,
        ImportState.Cancelled => ChipTone.Warn,
        ImportState.Failed => ChipTone.Bad,
    };

    /// <summary>A size as people say it: "1.2 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000.0:0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000.0:0.0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000_000.0:0.0} GB"),
    };

    /// <summary>A stretch of time, roughly: "12 s", "3 min".</summary>
    public static string Of(TimeSpan time) => time.TotalSeconds < 90
        ? $"{Math.Max(1, (int)Math.Ceiling(time.TotalSeconds))} s"
        : time.TotalMinutes < 90 ? $"{(int)Math.Round(time.TotalMinutes)} min" : $"{(int)Math.Round(time.TotalHours)} h";
}
