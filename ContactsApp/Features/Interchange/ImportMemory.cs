using System.Text.Json;
using System.Text.Json.Serialization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>What one row changed beside what it says about a person: an undo puts it back. Shape of <c>ImportRow.MemoryJson</c>.</summary>
/// <param name="CompanyId">The company that the row told something.</param>
/// <param name="AddedDomain">The domain it got.</param>
/// <param name="AddedTags">The tags that its lead got.</param>
internal sealed record ImportMemory(long? CompanyId = null, string? AddedDomain = null, IReadOnlyList<string>? AddedTags = null)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The stored form; null where there is nothing to remember.</summary>
    public string? ToJson() => this == new ImportMemory() ? null : JsonSerializer.Serialize(this, Json);

    /// <summary>Puts back what the row changed, as far as it is still as the row left it. True when something was.</summary>
    /// <param name="company">With its domains and its lead.</param>
    public bool TakeBack(Company company)
    {
        var back = AddedDomain is not null && company.ForgetDomain(AddedDomain);
        foreach (var tag in company.Lead is null ? [] : AddedTags ?? [])
        {
            back |= company.Lead!.RemoveTag(tag);
        }

        return back;
    }

    /// <summary>What the place of a row changed; null for nothing.</summary>
    public static ImportMemory? Of(RowPlace place) => place is { Company: { } company, MadeLead: null } && (place.AddedDomain is not null || place.AddedTags.Count > 0)
        ? new(company.Id, place.AddedDomain, place.AddedTags.Count > 0 ? place.AddedTags : null)
        : null;

    /// <summary>Reads the stored form back.</summary>
    public static ImportMemory From(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportMemory>(json, Json) ?? new();
}
