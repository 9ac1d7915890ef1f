using System.Globalization;
using System.Text;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange;

/// <summary>What a column of a contact file holds.</summary>
public enum ColumnMeaning
{
    Given,
    Middle,
    Family,
    Full,
    Prefix,
    Suffix,
    Title,
    Headline,
    Company,
    CompanyDomain,
    Email,
    Phone,
    LinkedIn,
    City,
    Country,
    Department,
    Seniority,
    Role,
    ExternalId,
    ObservedOn,
    Deleted,
    OptOut,
}

/// <summary>Recognises columns by their header. A new layout is a new name in column_names.tsv.</summary>
public static class ColumnNames
{
    private static readonly Lazy<Dictionary<string, ColumnMeaning>> Known = new(Read);

    /// <summary>Headers in front of a column's own name in some exports.</summary>
    private static readonly string[] Fronts = ["person ", "contact "];

    /// <summary>The meaning of each column; null for columns that are not read.</summary>
    public static IReadOnlyList<ColumnMeaning?> Of(IReadOnlyList<string> headers)
    {
        var keys = headers.Select(Key).ToList();
        var meanings = keys.ConvertAll(k => Known.Value.TryGetValue(k, out var m) ? (ColumnMeaning?)m : null);
        for (var i = 0; i < keys.Count; i++)
        {
            // "Title" is the job unless the file has a column for that too: then it is Mr. or Dr. (Outlook).
            if (keys[i] == "title")
            {
                meanings[i] = meanings.Contains(ColumnMeaning.Title) ? ColumnMeaning.Prefix : ColumnMeaning.Title;
            }
        }

        return meanings;
    }

    /// <summary>How many headers are known: how a header row is told from a preamble.</summary>
    public static int Recognised(IReadOnlyList<string> headers) => Of(headers).Count(m => m is not null);

    private static string Key(string header)
    {
        var text = new StringBuilder();
        foreach (var c in NameFolding.Fold(header))
        {
            // The number of a repeated column says nothing: "E-mail 2 - Value".
            text.Append(char.IsLetter(c) ? c : ' ');
        }

        var key = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var front = Array.Find(Fronts, f => key.StartsWith(f, StringComparison.Ordinal) && Known.Value.ContainsKey(key[f.Length..]) && !Known.Value.ContainsKey(key));
        return front is null ? key : key[front.Length..];
    }

    private static Dictionary<string, ColumnMeaning> Read()
    {
        var known = new Dictionary<string, ColumnMeaning>(StringComparer.Ordinal);
        using var stream = typeof(ColumnNames).Assembly.GetManifestResourceStream("ContactsApp.Features.Interchange.column_names.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 2 || line[0] == '#')
            {
                continue;
            }

            var meaning = Enum.Parse<ColumnMeaning>(cells[0]);
            foreach (var name in cells.Skip(1))
            {
                known[name.Trim().ToLower(CultureInfo.InvariantCulture)] = meaning;
            }
        }

        return known;
    }
}
