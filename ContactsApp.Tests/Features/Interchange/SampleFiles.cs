using System.Text;
using ContactsApp.Architecture;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>The sample files beside the tests: the same four made-up people in every tool's layout.</summary>
internal static class SampleFiles
{
    public static string Folder { get; } = Path.Combine(Sources.Root, "ContactsApp.Tests", "Features", "Interchange", "Files");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(n => n[0] != '.').Order(StringComparer.Ordinal);

    public static Task<ContactFile> OpenAsync(string name) => ContactFile.OpenAsync(Path.Combine(Folder, name), CancellationToken.None);

    public static Task<ContactFile> OfAsync(byte[] bytes) => ContactFile.OpenAsync(() => new MemoryStream(bytes, writable: false), CancellationToken.None);

    public static Task<ContactFile> OfTextAsync(string text, Encoding? encoding = null) => OfAsync((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public static async Task<IReadOnlyList<ContactRow>> RowsAsync(this ContactFile file, RowRequest? request = null)
    {
        var rows = new List<ContactRow>();
        await foreach (var row in file.RowsAsync(request ?? RowRequest.All, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    public static async Task<IReadOnlyList<ContactRow>> ReadAsync(string text) => await (await OfTextAsync(text)).RowsAsync();

    public static async Task<IReadOnlyList<ImportedRow>> TrialAsync(this ContactFile file, string? company = null)
    {
        var rows = new List<ImportedRow>();
        await foreach (var row in ImportTrial.RunAsync(file, company, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }
}
