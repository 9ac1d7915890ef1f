using System.Collections.Frozen;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>A word that heads columns of two meanings; the other columns and the values decide.</summary>
internal enum UnclearHeader
{
    /// <summary>The whole name, or the part that the file has no other column for ("Name", "Nom").</summary>
    Name,
    /// <summary>The job, or Mr. and Dr. ("Title").</summary>
    TitleOrPrefix,
    /// <summary>The part in a deal, or the job ("Role").</summary>
    RoleOrTitle,
    /// <summary>Where a lead stands, or what is known of an address ("Status").</summary>
    StatusByValue,
}

/// <summary>What a header says.</summary>
/// <param name="Meaning">The meaning; null where <paramref name="Unclear"/> has to be decided, and where the column is known and left out.</param>
/// <param name="IsWeak">It only stands in where no better column has a value ("Created" for the row's date).</param>
internal sealed record HeaderWord(ColumnMeaning? Meaning, UnclearHeader? Unclear, bool IsWeak)
{
    public bool IsLeftOut => Meaning is null && Unclear is null;
}

/// <summary>Knows columns by their header. A new name is a word in column_names.tsv.</summary>
internal static class ColumnNames
{
    private static readonly FrozenDictionary<string, HeaderWord> Known = Read();
    private static readonly FrozenDictionary<ColumnMeaning, string> Labels = ReadLabels();

    // What some tools put before the name of a column: "Person - Email", "Contact: Full Name", "Organization - Industry".
    private static readonly string[] Fronts = ["person", "contact", "contacts", "lead", "primary"];

    // What templates put behind it: "Last Name [Required]".
    private static readonly string[] Ends = ["required", "optional", "mandatory", "pflichtfeld", "obligatoire", "obligatorio"];

    /// <summary>What a header means, or null where nobody knows.</summary>
    public static HeaderWord? Find(string header)
    {
        var key = header.Length > 200 ? "" : LayoutData.Key(header);
        return key.Length == 0 ? null : Known.TryGetValue(key, out var word) ? word : WithoutFront(key) ?? WithoutEnd(key);
    }

    /// <summary>The words users read for a meaning: "E-mail", "Company's country".</summary>
    public static string Label(ColumnMeaning meaning) => Labels[meaning];

    private static HeaderWord? WithoutFront(string key)
    {
        foreach (var front in Fronts)
        {
            if (key.StartsWith(front, StringComparison.Ordinal) && Known.TryGetValue(key[front.Length..], out var word))
            {
                return word;
            }
        }

        return null;
    }

    private static HeaderWord? WithoutEnd(string key) =>
        Array.Find(Ends, e => key.EndsWith(e, StringComparison.Ordinal)) is { } end ? Known.GetValueOrDefault(key[..^end.Length]) : null;

    private static FrozenDictionary<string, HeaderWord> Read()
    {
        var known = new Dictionary<string, HeaderWord>(StringComparer.Ordinal);
        foreach (var columns in LayoutData.Lines("column_names.tsv").Select(l => l.Split('\t')))
        {
            var isUnclear = Enum.TryParse<UnclearHeader>(columns[0], out var unclear);
            ColumnMeaning? meaning = isUnclear || columns[0] == "-" ? null : Enum.Parse<ColumnMeaning>(columns[0]);
            foreach (var name in columns[2].Split('|'))
            {
                known.TryAdd(LayoutData.Key(name), new(meaning, isUnclear ? unclear : null, name[0] == '~'));
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<ColumnMeaning, string> ReadLabels() => LayoutData.Lines("column_names.tsv").Select(l => l.Split('\t'))
        .Where(c => Enum.TryParse<ColumnMeaning>(c[0], out _)).ToFrozenDictionary(c => Enum.Parse<ColumnMeaning>(c[0]), c => c[1]);
}
