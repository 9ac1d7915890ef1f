using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactsApp.Intake.Judging;

/// <summary>How reasons, signals and chips are stored: short JSON with names for enums.</summary>
public static class ScoreJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The stored form.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A list read back; empty where the text is no such list.</summary>
    public static IReadOnlyList<T> ReadList<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];
}
