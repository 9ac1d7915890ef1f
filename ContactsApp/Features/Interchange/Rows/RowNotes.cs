using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Turns what cleaning says about values into notes on cells.</summary>
internal static class RowNotes
{
    /// <summary>The note on a cell. A fix replaces the value inside its cell, other values of the cell stay.</summary>
    public static CellNote Of(CleaningNote note, FileRecord record, int linkedIn)
    {
        var column = note.Part == CleanedPart.LinkedIn ? linkedIn : note.At;
        var cell = record.At(column);
        var fix = note.Fix is null ? null : cell.Contains(note.From, StringComparison.Ordinal) ? cell.Replace(note.From, note.Fix, StringComparison.Ordinal) : note.Fix;
        return new(column, note.From, note.To, note.Problem, fix, note.Problem is null ? null : Like(note))
        {
            HoldsBack = note is { Part: CleanedPart.Email, Problem: not null },
        };
    }

    /// <summary>The name as the file has it: the whole one where it holds all parts, else its parts in the usual order.</summary>
    /// <param name="raw">The person.</param>
    /// <param name="isCard">On a card the whole name is what the person is called.</param>
    public static string? FullName(RawPerson raw, bool isCard)
    {
        var parts = string.Join(' ', new[] { raw.Prefix, raw.Given, raw.Middle, raw.Family, raw.Suffix }.OfType<string>());
        var hasParts = raw.Given is not null || raw.Family is not null;
        var text = raw.FullName is { } full && (!hasParts || isCard || (Holds(full, raw.Given) && Holds(full, raw.Family))) ? full : parts;
        return text.Length == 0 ? null : text.ReplaceLineEndings(" ");
    }

    private static bool Holds(string full, string? part) => part is null || full.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes on the name's cells where it is kept otherwise than written: case, credentials, emoji.</summary>
    public static void AddNames(List<CellNote> notes, RawPerson raw, CleanedPerson person, RowCells cells, FileRecord record)
    {
        var kept = person.Fields;
        Add(ColumnMeaning.GivenName, raw.Given, kept[ContactField.GivenName]);
        Add(ColumnMeaning.FamilyName, raw.Family, kept[ContactField.FamilyName]);
        if (raw.Given is null && raw.Family is null)
        {
            Add(ColumnMeaning.FullName, raw.FullName, kept[ContactField.FullName]);
        }

        void Add(ColumnMeaning meaning, string? written, string? shown)
        {
            if (written is not null && shown is not null && written != shown)
            {
                notes.Add(new(cells.One(record, meaning).Column, written, shown));
            }
        }
    }

    // "ben@palisade" and "ann@palisade" lack the same ending: one decision mends both.
    private static string? Like(CleaningNote note)
    {
        var sign = note.From.LastIndexOf('@');
        return note.Part == CleanedPart.Email && sign >= 0 ? $"@{note.From[(sign + 1)..].Trim().ToLowerInvariant()}" : null;
    }
}
