using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>What one column of a file is taken for.</summary>
/// <param name="Header">The header as written; "Column 3" where the file has none.</param>
/// <param name="Meaning">Null leaves the column out.</param>
/// <param name="Confidence">0 to 1: 1 when a person or a recognised layout says so.</param>
/// <param name="Why">The reason in words for the user.</param>
public sealed record MappedColumn(string Header, ColumnMeaning? Meaning, double Confidence, string Why);

/// <summary>
/// What the columns of a file mean. Proposed by <see cref="ContactFile"/>, changed by a person (<see cref="With"/>), and remembered by its
/// <see cref="Fingerprint"/> for the next file of the same columns.
/// </summary>
public sealed record ImportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Name of the recognised layout; null for a file of no known tool.</summary>
    public string? Layout { get; init; }
    public RowsAre Rows { get; init; }

    /// <summary>One for each column of the file, in its order.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];
    public DateOrder Dates { get; init; }

    /// <summary>The mapping with one column taken for something else by a person.</summary>
    /// <param name="column">Index of the column, from 0.</param>
    /// <param name="meaning">Null leaves it out.</param>
    public ImportMapping With(int column, ColumnMeaning? meaning) => this with
    {
        Columns = [.. Columns.Select((c, i) => i == column ? c with { Meaning = meaning, Confidence = 1, Why = "You said so." } : c)],
    };

    /// <summary>The same for every file with these columns, in whatever order: 32 hex digits, safe to store.</summary>
    public string Fingerprint => FingerprintOf([.. Columns.Select(c => c.Header)]);

    /// <summary>This mapping for a file whose columns stand in another order; null when it has other columns.</summary>
    public ImportMapping? For(IReadOnlyList<string> headers)
    {
        var left = Columns.ToList();
        var columns = new List<MappedColumn>(headers.Count);
        foreach (var header in headers)
        {
            var at = left.FindIndex(c => Same(c.Header, header));
            if (at < 0)
            {
                return null;
            }

            columns.Add(left[at]);
            left.RemoveAt(at);
        }

        return left.Count == 0 ? this with { Columns = columns } : null;
    }

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the stored form back.</summary>
    public static ImportMapping FromJson(string json) => JsonSerializer.Deserialize<ImportMapping>(json, Json) ?? new();

    /// <summary>The fingerprint of a file with these headers.</summary>
    public static string FingerprintOf(IReadOnlyList<string> headers)
    {
        var text = string.Join('\u001f', headers.Select(Plain).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static bool Same(string a, string b) => Plain(a) == Plain(b);

    private static string Plain(string header) => Domain.Names.NameFolding.Fold(header);
}
