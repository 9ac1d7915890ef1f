namespace ContactsApp.Components;

/// <summary>Finds the app's own source files from wherever the tests run.</summary>
public static class AppFiles
{
    /// <summary>Full path of a file below the app's project folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "ContactsApp.sln")))
            {
                return System.IO.Path.Combine(at.FullName, "ContactsApp");
            }
        }
        throw new InvalidOperationException("The repository's root (ContactsApp.sln) was not found above the tests.");
    }
}
