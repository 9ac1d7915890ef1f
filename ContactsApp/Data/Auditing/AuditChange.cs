using System.Text.Json;

namespace ContactsApp.Data.Auditing;

/// <summary>One field of an audit row: its name in the code, and its value before and after in words of any culture.</summary>
public sealed record AuditChange(string Field, string? From, string? To)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads <c>AuditEntry.ChangesJson</c>.</summary>
    public static IReadOnlyList<AuditChange> Read(string json) => JsonSerializer.Deserialize<List<AuditChange>>(json, Json) ?? [];

    /// <summary>Writes <c>AuditEntry.ChangesJson</c>.</summary>
    public static string Write(IEnumerable<AuditChange> changes) => JsonSerializer.Serialize(changes, Json);
}
