namespace ContactsApp.Support;

/// <summary>A test that reads the real-world samples beside the repository (../shared/data); shown as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Folder is null ? "../shared/data is not beside the repository" : null;
}

/// <summary>The samples beside the repository.</summary>
public static class SharedData
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The rows of a sample file without its head, columns separated by tabs.</summary>
    public static IReadOnlyList<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(Folder!, file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))];

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(beside))
            {
                return beside;
            }
        }
        return null;
    }
}
