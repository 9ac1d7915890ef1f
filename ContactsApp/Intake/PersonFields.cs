using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Intake;

/// <summary>
/// What one observation says about one person, cleaned: the content of <see cref="Observation.FieldsJson"/>.
/// A person's decisions about fields (unlock, keep mine) are words of a person too, and travel the same road.
/// </summary>
public sealed record PersonFields
{
    /// <summary>Single values by field; from a person an empty text means "there is none".</summary>
    public IReadOnlyDictionary<ContactField, string> Values { get; init; } = new SortedDictionary<ContactField, string>();
    public IReadOnlyList<ObservedItem> Emails { get; init; } = [];

    /// <summary>E.164 where the number could be read, else as given.</summary>
    public IReadOnlyList<ObservedItem> Phones { get; init; } = [];
    public IReadOnlyList<ObservedItem> Links { get; init; } = [];

    /// <summary>A buying role that the source names (an import's role column).</summary>
    public BuyingRole? Role { get; init; }

    /// <summary>Further roles that the source names; null for none, as <see cref="Tags"/>: what says nothing is stored as before it could be said.</summary>
    public IReadOnlyList<BuyingRole>? OtherRoles { get; init; }

    /// <summary>The source calls this the main person of the company or deal.</summary>
    public bool IsMainPerson { get; init; }
    public DateOnly? StartedOn { get; init; }

    /// <summary>The last day at the company, as the source has it.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The source has a place for the last day, and it is empty.</summary>
    public bool HasNoEnd { get; init; }

    /// <summary>The source says that the person works there no more.</summary>
    public bool HasLeft { get; init; }

    /// <summary>The source says that the person works there still; false where it does not say.</summary>
    public bool IsThere { get; init; }

    /// <summary>Words of the team or of the tool; null for none.</summary>
    public IReadOnlyList<ObservedItem>? Tags { get; init; }

    /// <summary>The source only fills what is empty: an import with that option.</summary>
    public bool FillsOnly { get; init; }
    public IReadOnlyList<PersonDecision> Decisions { get; init; } = [];

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Every role that the source names, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<BuyingRole> AllRoles => [.. (Role is { } role ? [role] : Array.Empty<BuyingRole>()).Concat(OtherRoles ?? []).Distinct()];

    /// <summary>A single value, or null when the source does not say.</summary>
    public string? this[ContactField field] => Values.TryGetValue(field, out var v) && v.Length > 0 ? v : null;

    /// <summary>The stored form; the same words give the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Values = new SortedDictionary<ContactField, string>(Values.ToDictionary()) }, Json);

    /// <summary>Reads the stored form back.</summary>
    public static PersonFields FromJson(string json) => JsonSerializer.Deserialize<PersonFields>(json, Json) ?? new();

    /// <summary>SHA-256 of the stored form, hex: the same words again are recognised by it.</summary>
    public static string Fingerprint(string json) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));
}

/// <summary>What a person decided about a field or an item, beside typing values (<see cref="MergeDecision"/>).</summary>
public enum DecisionKind
{
    KeepMine,
    Unlock,
    RemoveItem,
    MakePrimary,
    /// <summary>The person still works here, whatever sources say.</summary>
    StillHere,
}

/// <summary>A stored <see cref="MergeDecision"/>; its time is the observation's.</summary>
public sealed record PersonDecision(DecisionKind Kind, ContactField? Field = null, ContactItemKind? Item = null, string? Value = null)
{
    /// <summary>The decision as the merge reads it; null when a stored one lacks what its kind needs.</summary>
    public MergeDecision? At(DateTime at) => this switch
    {
        { Kind: DecisionKind.KeepMine, Field: { } f, Value: { } v } => new MergeDecision.KeepMine(f, v, at),
        { Kind: DecisionKind.Unlock, Field: { } f } => new MergeDecision.Unlock(f, at),
        { Kind: DecisionKind.RemoveItem, Item: { } i, Value: { } v } => new MergeDecision.RemoveItem(i, v, at),
        { Kind: DecisionKind.MakePrimary, Item: { } i, Value: { } v } => new MergeDecision.MakePrimary(i, v, at),
        _ => null,
    };
}
