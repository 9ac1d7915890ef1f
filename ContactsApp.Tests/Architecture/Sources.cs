using System.Text.RegularExpressions;
using ContactsApp.Components;

namespace ContactsApp.Architecture;

/// <summary>The app's own source text, for rules that types alone do not show.</summary>
internal static partial class Sources
{
    /// <summary>The repository's root.</summary>
    public static string Root => Path.GetFullPath(AppFiles.Path(".."));

    /// <summary>All C# and Razor files below a folder of the app ("" for all of it), generated ones left out, each with its text without comments.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string folder) =>
        Directory.EnumerateFiles(AppFiles.Path(folder), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetRelativePath(AppFiles.Path(), f).Replace('\\', '/'), Full: f))
            .Where(f => !f.Name.StartsWith("obj/", StringComparison.Ordinal) && !f.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Select(f => (f.Name, WithoutComments(File.ReadAllText(f.Full))));

    /// <summary>What a compiler would read: a name in a comment is no use of it.</summary>
    public static string WithoutComments(string text) => Comment().Replace(text, "");

    // "https://" in a string is no comment.
    [GeneratedRegex(@"(?<!:)//.*$|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
