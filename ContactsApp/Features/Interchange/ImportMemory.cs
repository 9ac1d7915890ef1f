using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactsApp.Features.Interchange;

/// <summary>What one row changed beside what it says about a person: an undo puts it back. Shape of <c>ImportRow.MemoryJson</c>.</summary>
/// <param name="CompanyId">The company that the row told something.</param>
/// <param name="AddedDomain">The domain it got.</param>
internal sealed record ImportMemory(long? CompanyId = null, string? AddedDomain = null)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The stored form; null where there is nothing to remember.</summary>
    public string? ToJson() => this == new ImportMemory() ? null : JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the stored form back.</summary>
    public static ImportMemory From(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportMemory>(json, Json) ?? new();
}
