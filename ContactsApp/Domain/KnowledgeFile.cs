using System.Text;

namespace ContactsApp.Domain;

/// <summary>Reads the knowledge lists that stand beside the code under Domain/ and are embedded in the program.</summary>
internal static class KnowledgeFile
{
    /// <summary>
    /// Entries of one list, in file order: trimmed at the end, without blank lines and without comment lines.
    /// </summary>
    /// <param name="folder">Folder under Domain/, for example "Emails".</param>
    /// <param name="file">File name with ending.</param>
    /// <param name="comment">What a comment line starts with.</param>
    public static IEnumerable<string> Lines(string folder, string file, string comment = "#")
    {
        var name = $"ContactsApp.Domain.{folder}.{file}";
        using var stream = typeof(KnowledgeFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its list {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith(comment, StringComparison.Ordinal))
            {
                yield return line.TrimEnd();
            }
        }
    }
}
