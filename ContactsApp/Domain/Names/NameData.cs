using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>Reads the knowledge lists that are embedded beside this code.</summary>
internal static class NameData
{
    /// <summary>The rows of a list: comment lines (#) and empty lines left out, columns separated by tabs.</summary>
    /// <param name="name">Resource name behind "ContactsApp.Domain.", for example "Names.prefixes.tsv".</param>
    public static IEnumerable<string[]> Rows(string name)
    {
        using Stream stream = typeof(NameData).Assembly.GetManifestResourceStream("ContactsApp.Domain." + name)
            ?? throw new InvalidOperationException($"The knowledge list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }

    /// <summary>The words of a column, folded; _ stands for the space inside one entry.</summary>
    public static IEnumerable<string> Words(string column) =>
        column.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameFolding.Fold);

    /// <summary>A set of the words in the rows of one kind.</summary>
    public static FrozenSet<string> SetOf(IEnumerable<string[]> rows, string kind) =>
        rows.Where(r => r[0] == kind).SelectMany(r => Words(r[^1])).ToFrozenSet(StringComparer.Ordinal);
}
