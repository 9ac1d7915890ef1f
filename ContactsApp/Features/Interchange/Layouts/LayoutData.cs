using System.Collections.Frozen;
using System.Text;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>Reads the lists of this folder, which are embedded in the program.</summary>
internal static class LayoutData
{
    /// <summary>Entries of a list in file order, without blank lines and comments.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(LayoutData).Assembly.GetManifestResourceStream($"ContactsApp.Features.Interchange.Layouts.{file}")
            ?? throw new InvalidOperationException($"The program was built without its list {file}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !(line[0] == '#' && line.Contains(' ')))
            {
                yield return line;
            }
        }
    }

    /// <summary>A list of words by what they mean: the first column for each word of the last one.</summary>
    public static FrozenDictionary<string, string> Words(string file)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var columns in Lines(file).Select(l => l.Split('\t')))
        {
            foreach (var word in columns[^1].Split('|'))
            {
                words[Key(word)] = columns[0];
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Letters alone, folded: how column names and words of lists are compared. "E-mail 2 - Value" is "emailvalue", FirstName "firstname".</summary>
    public static string Key(string text)
    {
        var folded = NameFolding.Fold(text);
        foreach (var c in folded)
        {
            if (!char.IsLetter(c))
            {
                return string.Concat(folded.Where(char.IsLetter));
            }
        }

        return folded;
    }
}
