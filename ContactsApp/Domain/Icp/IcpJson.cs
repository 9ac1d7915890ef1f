using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactsApp.Domain.Icp;

/// <summary>How an ICP version is stored: JSON with names for enums, so that a stored version survives a reordered enum.</summary>
public static class IcpJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The definition as one line of JSON.</summary>
    public static string Write(IcpDefinition icp) => JsonSerializer.Serialize(icp, Options);

    /// <summary>Whether two parts of a definition, or two definitions, say the same: records compare lists by identity.</summary>
    public static bool Same<T>(T a, T b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no definition, or a newer version of the program wrote it.</exception>
    public static IcpDefinition Read(string json)
    {
        var icp = JsonSerializer.Deserialize<IcpDefinition>(json, Options) ?? throw new JsonException("The ICP definition is empty.");
        return icp.Schema <= IcpDefinition.CurrentSchema
            ? icp
            : throw new JsonException($"The ICP definition has schema {icp.Schema}; this program reads up to {IcpDefinition.CurrentSchema}.");
    }
}
