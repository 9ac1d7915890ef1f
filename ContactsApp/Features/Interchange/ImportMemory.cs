using System.Text.Json;
using System.Text.Json.Serialization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>What one row changed beside what it says about a person: an undo puts it back. Shape of <c>ImportRow.MemoryJson</c>.</summary>
/// <param name="CompanyId">The company that the row told something.</param>
/// <param name="AddedDomain">The domain it got.</param>
internal sealed record ImportMemory(long? CompanyId = null, string? AddedDomain = null)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The stored form; null where there is nothing to remember.</summary>
    public string? ToJson() => this == new ImportMemory() ? null : JsonSerializer.Serialize(this, Json);

    /// <summary>Puts back what the row changed, as far as it is still as the row left it. True when something was.</summary>
    public bool TakeBack(Company company) => AddedDomain is not null && company.ForgetDomain(AddedDomain);

    /// <summary>Reads the stored form back.</summary>
    public static ImportMemory From(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportMemory>(json, Json) ?? new();
}
