using System.Text.Json;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>An unsaved draft as the browser's tab keeps it. Holds nothing about a person.</summary>
/// <param name="Number">The version that it changes.</param>
public sealed record IcpDraft(int Number, IcpDefinition Definition)
{
    /// <summary>The kept text.</summary>
    public static string Write(int number, IcpDefinition definition) => JsonSerializer.Serialize(new Stored(number, IcpJson.Write(definition)));

    /// <summary>Reads it back; null where it is none, or an older program wrote it.</summary>
    public static IcpDraft? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(text) is { Json: { } json } stored ? new(stored.Number, IcpJson.Read(json)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Stored(int Number, string? Json);
}
