using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>The preview in words.</summary>
internal static class ImportPreviewWords
{
    /// <summary>What was recognised.</summary>
    public static string Headline(DraftFile file) =>
        file.NeedsMapping ? "Say what the columns mean:"
        : file.IsChosen ? $"{file.Layout}, columns as chosen."
        : file.IsRecognised ? $"Recognised: {file.Layout}."
        : file.Columns.Count == 0 ? $"{file.Layout}." : $"{file.Layout}, columns by their names and values.";

    /// <summary>How it is read.</summary>
    public static string Details(DraftFile file)
    {
        if (file.NeedsMapping)
        {
            return "no column is known to name a person or a company. Choose one above the table.";
        }

        if (file.Columns.Count == 0)
        {
            return "Each line is a domain or a name.";
        }

        var left = file.Columns.Where(c => c.Meaning is null).Select(c => c.Header).ToList();
        var mapped = file.Columns.Count - left.Count;
        var out_ = left.Count switch { 0 => "", <= 2 => $", {string.Join(" and ", left)} left out", _ => $", {left.Count} left out" };
        var written = string.Join(", ", new[] { file.Encoding, file.Separator is { } s ? Separator(s) : null }.OfType<string>());
        var fixes = file.Fixed == 0 ? "" : file.Fixed == 1 ? " 1 cell corrected." : string.Create(CultureInfo.CurrentCulture, $" {file.Fixed:N0} cells corrected.");
        return $"{mapped} {(mapped == 1 ? "column" : "columns")} mapped{out_}.{(written.Length == 0 ? "" : $" {written}.")}{fixes}";
    }

    /// <summary>The words on the button that runs it.</summary>
    /// <param name="known">All rows were looked at.</param>
    public static string Button(ImportView import, ImportForecast forecast, bool known)
    {
        var noun = import.Kind == ImportKind.Leads ? "lead" : "contact";
        return known
            ? string.Create(CultureInfo.CurrentCulture, $"Import {forecast.ComeIn:N0} {noun}{(forecast.ComeIn == 1 ? "" : "s")}")
            : string.Create(CultureInfo.CurrentCulture, $"Import {import.Rows:N0} rows");
    }

    /// <summary>Beside the chip of a row: "2 fields", "line 7 of the file says the same".</summary>
    public static string Beside(ForecastRow row) => row.Outcome switch
    {
        ImportOutcome.Updated when row.RepeatsRow => "repeats a row",
        ImportOutcome.Updated => row.Fields == 0 ? "confirms" : row.Fields == 1 ? "1 field" : $"{row.Fields} fields",
        ImportOutcome.Proposed => "typed value",
        ImportOutcome.Review => "duplicate?",
        ImportOutcome.Suppressed => "removed earlier",
        ImportOutcome.Unchanged when row.RepeatsRow => "repeats a row",
        ImportOutcome.Created or ImportOutcome.Unchanged or ImportOutcome.Skipped or ImportOutcome.Failed => "",
    };

    private static string Separator(char separator) => separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        _ => $"\"{separator}\"",
    };
}
