using ContactsApp.Features.Interchange.Reading;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>A column of the sample of a file: its header and the values that stand below it, empty ones left out.</summary>
internal sealed record ColumnSample(int Index, string Header, IReadOnlyList<string> Values)
{
    private const int Enough = 100;

    /// <summary>The columns of a sample; rows may be shorter or longer than the header.</summary>
    public static IReadOnlyList<ColumnSample> Of(IReadOnlyList<string> headers, IReadOnlyList<FileRecord> rows) =>
    [
        .. headers.Select((h, i) => new ColumnSample(i, h, [.. rows.Select(r => r.At(i)).Where(v => !CellWords.IsNothing(v)).Take(Enough)])),
    ];

    /// <summary>The share of the values of which something is true, 0 to 1; 0 without values.</summary>
    public double Share(Func<string, bool> isSo) => Values.Count == 0 ? 0 : (double)Values.Count(isSo) / Values.Count;
}
