namespace ContactsApp.Features.Demo;

/// <summary>The word lists of made-up data (seed_words.tsv).</summary>
internal static class SeedWords
{
    private static readonly Lazy<ILookup<string, string[]>> Rows = new(Read);

    /// <summary>The rows of one kind, without the kind.</summary>
    public static IReadOnlyList<string[]> Of(string kind) => [.. Rows.Value[kind]];

    private static ILookup<string, string[]> Read()
    {
        using var stream = typeof(SeedWords).Assembly.GetManifestResourceStream("ContactsApp.Features.Demo.seed_words.tsv")
            ?? throw new InvalidOperationException("The program was built without its word lists for made-up data.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToLookup(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);
    }
}
